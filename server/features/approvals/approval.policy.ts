import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import type { ApprovalDocument } from "./approval.model";

/** The product's own jobs. */
export const everyApproval: Scope<ApprovalDocument> = scopeTo<ApprovalDocument>({});

/**
 * Requests that this person may decide: of a kind that one of their roles decides, within their
 * unit where the role has one, and never their own. Asked in the query, so no path gets around it.
 */
export function decidableBy(actor: StaffActor): Scope<ApprovalDocument> {
  const others = { askerId: { $ne: actor.id } };
  const everywhere = actor.roles.filter((role) => role !== "lead" && role !== "head");
  return scopeToAny<ApprovalDocument>([
    scopeTo<ApprovalDocument>({ ...others, decides: { $in: everywhere } }),
    scopeTo<ApprovalDocument>({ ...others, people: actor.id }),
    ...(hasRole(actor, "lead")
      ? [scopeTo<ApprovalDocument>({ ...others, decides: "lead", unitPath: actor.unitId })]
      : []),
    ...(hasRole(actor, "head")
      ? [
          scopeTo<ApprovalDocument>({
            ...others,
            decides: "head",
            unitPath: { $in: [...actor.unitIds] },
          }),
        ]
      : []),
  ]);
}

/** What a person asked for. */
export const askedBy = (actor: StaffActor): Scope<ApprovalDocument> =>
  scopeTo<ApprovalDocument>({ askerId: actor.id });

/** One's own, what one may decide, and for compliance everything: they review it afterwards. */
export function approvalsSeenBy(actor: StaffActor): Scope<ApprovalDocument> {
  if (hasRole(actor, "compliance")) return everyApproval;
  return scopeToAny<ApprovalDocument>([askedBy(actor), decidableBy(actor)]);
}
