import type { Clock } from "@server/core/clock";
import type { Actor, StaffActor } from "@server/core/policy";
import { type SessionDocument, sessionOf } from "@server/core/session";
import { accessGrants } from "@server/features/access-grants";
import { covers, serviceMembers, staff, units } from "@server/features/organisation";

const machine: Clock = { now: () => new Date() };
const visitor: Actor = { kind: "visitor" };
/**
 * Roles, units, covers and teams of a person are read at most twice a second, so that access which
 * begins, ends or is taken away is felt within one, in every process.
 */
const readEvery = 400;
const people = new Map<
  string,
  { readonly actor: Promise<StaffActor | undefined>; readonly until: number }
>();

/** Who stands behind a token. A person who left, or a session without its second factor, is a visitor. */
export async function resolveActor(
  token: string | undefined,
  clock: Clock = machine,
): Promise<Actor> {
  const session = token ? await sessionOf(token) : undefined;
  if (!session) return visitor;
  if (session.subject.kind === "customer") {
    return {
      kind: "customer",
      id: session.subject.id,
      sessionId: session._id,
      wechatUserId: session.wechatUserId ?? "",
    };
  }
  if (session.subject.kind === "staff" && session.secondFactorAt) {
    const actor = await staffActor(session.subject.id, clock);
    if (!actor) return visitor;
    return {
      ...actor,
      sessionId: session._id,
      ...(session.networks ? { networks: session.networks } : {}),
      ...(session.stepUpUntil ? { stepUpUntil: session.stepUpUntil } : {}),
    };
  }
  return unfinished(session);
}

function unfinished(session: SessionDocument): Actor {
  return {
    kind: "visitor",
    sessionId: session._id,
    ...(session.subject.kind === "staff" ? { awaitsSecondFactor: true } : {}),
    ...(session.wechatUserId ? { wechatUserId: session.wechatUserId } : {}),
  };
}

/** The actor a member of staff is; undefined when they may not act at all. */
export async function staffActor(staffId: string, clock: Clock): Promise<StaffActor | undefined> {
  const now = Date.now();
  const known = people.get(staffId);
  if (known && known.until > now) return known.actor;
  const actor = read(staffId, clock.now());
  if (people.size > 5_000) people.clear();
  people.set(staffId, { actor, until: now + readEvery });
  return actor;
}

/** Forgets what was read, after a change of roles or state. */
export function forgetStaff(staffId: string): void {
  people.delete(staffId);
}

async function read(staffId: string, now: Date): Promise<StaffActor | undefined> {
  const [person, held, serves, granted] = await Promise.all([
    staff.find(staffId),
    covers.heldBy(staffId, now),
    serviceMembers.servedBy(staffId, now),
    accessGrants.openTo(staffId, now),
  ]);
  if (person?.state !== "active") return undefined;
  const { unitId } = person;
  const answersFor = await answeredUnit(person.roles, unitId);
  return {
    kind: "staff",
    id: person._id,
    name: person.name,
    sessionId: "",
    roles: person.roles,
    unitId,
    unitIds: await units.below(answersFor),
    coversFor: [person._id, ...held.map(({ staffId: absent }) => absent)],
    serves,
    granted,
  };
}

/** A head answers for their whole branch, everybody else for their own unit and what is below. */
async function answeredUnit(roles: readonly string[], unitId: string): Promise<string> {
  if (!roles.includes("head")) return unitId;
  return (await units.branchOf(unitId))?._id ?? unitId;
}
