import { knownRegistry, type Registry, rightOf } from "@server/features/fields";
import type { FieldDefinition, FieldType } from "@shared/conditions/dictionary";
import { type StaffRole, staffRoles } from "@shared/core/endpoint";
import type { LiveField } from "@shared/forms/field";
import type { QuestionKind } from "@shared/forms/question";
import { isSealed } from "@shared/forms/sealed";
import { fill } from "@shared/text/fill";
import { segments as words } from "@shared/text/zh-CN/segments";

/** How a condition asks about an answer of each kind; those that are missing are always sealed. */
const types: Partial<Readonly<Record<QuestionKind, FieldType>>> = {
  text: "text",
  number: "number",
  money: "money",
  date: "day",
  choice: "choice",
  choices: "words",
  yesNo: "flag",
  longText: "text",
  region: "words",
  customer: "text",
  staff: "text",
};

/**
 * The fields that the bank defined, for conditions. Sealed values cannot be asked about, only whether
 * there is one. Who has no right to a field has none to ask about it either.
 */
export function definedFields(registry: Registry = knownRegistry()): readonly FieldDefinition[] {
  return registry.fields.map((field) => definition(field, rolesFor(registry, field.key)));
}

function definition(field: LiveField, roles: readonly StaffRole[]): FieldDefinition {
  const { key, label, group, kind, choices } = field;
  const type = isSealed(field) ? undefined : types[kind];
  if (!type) {
    const path = isSealed(field) ? `sealedKnown.${key}` : `fields.${key}`;
    return { key, label: fill(words.hasField, { label }), group, type: "flag", path, roles };
  }
  return {
    key,
    label,
    group,
    type,
    path: `fields.${key}`,
    roles,
    ...(choices.length > 0 ? { choices } : {}),
  };
}

const rolesFor = (registry: Registry, key: string) =>
  staffRoles.filter((role) => rightOf(registry, [role], key).read !== "none");
