import type { Clock } from "@server/core/clock";
import { seconds } from "@server/core/clock";
import type { LiveServer } from "@server/core/live";
import type { Log } from "@server/core/log";
import { accessGrants } from "@server/features/access-grants";
import { covers, serviceMembers } from "@server/features/organisation";
import { forgetStaff } from "./resolve-actor";

const every = 400;
/** A change may become visible a little after the moment it is stamped with. */
const overlap = seconds(3);

/**
 * Watches for covers and team terms that begin or end, and has the sockets of whom it concerns
 * opened anew: what they listen to is decided when they open, so nobody goes on hearing what they
 * may no longer see. Runs in every process that holds sockets.
 */
export function watchStanding({
  live,
  clock,
  log,
}: {
  readonly live: LiveServer;
  readonly clock: Clock;
  readonly log: Log;
}): { readonly stop: () => void } {
  let last = clock.now();
  const told = new Map<string, number>();
  const look = async () => {
    const now = clock.now();
    const [from, to] = now >= last ? [last, now] : [now, last];
    const turns = await turnsBetween(new Date(from.getTime() - overlap), to, now);
    last = now;
    for (const { key, staffId } of turns) {
      if (told.has(key)) continue;
      told.set(key, Date.now());
      forgetStaff(staffId);
      live.reopen(`staff:${staffId}`);
    }
    for (const [key, at] of told) if (Date.now() - at > overlap * 10) told.delete(key);
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    look()
      .catch((error: unknown) => log.warn({ err: error }, "standing"))
      .finally(() => {
        busy = false;
      });
  }, every);
  return { stop: () => clearInterval(timer) };
}

const phaseOf = (start: Date, end: Date, now: Date) =>
  now < start ? "before" : now < end ? "on" : "over";
const keyOf = (id: string, changedAt: Date, phase: string) =>
  `${id}:${changedAt.getTime()}:${phase}`;

async function turnsBetween(from: Date, to: Date, now: Date) {
  const [standIns, members, grants] = await Promise.all([
    covers.turning(from, to),
    serviceMembers.turning(from, to),
    accessGrants.turning(from, to),
  ]);
  return [
    ...standIns.map(({ _id, coverId, changedAt, start, end }) => ({
      staffId: coverId,
      key: keyOf(_id, changedAt, phaseOf(start, end, now)),
    })),
    ...grants.map(({ _id, staffId, until }) => ({
      staffId,
      key: `${_id}:${until !== undefined && until > now}`,
    })),
    ...members.map(({ _id, staffId, changedAt, from: begins, until }) => ({
      staffId,
      key: keyOf(_id, changedAt, phaseOf(begins, until, now)),
    })),
  ];
}
