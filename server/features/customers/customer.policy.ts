import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import { knownRegistry, rightOf, rolesTowards } from "@server/features/fields";
import type { CustomerDocument } from "./customer.model";

/**
 * Whose records a member of staff sees (product.md §1): an RM their own and those they cover, a
 * lead the team's, a head the branch's, an expert those whose team they are in, compliance all but
 * masked. Everybody else sees none.
 */
export function customersSeenBy(actor: StaffActor): Scope<CustomerDocument> {
  return scopeToAny<CustomerDocument>([
    ...(hasRole(actor, "compliance") ? [scopeTo<CustomerDocument>({})] : []),
    ...(hasRole(actor, "rm")
      ? [scopeTo<CustomerDocument>({ rmId: { $in: [...actor.coversFor] } })]
      : []),
    // A member of the 1+N team, while the term runs.
    ...(hasRole(actor, "rm", "expert") && actor.serves.length > 0
      ? [scopeTo<CustomerDocument>({ _id: { $in: [...actor.serves] } })]
      : []),
    // Granted for a while, or by breaking the glass.
    ...(actor.granted && actor.granted.length > 0
      ? [scopeTo<CustomerDocument>({ _id: { $in: [...actor.granted] } })]
      : []),
    ...(hasRole(actor, "lead") ? [scopeTo<CustomerDocument>({ unitPath: actor.unitId })] : []),
    ...(hasRole(actor, "head")
      ? [scopeTo<CustomerDocument>({ unitPath: { $in: [...actor.unitIds] } })]
      : []),
  ]);
}

/** Amounts are for those who advise: the own RM and their lead, unless the rights table says otherwise. */
export const seesAmounts = (
  actor: StaffActor,
  customer: Pick<CustomerDocument, "rmId" | "unitPath">,
): boolean => rightOf(knownRegistry(), rolesTowards(actor, customer), "aum").read === "clear";

/** Marketing and compliance read names masked; whoever serves the customer reads them clear. */
export const seesNames = (actor: StaffActor, customerId = ""): boolean =>
  actor.granted?.includes(customerId) === true ||
  rightOf(knownRegistry(), actor.roles, "name").read === "clear";
