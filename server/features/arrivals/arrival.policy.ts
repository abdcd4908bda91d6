import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import { units } from "@server/features/organisation";
import type { ArrivalDocument } from "./arrival.model";

/** The house a unit's people work in: its sub-branch, else its branch. */
export async function houseOf(unitId: string) {
  const unit = await units.find(unitId);
  const above = unit ? await units.named(unit.path) : [];
  return (
    above.find(({ kind }) => kind === "subBranch") ?? above.find(({ kind }) => kind === "branch")
  );
}

/**
 * The lobby sees who is in its own house, an RM their own customers wherever they are, a lead the
 * team's, a head whoever is in the branch.
 */
export async function arrivalsSeenBy(actor: StaffActor): Promise<Scope<ArrivalDocument>> {
  const house = hasRole(actor, "lobby") ? await houseOf(actor.unitId) : undefined;
  return scopeToAny<ArrivalDocument>([
    ...(house ? [scopeTo<ArrivalDocument>({ unitId: house._id })] : []),
    ...(hasRole(actor, "rm")
      ? [scopeTo<ArrivalDocument>({ rmId: { $in: [...actor.coversFor] } })]
      : []),
    ...(hasRole(actor, "lead") ? [scopeTo<ArrivalDocument>({ unitPath: actor.unitId })] : []),
    ...(hasRole(actor, "head")
      ? [scopeTo<ArrivalDocument>({ unitId: { $in: [...actor.unitIds] } })]
      : []),
  ]);
}

export const arrivalsOfCustomer = (customerId: string) => scopeTo<ArrivalDocument>({ customerId });
