import { announce } from "@server/core/events";
import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { hasRole, type StaffActor } from "@server/core/policy";
import { endSessionsOf, sessionsOf } from "@server/core/session";
import { customers } from "@server/features/customers";
import { type StaffDocument, staff, units } from "@server/features/organisation";
import { forgetDevices, forgetStaff } from "@server/features/sessions";
import { StaffError } from "@shared/staff/errors";
import { rolesConflict } from "@shared/staff/role-conflicts";
import type { StaffRow } from "@shared/staff/staff";
import { staffEndpoints as all } from "@shared/staff/staff";

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

async function present(list: readonly StaffDocument[]): Promise<StaffRow[]> {
  const [load, named] = await Promise.all([
    customers.load(list.map(({ _id }) => _id)),
    units.all(),
  ]);
  const names = new Map(named.map(({ _id, name }) => [_id, name]));
  const open = await Promise.all(list.map(({ _id }) => sessionsOf({ kind: "staff", id: _id })));
  return list.map(({ _id, name, title, roles, unitId, state, presence }, at) => ({
    id: _id,
    name,
    title,
    roles: [...roles],
    unitId,
    unitName: names.get(unitId) ?? "",
    state,
    presence,
    customers: load.get(_id) ?? 0,
    sessions: open[at]?.length ?? 0,
  }));
}

/** Changes a record, tells the backbone and the trail, and makes the change felt at once. */
async function change(
  person: StaffDocument,
  set: Parameters<typeof staff.change>[1],
  act: string,
  { actor, ip, requestId, ports }: Context,
): Promise<StaffRow> {
  const changed = await transact(async (tx) => {
    const after = await staff.change(person._id, set, tx);
    await announce(tx, {
      type: act,
      aggregate: { kind: "staff", id: person._id },
      actor: { kind: "staff", id: actor.id },
      at: ports.clock.now(),
    });
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act,
        object: { kind: "staff", id: person._id },
        result: "ok",
        ip,
        requestId,
        fields: Object.keys(set),
      },
      { session: tx },
    );
    return after;
  });
  forgetStaff(person._id);
  const [row] = await present([changed ?? person]);
  return row as StaffRow;
}

export const staffRoutes: Implementation[] = [
  implement(pick(all, "GET /organisation"))(async () => ({
    units: (await units.all()).map(({ _id, parentId, kind, name }) => ({
      id: _id,
      kind,
      name,
      ...(parentId ? { parentId } : {}),
    })),
  })),
  implement(pick(all, "GET /staff"))(async ({ unitId }, { actor }) => {
    const seen = await staffSeenBy(actor);
    return {
      items: await present(
        unitId ? seen.filter(({ unitPath }) => unitPath.includes(unitId)) : seen,
      ),
    };
  }),
  implement(pick(all, "POST /staff/:id/disable"))(async ({ id }, context) => {
    if (id === context.actor.id) throw StaffError.notYourself();
    const row = await change(
      await found(id, context.actor),
      { state: "disabled" },
      "staff.disabled",
      context,
    );
    await forgetDevices(id);
    await endSessionsOf({ kind: "staff", id });
    return { ...row, sessions: 0 };
  }),
  implement(pick(all, "POST /staff/:id/enable"))(async ({ id }, context) =>
    change(await found(id, context.actor), { state: "active" }, "staff.enabled", context),
  ),
  implement(pick(all, "PUT /staff/:id/roles"))(async ({ id, roles }, context) => {
    if (id === context.actor.id) throw StaffError.notYourself();
    if (rolesConflict(roles)) throw StaffError.rolesConflict();
    const row = await change(
      await found(id, context.actor),
      { roles: [...new Set(roles)] },
      "staff.rolesChanged",
      context,
    );
    await endSessionsOf({ kind: "staff", id });
    return { ...row, sessions: 0 };
  }),
  implement(pick(all, "POST /staff/:id/end-sessions"))(async ({ id }, context) => {
    const person = await found(id, context.actor);
    await forgetDevices(id);
    const ended = await endSessionsOf({ kind: "staff", id });
    await change(person, {}, "staff.sessionsEnded", context);
    return { ended };
  }),
];
