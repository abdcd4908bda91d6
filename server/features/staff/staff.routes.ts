import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { hasRole, type StaffActor } from "@server/core/policy";
import { endSession, sessionsOf } from "@server/core/session";
import { trailOf } from "@server/core/trail";
import { type StaffDocument, staff, units } from "@server/features/organisation";
import { makeJoin } from "@server/features/sessions";
import { RequestError } from "@shared/core/errors";
import { StaffError } from "@shared/staff/errors";
import { peopleEndpoints } from "@shared/staff/people";
import { rolesConflict } from "@shared/staff/role-conflicts";
import { staffEndpoints as all, type StaffRow } from "@shared/staff/staff";
import { addStaff, changeStanding, editStaff } from "./change-staff";
import { closeDoors, endAccess } from "./end-access";
import { demandRest } from "./guards";
import { presentPerson, presentStaff } from "./staff.present";

type Context = RequestContext<StaffActor>;

/** Administration and security see everybody, a head the branch, a lead the team. */
async function staffSeenBy(actor: StaffActor): Promise<StaffDocument[]> {
  if (hasRole(actor, "admin", "security")) return staff.all();
  return staff.within(
    hasRole(actor, "head")
      ? ((await units.branchOf(actor.unitId))?._id ?? actor.unitId)
      : actor.unitId,
  );
}

async function found(id: string, actor: StaffActor): Promise<StaffDocument> {
  const person = (await staffSeenBy(actor)).find(({ _id }) => _id === id);
  if (!person) throw StaffError.notFound();
  return person;
}

async function rowOf(id: string, { ports }: Context): Promise<StaffRow> {
  const person = await staff.find(id);
  const [row] = await presentStaff(person ? [person] : [], ports.clock.now());
  if (!row) throw StaffError.notFound();
  return row;
}

const standing: Implementation[] = [
  implement(pick(all, "GET /staff"))(async ({ unitId, q }, { actor, ports }) => {
    const word = q?.trim().toLowerCase();
    const fits = ({ name, no, title }: StaffDocument) =>
      !word || [name, no, title].some((text) => text.toLowerCase().includes(word));
    const seen = (await staffSeenBy(actor))
      .filter(({ unitPath }) => !unitId || unitPath.includes(unitId))
      .filter(fits);
    return { items: await presentStaff(seen, ports.clock.now()) };
  }),
  implement(pick(all, "POST /staff/:id/disable"))(async ({ id }, context) => {
    if (id === context.actor.id) throw StaffError.notYourself();
    const person = await found(id, context.actor);
    await demandRest(person, "admin");
    await endAccess(person._id, trailOf(context));
    return { ...(await rowOf(id, context)), sessions: 0 };
  }),
  implement(pick(all, "POST /staff/:id/enable"))(async ({ id }, context) => {
    const person = await found(id, context.actor);
    await changeStanding(person, { state: "active" }, "staff.enabled", trailOf(context));
    return rowOf(id, context);
  }),
  implement(pick(all, "PUT /staff/:id/roles"))(async ({ id, roles }, context) => {
    if (id === context.actor.id) throw StaffError.notYourself();
    if (rolesConflict(roles)) throw StaffError.rolesConflict();
    const person = await found(id, context.actor);
    if (!roles.includes("admin")) await demandRest(person, "admin");
    if (!roles.includes("rm")) await refuseBook(person);
    await changeStanding(
      person,
      { roles: [...new Set(roles)] },
      "staff.rolesChanged",
      trailOf(context),
    );
    await closeDoors(id);
    return { ...(await rowOf(id, context)), sessions: 0 };
  }),
  implement(pick(all, "POST /staff/:id/end-sessions"))(async ({ id }, context) => {
    const person = await found(id, context.actor);
    const ended = await closeDoors(person._id);
    await noteEnding(person._id, context);
    return { ended };
  }),
];

/** Whoever has customers stays a manager until they are handed over. */
async function refuseBook(person: StaffDocument): Promise<void> {
  const [row] = await presentStaff([person], new Date());
  if (person.roles.includes("rm") && (row?.customers ?? 0) > 0)
    throw StaffError.hasBook({ customers: row?.customers });
}

async function noteEnding(id: string, { actor, ip, requestId, ports }: Context): Promise<void> {
  ports.audit.note({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act: "staff.sessionsEnded",
    object: { kind: "staff", id },
    result: "ok",
    ip,
    requestId,
  });
}

const people: Implementation[] = [
  implement(pick(peopleEndpoints, "GET /staff/:id"))(async ({ id }, { actor, ports }) =>
    presentPerson(await found(id, actor), actor, ports),
  ),
  implement(pick(peopleEndpoints, "POST /staff"))(async (given, context) =>
    presentPerson(await addStaff(given, trailOf(context)), context.actor, context.ports),
  ),
  implement(pick(peopleEndpoints, "PATCH /staff/:id"))(async ({ id, ...change }, context) => {
    const person = await found(id, context.actor);
    const after = await editStaff(person, change, trailOf(context));
    return presentPerson(after, context.actor, context.ports);
  }),
  implement(pick(peopleEndpoints, "POST /staff/:id/invitations"))(async ({ id, kind }, context) => {
    const person = await found(id, context.actor);
    // Whoever makes a link for themselves would go around the second factor.
    if (person._id === context.actor.id) throw StaffError.notYourself();
    if (person.state !== "active") throw StaffError.notFound();
    const hasAccess = person.totpSeed !== undefined;
    if (kind === "invite" && hasAccess) throw RequestError.conflict();
    if (kind !== "invite" && !hasAccess) throw RequestError.conflict();
    const { token, expiresAt } = await makeJoin(kind, id, trailOf(context));
    return { url: `${context.origin}/join/${token}`, expiresAt: expiresAt.toISOString() };
  }),
  implement(pick(peopleEndpoints, "DELETE /staff/:id/sessions/:sessionId"))(
    async ({ id, sessionId }, context) => {
      const person = await found(id, context.actor);
      const open = await sessionsOf({ kind: "staff", id: person._id });
      if (!open.some(({ _id }) => _id === sessionId)) throw RequestError.notFound();
      await endSession(sessionId);
      await noteEnding(person._id, context);
      return {};
    },
  ),
];

export const staffRoutes = [...standing, ...people];
