import type { StoredLine } from "@server/core/audit";
import { hasRole, type Scope, type StaffActor, scopeTo } from "@server/core/policy";
import { actsOf } from "./acts";

/** What a file is made from, which was approved for this. */
export const everyEntry: Scope<StoredLine> = scopeTo<StoredLine>({});

/** Compliance sees everything; the security officer what changed of rights, and nothing about customers. */
export function entriesSeenBy(actor: StaffActor): Scope<StoredLine> {
  if (hasRole(actor, "compliance")) return scopeTo<StoredLine>({});
  return scopeTo<StoredLine>({ ...actsOf.rights, customerId: { $exists: false } });
}
