import type {
  Condition,
  ConditionValue,
  EventsTest,
  FieldOperator,
  FieldTest,
  RowsTest,
} from "@shared/conditions/condition";
import { operatorsOf, valueShapeOf } from "@shared/conditions/operators";
import type { DictionaryView, FieldView } from "./campaign.types";

/** A group as the builder edits it: its parts, how they join, and whether it is turned round. */
export interface Group {
  readonly join: "all" | "any";
  readonly isNot: boolean;
  readonly parts: readonly Condition[];
}

export function isGroup(condition: Condition): boolean {
  return "all" in condition || "any" in condition || "not" in condition;
}

/** Reads any condition as a group; a single test is a group of one. */
export function toGroup(condition: Condition): Group {
  if ("all" in condition) return { join: "all", isNot: false, parts: condition.all };
  if ("any" in condition) return { join: "any", isNot: false, parts: condition.any };
  if ("not" in condition) {
    const inner = toGroup(condition.not);
    return { ...inner, isNot: !inner.isNot };
  }
  return { join: "all", isNot: false, parts: [condition] };
}

export function fromGroup({ join, isNot, parts }: Group): Condition {
  const list = [...parts];
  const inner: Condition = join === "all" || list.length === 0 ? { all: list } : { any: list };
  return isNot ? { not: inner } : inner;
}

export function replacePart(group: Group, index: number, part: Condition): Group {
  return { ...group, parts: group.parts.map((one, at) => (at === index ? part : one)) };
}

export function removePart(group: Group, index: number): Group {
  return { ...group, parts: group.parts.filter((_, at) => at !== index) };
}

/** A fresh test on a subject such as `field:tier`, `rows:holdings` or `events:login`. */
export function newTest(subject: string, dictionary: DictionaryView): Condition {
  const at = subject.indexOf(":");
  const kind = subject.slice(0, at);
  const key = subject.slice(at + 1);
  if (kind === "rows") return { rows: key, measure: "count", op: "atLeast", value: 1 };
  if (kind === "events") return { events: key, lastDays: 30, op: "atLeast", value: 1 };
  const field = dictionary.fields.find((one) => one.key === key);
  return newFieldTest(field ?? dictionary.fields[0]);
}

export function newFieldTest(field: FieldView | undefined): FieldTest {
  if (!field) return { field: "", op: "known" };
  const op = firstOperator(field);
  return { field: field.key, op, ...startValue(field, op) };
}

/** Keeps what still fits when the comparison changes, and begins anew otherwise. */
export function withOperator(test: FieldTest, op: FieldOperator, field: FieldView): FieldTest {
  const same = valueShapeOf(test.op) === valueShapeOf(op);
  const value = same
    ? test.value === undefined
      ? {}
      : { value: test.value }
    : startValue(field, op);
  return { field: test.field, op, ...value };
}

export function subjectOf(test: FieldTest | RowsTest | EventsTest): string {
  if ("rows" in test) return `rows:${test.rows}`;
  return "events" in test ? `events:${test.events}` : `field:${test.field}`;
}

/** Which comparisons a field offers; a flag only says yes or no. */
export function operatorsFor(field: FieldView): readonly FieldOperator[] {
  return operatorsOf[field.type];
}

export const fenPerTenThousand = 1_000_000;

function firstOperator(field: FieldView): FieldOperator {
  const preferred: Partial<Record<FieldView["type"], FieldOperator>> = {
    level: "atLeast",
    money: "atLeast",
    number: "atLeast",
    tags: "hasAny",
    words: "hasAny",
    instant: "withinLastDays",
    day: "withinNextDays",
    yearDay: "withinNextDays",
  };
  return preferred[field.type] ?? "is";
}

function startValue(field: FieldView, op: FieldOperator): { value?: ConditionValue } {
  switch (valueShapeOf(op)) {
    case "none":
      return {};
    case "days":
      return { value: 30 };
    case "list":
      return { value: [] };
    case "pair":
      return {};
    case "one":
      if (field.type === "flag") return { value: true };
      return field.choices?.[0] ? { value: field.choices[0].value } : {};
  }
}
