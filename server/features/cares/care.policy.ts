import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import type { CareDocument } from "./care.model";

/** Cares for one's own customers, and those of the team for its lead. */
export function caresSeenBy(actor: StaffActor): Scope<CareDocument> {
  return scopeToAny<CareDocument>([
    ...(hasRole(actor, "rm")
      ? [scopeTo<CareDocument>({ rmId: { $in: [...actor.coversFor] } })]
      : []),
    ...(hasRole(actor, "lead") ? [scopeTo<CareDocument>({ unitPath: actor.unitId })] : []),
  ]);
}
