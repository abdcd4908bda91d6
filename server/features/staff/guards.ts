import { type StaffDocument, staff } from "@server/features/organisation";
import type { StaffRole } from "@shared/core/endpoint";
import { StaffError } from "@shared/staff/errors";

/** Refuses to take the last active person of a role away: nobody could give it back. */
export async function demandRest(person: StaffDocument, role: StaffRole): Promise<void> {
  if (!person.roles.includes(role)) return;
  const others = (await staff.withRole(role)).filter(({ _id }) => _id !== person._id);
  if (others.length === 0) throw StaffError.lastAdmin();
}
