import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { hasRole, type StaffActor } from "@server/core/policy";
import { type StaffDocument, staff, units } from "@server/features/organisation";
import { alarmEndpoints as all, type ReadLimit } from "@shared/alarms/alarms";
import { StaffError } from "@shared/staff/errors";
import { loweredAmong, setLowered } from "./lowered-limits";

export const readLimitRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /read-limits"))(async (_input, { actor }) => {
    const people = await answeredFor(actor);
    const lowered = await loweredAmong(people.map(({ _id }) => _id));
    return { items: people.map((person) => present(person, lowered.has(person._id))) };
  }),
  implement(pick(all, "PUT /read-limits/:staffId"))(async (input, context) =>
    lower(input, context),
  ),
];

async function lower(
  { staffId, isLowered, reason }: { staffId: string; isLowered: boolean; reason: string },
  { actor, ip, requestId, ports }: RequestContext<StaffActor>,
): Promise<ReadLimit> {
  if (staffId === actor.id) throw StaffError.notYourself();
  const person = (await answeredFor(actor)).find(({ _id }) => _id === staffId);
  if (!person) throw StaffError.notFound();
  await transact(async (tx) => {
    const lowered = isLowered ? { byId: actor.id, at: ports.clock.now() } : undefined;
    await setLowered(staffId, lowered, tx);
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: isLowered ? "staff.limitsLowered" : "staff.limitsRestored",
        object: { kind: "staff", id: staffId },
        result: "ok",
        ip,
        requestId,
        reason,
      },
      { session: tx },
    );
  });
  return present(person, isLowered);
}

/** Security answers for everybody, a head for the branch; only people who serve customers read any. */
async function answeredFor(actor: StaffActor): Promise<StaffDocument[]> {
  const everybody = hasRole(actor, "security")
    ? await staff.all()
    : await staff.within((await units.branchOf(actor.unitId))?._id ?? actor.unitId);
  return everybody.filter(
    ({ _id, state, roles }) =>
      _id !== actor.id &&
      state === "active" &&
      roles.some((role) => ["rm", "lead", "head", "expert", "lobby"].includes(role)),
  );
}

const present = ({ _id, name, title }: StaffDocument, isLowered: boolean): ReadLimit => ({
  staffId: _id,
  staffName: name,
  staffTitle: title,
  isLowered,
});
