import { hasRole, type StaffActor } from "@server/core/policy";
import type { CoverDocument, StaffDocument } from "@server/features/organisation";

/** Whose leave somebody may enter: one's own, and for a lead or head that of their people. */
export const mayEnter = (actor: StaffActor, person: Pick<StaffDocument, "_id" | "unitId">) =>
  actor.id === person._id ||
  (hasRole(actor, "lead", "head") && actor.unitIds.includes(person.unitId));

/** Which leaves somebody sees: one's own, those one stands in for, and the unit's for a lead or head. */
export const coversSeenBy = (actor: StaffActor): Readonly<Record<string, unknown>> => ({
  $or: [
    { staffId: actor.id },
    { coverId: actor.id },
    ...(hasRole(actor, "lead", "head") ? [{ unitPath: { $in: [...actor.unitIds] } }] : []),
  ],
});

/** Who may end a cover early: whoever is away, and their lead or head; not the cover alone. */
export const mayEnd = (actor: StaffActor, cover: CoverDocument): boolean =>
  actor.id === cover.staffId ||
  (hasRole(actor, "lead", "head") && cover.unitPath.some((unit) => actor.unitIds.includes(unit)));
