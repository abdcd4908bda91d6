import { type StaffRole, staffRoles } from "../core/endpoint";
import type { Sensitivity } from "../forms/question";

/** How much of a field somebody sees: nothing, that it is there, or what it says. */
export const clearances = ["none", "masked", "clear"] as const;
export type Clearance = (typeof clearances)[number];

/** What one role may do with one field. */
export interface FieldRight {
  readonly read: Clearance;
  readonly write: boolean;
}

/** What every role may do with one field. */
export type FieldRights = Readonly<Record<StaffRole, FieldRight>>;

/** A field that rights are kept for, whether the product or the bank defined it. */
export interface RightsField {
  readonly key: string;
  readonly sensitivity: Sensitivity;
  /** Whether anybody may write it from a screen; the core systems own the rest. */
  readonly isWritable: boolean;
}

/** The fields that every customer record has, as rights are kept for them. */
export const builtInFields = [
  { key: "name", sensitivity: "personal", isWritable: false },
  { key: "phone", sensitivity: "sensitive", isWritable: false },
  { key: "idNumber", sensitivity: "sensitive", isWritable: false },
  { key: "email", sensitivity: "sensitive", isWritable: false },
  { key: "address", sensitivity: "sensitive", isWritable: false },
  { key: "account", sensitivity: "sensitive", isWritable: false },
  { key: "district", sensitivity: "personal", isWritable: true },
  { key: "birthday", sensitivity: "personal", isWritable: false },
  { key: "age", sensitivity: "personal", isWritable: false },
  { key: "occupation", sensitivity: "personal", isWritable: true },
  { key: "family", sensitivity: "personal", isWritable: true },
  { key: "company", sensitivity: "personal", isWritable: true },
  { key: "tags", sensitivity: "internal", isWritable: true },
  { key: "notes", sensitivity: "personal", isWritable: true },
  { key: "tier", sensitivity: "internal", isWritable: false },
  { key: "riskLevel", sensitivity: "internal", isWritable: false },
  { key: "aum", sensitivity: "personal", isWritable: false },
  { key: "holdings", sensitivity: "personal", isWritable: false },
] as const satisfies readonly RightsField[];
export type BuiltInField = (typeof builtInFields)[number]["key"];

/** Whether a key names a field of the product itself. */
export function isBuiltIn(key: string): key is BuiltInField {
  return builtInFields.some((field) => field.key === key);
}

const amounts: readonly string[] = ["aum", "holdings"];
const noCustomerData: readonly StaffRole[] = ["admin", "security"];
const maskedOnly: readonly StaffRole[] = ["marketer", "compliance"];
const serving: readonly StaffRole[] = ["rm", "lead", "head", "expert", "lobby"];
const writers: readonly StaffRole[] = ["rm", "lead"];

/**
 * The most that the law and the bank's own order allow, whatever anybody sets: administration sees
 * no customer data; marketing never reads a person clear; compliance opens single sensitive fields
 * only, one at a time and for a reason; only those who serve a customer write.
 */
export function ceilingOf(
  { key, sensitivity, isWritable }: RightsField,
  role: StaffRole,
): FieldRight {
  const write = isWritable && serving.includes(role);
  if (noCustomerData.includes(role)) return { read: "none", write: false };
  if (key === "tier") return { read: "clear", write };
  if (role === "marketer" && (sensitivity === "personal" || sensitivity === "sensitive"))
    return { read: "masked", write: false };
  if (role === "compliance" && sensitivity === "personal") return { read: "masked", write: false };
  if (sensitivity === "sensitive" && !(role === "compliance" || writers.includes(role)))
    return { read: "masked", write };
  return { read: "clear", write };
}

/** What a role may do with a field as long as nobody decided otherwise (product.md §1). */
export function defaultRight(field: RightsField, role: StaffRole): FieldRight {
  const ceiling = ceilingOf(field, role);
  const write = ceiling.write && writers.includes(role);
  if (ceiling.read === "none") return { read: "none", write };
  if (amounts.includes(field.key))
    return { read: writers.includes(role) ? "clear" : "none", write };
  if (role === "lobby" && !["name", "tier"].includes(field.key)) return { read: "none", write };
  if (maskedOnly.includes(role) && field.sensitivity === "personal" && field.key !== "name")
    return { read: field.key === "family" ? "masked" : "none", write };
  return { read: ceiling.read, write };
}

/** The whole row of a field when nothing was decided. */
export function defaultRights(field: RightsField): FieldRights {
  return rightsBy((role) => defaultRight(field, role));
}

/** A row as somebody decided it, cut down to what is allowed at all. */
export function withinCeiling(
  field: RightsField,
  decided: Partial<Record<StaffRole, FieldRight>>,
): FieldRights {
  return rightsBy((role) => {
    const right = decided[role] ?? defaultRight(field, role);
    const ceiling = ceilingOf(field, role);
    return {
      read: lower(right.read, ceiling.read),
      write: right.write && ceiling.write,
    };
  });
}

function rightsBy(right: (role: StaffRole) => FieldRight): FieldRights {
  return Object.fromEntries(staffRoles.map((role) => [role, right(role)])) as Record<
    StaffRole,
    FieldRight
  >;
}

/** The lower of two clearances. */
export function lower(one: Clearance, other: Clearance): Clearance {
  return clearances.indexOf(one) <= clearances.indexOf(other) ? one : other;
}

/** What somebody with several roles may do: the most that any of them may. */
export function highest(rights: readonly FieldRight[]): FieldRight {
  return rights.reduce<FieldRight>(
    (most, { read, write }) => ({
      read: lower(most.read, read) === read ? most.read : read,
      write: most.write || write,
    }),
    { read: "none", write: false },
  );
}
