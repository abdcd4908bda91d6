import type { StaffActor } from "@server/core/policy";
import { asRightsField, currentRegistry, rightOf, rolesTowards } from "@server/features/fields";
import type { Ports } from "@server/ports";
import { tiers } from "@shared/customers/customer";
import type { FieldRight } from "@shared/customers/fields";
import type { LiveField } from "@shared/forms/field";
import type { Answer } from "@shared/forms/question";
import type { RecordField, RecordFields } from "@shared/forms/record";
import { maskAnswer, sayAnswer } from "@shared/forms/say-answer";
import type { CustomerDocument } from "./customer.model";
import { openFields } from "./field-values";

/** Roles that the reveal endpoint opens a sensitive field for. */
const revealers = ["rm", "lead", "compliance"] as const;

/** The fields that are meant for customers of this tier. */
export function fieldsForTier(
  fields: readonly LiveField[],
  tier: CustomerDocument["tier"],
): readonly LiveField[] {
  const rank = tiers.indexOf(tier);
  return fields.filter(({ fromTier }) => !fromTier || tiers.indexOf(fromTier) <= rank);
}

/**
 * The bank's own fields of a customer under the reader's rights: no right, no field; masked where
 * only its presence may be known; sensitive ones masked even for those who may open them.
 */
export async function presentFields(
  customer: CustomerDocument,
  actor: StaffActor,
  { vault }: Pick<Ports, "vault">,
): Promise<RecordFields> {
  const registry = await currentRegistry();
  const roles = rolesTowards(actor, customer);
  const seen = fieldsForTier(registry.fields, customer.tier).flatMap((field) => {
    const right = rightOf(registry, roles, field.key);
    return right.read === "none" ? [] : [{ field, right }];
  });
  const values = await openFields(
    vault,
    customer,
    seen.map(({ field }) => field),
  );
  const mayReveal = roles.some((role) => revealers.some((one) => one === role));
  const groups = new Map<string, RecordField[]>();
  for (const { field, right } of seen) {
    const list = groups.get(field.group) ?? [];
    list.push(present(field, right, values.get(field.key), customer, mayReveal));
    groups.set(field.group, list);
  }
  return { groups: [...groups].map(([title, fields]) => ({ title, fields })) };
}

function present(
  field: LiveField,
  right: FieldRight,
  value: Answer | undefined,
  { fieldMarks }: CustomerDocument,
  mayReveal: boolean,
): RecordField {
  const { key, label, help, kind, limits, choices, sensitivity } = field;
  const mark = fieldMarks?.[key];
  const isClear = right.read === "clear" && sensitivity !== "sensitive";
  return {
    key,
    label,
    ...(help ? { help } : {}),
    kind,
    limits,
    choices,
    sensitivity,
    ...shown(field, value, isClear),
    mayWrite: right.write && asRightsField(field).isWritable,
    mayReveal: mayReveal && value !== undefined && right.read === "clear" && !isClear,
    ...(mark && value !== undefined ? { source: mark.source, at: mark.at.toISOString() } : {}),
  };
}

function shown(
  field: LiveField,
  value: Answer | undefined,
  isClear: boolean,
): Pick<RecordField, "state" | "text" | "value"> {
  if (value === undefined) return { state: "empty" };
  if (isClear) return { state: "clear", text: sayAnswer(field, value), value };
  return { state: "masked", text: maskAnswer(field, value) };
}
