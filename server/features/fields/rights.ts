import type { StaffActor } from "@server/core/policy";
import type { StaffRole } from "@shared/core/endpoint";
import {
  builtInFields,
  type FieldRight,
  highest,
  type RightsField,
  withinCeiling,
} from "@shared/customers/fields";
import type { LiveField } from "@shared/forms/field";
import type { Registry } from "./registry";

const builtIn = new Map<string, RightsField>(builtInFields.map((field) => [field.key, field]));

/** What rights are kept for: the product's own field or one the bank defined; undefined for neither. */
export function rightsFieldOf(registry: Registry, key: string): RightsField | undefined {
  const own = registry.byKey.get(key);
  return builtIn.get(key) ?? (own && asRightsField(own));
}

export const asRightsField = ({ key, sensitivity, answeredBy }: LiveField): RightsField => ({
  key,
  sensitivity,
  isWritable: answeredBy !== "customer",
});

/** What somebody with these roles may do with a field; nothing with one that does not exist. */
export function rightOf(registry: Registry, roles: readonly StaffRole[], key: string): FieldRight {
  const field = rightsFieldOf(registry, key);
  if (!field) return { read: "none", write: false };
  const row = withinCeiling(field, registry.decided.get(key) ?? {});
  return highest(roles.map((role) => row[role]));
}

/**
 * The roles in which somebody deals with this customer: the manager's own book, the lead's team and
 * the head's branch each count only for customers that belong there. Who is in the team of
 * another's customer, or was let in for a while, sees them as an expert does.
 */
export function rolesTowards(
  { roles, coversFor, serves = [], granted = [], unitId, unitIds }: StaffActor,
  {
    _id = "",
    rmId,
    unitPath,
  }: { readonly _id?: string; readonly rmId: string; readonly unitPath: readonly string[] },
): StaffRole[] {
  const counted = roles.filter((role) => {
    if (role === "rm") return coversFor.includes(rmId);
    if (role === "lead") return unitPath.includes(unitId);
    if (role === "head") return unitPath.some((unit) => unitIds.includes(unit));
    return true;
  });
  const isHelping = serves.includes(_id) || granted.includes(_id);
  return isHelping && !counted.includes("expert") ? [...counted, "expert"] : counted;
}
