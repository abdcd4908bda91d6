import type { StoredLine } from "@server/core/audit";
import { days, hours } from "@server/core/clock";
import { type Place, readCursor } from "@server/core/cursor";
import type { Scope } from "@server/core/policy";
import type { Ports } from "@server/ports";
import type { AuditFilter } from "@shared/audit/entry";
import mongoose from "mongoose";
import { actsOf } from "./acts";
import { openReason } from "./open-reason";

/** Further back than this nobody is asked to look at once; the filter names an older range. */
const reach = days(90);

export const auditLines = () => mongoose.connection.collection<StoredLine>("audit");

type Asked = {
  [Key in keyof AuditFilter | "cursor"]?:
    | (Key extends keyof AuditFilter ? AuditFilter[Key] : string)
    | undefined;
};

/** The entries that an explorer's page shows, newest first. */
export async function findEntries(
  scope: Scope<StoredLine>,
  { purpose, cursor, from, to, ...asked }: Asked,
  limit: number,
  ports: Pick<Ports, "vault" | "clock">,
): Promise<StoredLine[]> {
  const now = ports.clock.now();
  const until = to ? new Date(to) : new Date(now.getTime() + hours(24));
  const since = from ? new Date(from) : new Date(until.getTime() - reach);
  const filter = {
    $and: [conditionOf(asked), scope.filter, purpose ? { reason: { $exists: true } } : {}],
  };
  const found: StoredLine[] = [];
  for await (const line of backwards(filter, since, until, readCursor(cursor))) {
    if (purpose && !(await openReason(line, ports.vault))?.includes(purpose)) continue;
    found.push(line);
    if (found.length >= limit) break;
  }
  return found;
}

function conditionOf({ staffId, customerId, group, act }: Asked): Record<string, unknown> {
  return {
    ...(staffId ? { "actor.id": staffId } : {}),
    ...(customerId ? { customerId } : {}),
    ...(act ? { act } : group ? actsOf[group] : {}),
  };
}

const step = 200;

/**
 * Entries from new to old in windows of time that grow while little is found: a bound on both sides
 * keeps a page of thirty as quick on ten million entries as on ten thousand.
 */
async function* backwards(
  filter: Record<string, unknown>,
  since: Date,
  until: Date,
  after: Place | undefined,
): AsyncGenerator<StoredLine> {
  let high = after && after.at < until ? after.at : until;
  let last = after && after.at <= until ? after.id : undefined;
  for (let width = hours(6); high > since; ) {
    const low = new Date(Math.max(since.getTime(), high.getTime() - width));
    const window = { at: { $gt: low.toISOString(), $lte: high.toISOString() } };
    const past = last ? { $nor: [{ at: high.toISOString(), id: { $gte: last } }] } : {};
    const page = await auditLines()
      .find({ $and: [filter, window, past] } as never)
      .sort({ at: -1, id: -1 })
      .limit(step)
      .toArray();
    yield* page;
    const end = page.length === step ? page.at(-1) : undefined;
    high = end ? new Date(end.at) : low;
    last = end?.id;
    width = page.length === 0 ? width * 4 : width;
  }
}
