import { hasRole, type Scope, type StaffActor, scopeTo } from "@server/core/policy";
import type { TaskDocument } from "./task.model";

/** One's own tasks and those of colleagues one covers for. */
export function tasksSeenBy(actor: StaffActor): Scope<TaskDocument> {
  return scopeTo<TaskDocument>({ assigneeId: { $in: [actor.id, ...actor.coversFor] } });
}

/** A task about a customer may be written by who looks after them. */
export const mayGiveTask = (actor: StaffActor, customer: { readonly rmId: string }): boolean =>
  actor.coversFor.includes(customer.rmId) || hasRole(actor, "lead", "head");
