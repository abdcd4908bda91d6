import type { StaffActor } from "@server/core/policy";
import { hasRole } from "@server/core/policy";
import { staff, units } from "@server/features/organisation";
import { api } from "@shared/api";
import type { Endpoint } from "@shared/core/endpoint";
import { RequestError } from "@shared/core/errors";
import type { StaffMe } from "@shared/sessions/session";
import { forgetStaff } from "./resolve-actor";

/** Who is signed in, and every endpoint they may call: screens hide what would fail. */
export async function presentMe(actor: StaffActor): Promise<StaffMe> {
  const person = await staff.find(actor.id);
  if (!person) throw RequestError.unauthenticated();
  const [team, branch] = await Promise.all([
    units.find(person.unitId),
    units.branchOf(person.unitId),
  ]);
  return {
    id: person._id,
    no: person.no,
    name: person.name,
    title: person.title,
    roles: [...person.roles],
    teamName: team?.name ?? "",
    branchName: branch?.name ?? "",
    abilities: abilitiesOf(actor),
    presence: person.presence,
  };
}

export function abilitiesOf(actor: StaffActor): string[] {
  return (api as readonly Endpoint[])
    .filter(({ audience, roles }) => audience === "staff" && (!roles || hasRole(actor, ...roles)))
    .map(({ method, path }) => `${method} ${path}`);
}

export async function setPresence(
  actor: StaffActor,
  presence: "onDuty" | "away",
): Promise<StaffMe> {
  await staff.change(actor.id, { presence });
  forgetStaff(actor.id);
  return presentMe(actor);
}
