import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import type { StaffDocument } from "@server/features/organisation";
import type { HandoverDocument } from "./handover.model";

/** Hand-overs of the own units for a lead or head, else those one gives or receives. */
export const handoversSeenBy = (actor: StaffActor): Scope<HandoverDocument> =>
  scopeToAny<HandoverDocument>([
    scopeTo<HandoverDocument>({ fromId: actor.id }),
    scopeTo<HandoverDocument>({ successorIds: actor.id }),
    ...(hasRole(actor, "lead", "head")
      ? [scopeTo<HandoverDocument>({ unitPath: { $in: [...actor.unitIds] } })]
      : []),
  ]);

/** Whose book somebody may hand over: that of a manager they answer for. */
export const mayHandOver = (actor: StaffActor, person: Pick<StaffDocument, "unitId">): boolean =>
  hasRole(actor, "lead", "head") && actor.unitIds.includes(person.unitId);

/** Who can take customers over: managers at work, in the units one answers for. */
export const maySucceed = (actor: StaffActor, person: StaffDocument, fromId: string): boolean =>
  person._id !== fromId &&
  person.state === "active" &&
  person.roles.includes("rm") &&
  actor.unitIds.includes(person.unitId);
