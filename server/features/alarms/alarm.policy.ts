import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import type { AlarmDocument } from "./alarm.model";

/** Security and compliance see every alarm, a lead those of the team, a head of the branch, an RM those about their customers; nobody their own. */
export function alarmsSeenBy(actor: StaffActor): Scope<AlarmDocument> {
  const others = { staffId: { $ne: actor.id } };
  if (hasRole(actor, "security", "compliance")) return scopeTo<AlarmDocument>(others);
  return scopeToAny<AlarmDocument>([
    scopeTo<AlarmDocument>({ ...others, people: actor.id }),
    ...(hasRole(actor, "lead")
      ? [scopeTo<AlarmDocument>({ ...others, unitPath: actor.unitId })]
      : []),
    ...(hasRole(actor, "head")
      ? [scopeTo<AlarmDocument>({ ...others, unitPath: { $in: [...actor.unitIds] } })]
      : []),
  ]);
}
