import { hasRole, type StaffActor } from "@server/core/policy";
import { sessionsOf } from "@server/core/session";
import { customers } from "@server/features/customers";
import { covers, type StaffDocument, staff, units } from "@server/features/organisation";
import { joins } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { maskPhone } from "@shared/masking/masking";
import type { StaffDetail } from "@shared/staff/people";
import type { StaffRow } from "@shared/staff/staff";

/** Rows of the list of staff, with load, sessions and who stands in now. */
export async function presentStaff(list: readonly StaffDocument[], now: Date): Promise<StaffRow[]> {
  const ids = list.map(({ _id }) => _id);
  const [load, named, standIns, open] = await Promise.all([
    customers.load(ids),
    units.all(),
    covers.ofMany(ids, now),
    Promise.all(ids.map((id) => sessionsOf({ kind: "staff", id }))),
  ]);
  const names = new Map(named.map(({ _id, name }) => [_id, name]));
  const people = new Map(
    (await staff.named(standIns.map(({ coverId }) => coverId))).map(({ _id, name }) => [_id, name]),
  );
  return list.map(({ _id, no, name, title, roles, unitId, state, presence }, at) => {
    const cover = standIns.find(({ staffId }) => staffId === _id);
    return {
      id: _id,
      no,
      name,
      title,
      roles: [...roles],
      unitId,
      unitName: names.get(unitId) ?? "",
      state,
      presence,
      customers: load.get(_id) ?? 0,
      sessions: open[at]?.length ?? 0,
      ...(cover
        ? {
            coveredBy: people.get(cover.coverId) ?? "",
            coveredUntil: cover.end.toISOString(),
          }
        : {}),
    };
  });
}

/** One member of staff with everything that the reader may know and do. */
export async function presentPerson(
  person: StaffDocument,
  actor: StaffActor,
  { vault, clock }: Ports,
): Promise<StaffDetail> {
  const now = clock.now();
  const watches = hasRole(actor, "admin", "security");
  const [load, above, phone, open, waiting, cover] = await Promise.all([
    customers.load([person._id]),
    units.named(person.unitPath),
    staff.open(vault, person, "phone"),
    sessionsOf({ kind: "staff", id: person._id }),
    joins.waitingFor(person._id),
    covers.of(person._id, now),
  ]);
  const standIn = cover ? await staff.find(cover.coverId) : null;
  const names = new Map(above.map(({ _id, name }) => [_id, name]));
  return {
    id: person._id,
    no: person.no,
    name: person.name,
    title: person.title,
    roles: [...person.roles],
    unitId: person.unitId,
    unitNames: person.unitPath.map((id) => names.get(id) ?? ""),
    skills: [...person.skills],
    certificates: person.certificates.map(({ kind, expiresOn }) => ({
      kind,
      ...(expiresOn ? { expiresOn } : {}),
    })),
    phoneMasked: phone ? maskPhone(phone) : "",
    state: person.state,
    presence: person.presence,
    customers: load.get(person._id) ?? 0,
    access: {
      wechat: person.openidIndex !== undefined,
      password: person.passwordHash !== undefined,
      authenticator: person.totpSeed !== undefined,
      recoveryCodes: person.recoveryCodes?.length ?? 0,
      ...(waiting && waiting.kind !== "setup"
        ? { invitation: { kind: waiting.kind, expiresAt: waiting.expiresAt.toISOString() } }
        : {}),
    },
    ...(watches ? { sessions: open.map((one) => sessionItem(one, actor)) } : {}),
    ...(cover && standIn
      ? {
          cover: {
            id: cover._id,
            by: { id: standIn._id, name: standIn.name, title: standIn.title },
            start: cover.start.toISOString(),
            end: cover.end.toISOString(),
            state: cover.state,
          },
        }
      : {}),
    abilities: abilitiesOver(person, actor),
  };
}

const sessionItem = (one: Awaited<ReturnType<typeof sessionsOf>>[number], actor: StaffActor) => ({
  id: one._id,
  device: one.device,
  ip: one.ip,
  createdAt: one.createdAt.toISOString(),
  lastSeenAt: one.lastSeenAt.toISOString(),
  current: one._id === actor.sessionId,
});

function abilitiesOver(person: StaffDocument, actor: StaffActor): StaffDetail["abilities"] {
  const isSelf = person._id === actor.id;
  const isAdmin = hasRole(actor, "admin");
  const answersFor = hasRole(actor, "lead", "head") && actor.unitIds.includes(person.unitId);
  const hasBook = person.roles.includes("rm");
  return {
    edit: isAdmin,
    disable: isAdmin && !isSelf && person.state === "active",
    enable: isAdmin && person.state === "disabled",
    grant: hasRole(actor, "security") && !isSelf,
    endSessions: hasRole(actor, "admin", "security"),
    invite: isAdmin && person.state === "active",
    handOver: answersFor && hasBook && !isSelf,
    cover: answersFor && hasBook && person.state === "active",
  };
}
