import { hasRole, type StaffActor } from "@server/core/policy";
import type { CustomerDocument } from "@server/features/customers";
import type { NoteDocument } from "./note.model";

type Owner = Pick<CustomerDocument, "_id" | "rmId" | "unitPath">;

/** Notes are for who serves: the own manager, who covers or belongs to the team, the lead, the head. */
export const readsNotes = (actor: StaffActor, { _id, rmId, unitPath }: Owner): boolean =>
  actor.coversFor.includes(rmId) ||
  actor.serves.includes(_id) ||
  (hasRole(actor, "lead") && unitPath.includes(actor.unitId)) ||
  (hasRole(actor, "head") && unitPath.some((unit) => actor.unitIds.includes(unit)));

/** Whoever looks after the customer writes about them. */
export const writesNotes = (actor: StaffActor, { rmId, unitPath }: Owner): boolean =>
  actor.coversFor.includes(rmId) || (hasRole(actor, "lead") && unitPath.includes(actor.unitId));

/** Private ones are their author's; the lead opens one at a time, which the trail keeps. */
export const readsText = (actor: StaffActor, note: NoteDocument): boolean =>
  !note.isPrivate || note.authorId === actor.id;
export const opensPrivate = (actor: StaffActor, owner: Owner): boolean =>
  hasRole(actor, "lead") && owner.unitPath.includes(actor.unitId);
