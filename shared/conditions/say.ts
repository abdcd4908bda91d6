import { sayMoney } from "../format/money";
import { fill } from "../text/fill";
import { conditions as chinese } from "../text/zh-CN/conditions";
import type { Condition, EventsTest, FieldTest, RowsTest } from "./condition";
import type { Dictionary, FieldDefinition } from "./dictionary";
import { eventsNamed, fieldNamed, rowsNamed } from "./find";

/** The words of one language; Chinese unless said otherwise. */
export type ConditionWords = { readonly [K in keyof typeof chinese]: Loose<(typeof chinese)[K]> };
type Loose<T> = T extends string ? string : { readonly [K in keyof T]: Loose<T[K]> };

/** Says a checked condition as one sentence: 铂金及以上,且兴趣包含高尔夫. */
export function say(
  condition: Condition,
  dictionary: Dictionary,
  words: ConditionWords = chinese,
): string {
  return phrase(condition, dictionary, words, { inside: false });
}

interface Place {
  /** Stands inside another sentence, so that a choice of several needs brackets. */
  readonly inside: boolean;
}

function phrase(
  condition: Condition,
  dictionary: Dictionary,
  words: ConditionWords,
  place: Place,
): string {
  const inner = (part: Condition, inside: boolean) => phrase(part, dictionary, words, { inside });
  if ("all" in condition) return joined(condition.all, words.and, words.everybody, inner, place);
  if ("any" in condition) return joined(condition.any, words.or, words.nobody, inner, place);
  if ("not" in condition) return fill(words.not, { inner: inner(condition.not, false) });
  if ("rows" in condition) return sayRows(condition, dictionary, words);
  if ("events" in condition) return sayEvents(condition, dictionary, words);
  return sayField(fieldNamed(dictionary.fields, condition.field), condition, words);
}

function joined(
  parts: readonly Condition[],
  joint: string,
  empty: string,
  inner: (part: Condition, inside: boolean) => string,
  { inside }: Place,
): string {
  if (parts.length === 0) return empty;
  const text = parts.map((part) => inner(part, parts.length > 1)).join(joint);
  return inside && parts.length > 1 ? `（${text}）` : text;
}

function sayField(field: FieldDefinition, test: FieldTest, words: ConditionWords): string {
  const value = sayValue(field, test, words);
  const fields = { field: field.label, value };
  if (field.type === "flag") return fill(test.value === false ? words.no : words.yes, fields);
  if (field.type === "level" && test.op === "atLeast")
    return prefixed(field, fill(words.levelAtLeast, fields));
  if (field.type === "level" && test.op === "atMost")
    return prefixed(field, fill(words.levelAtMost, fields));
  if (field.type === "level" && test.op === "is") return prefixed(field, value);
  if (isDated(field) && test.op === "atLeast") return fill(words.dayAtLeast, fields);
  if (isDated(field) && test.op === "atMost") return fill(words.dayAtMost, fields);
  return fill(words.operators[test.op], fields);
}

/** The words of a level often say by themselves what they are a level of. */
function prefixed(field: FieldDefinition, text: string): string {
  return field.isSelfExplaining ? text : `${field.label}${text}`;
}

function isDated(field: FieldDefinition): boolean {
  return field.type === "day" || field.type === "instant";
}

function sayValue(field: FieldDefinition, test: FieldTest, words: ConditionWords): string {
  if (test.value === undefined) return "";
  if (typeof test.value === "number" && test.op.endsWith("Days")) return String(test.value);
  if (!Array.isArray(test.value)) return sayOne(field, test.value);
  const texts = test.value.map((value) => sayOne(field, value));
  if (test.op === "between") return fill(words.to, { low: texts[0] ?? "", high: texts[1] ?? "" });
  return texts.join(words.comma);
}

/** One value of a field in the words a person knows it by. */
export function sayOne(field: FieldDefinition, value: string | number | boolean): string {
  if (field.type === "money" && typeof value === "number") return sayMoney(value);
  return field.choices?.find((choice) => choice.value === value)?.label ?? String(value);
}

function sayRows(test: RowsTest, dictionary: Dictionary, words: ConditionWords): string {
  const rows = rowsNamed(dictionary, test.rows);
  const of = test.of ? fieldNamed(rows.fields, test.of) : undefined;
  const value = of ? sayOne(of, test.value) : String(test.value);
  const where = (test.where ?? [])
    .map((part) => sayField(fieldNamed(rows.fields, part.field), part, words))
    .join(words.comma);
  return fill(where ? words.rowsWhere : words.rows, {
    rows: rows.label,
    where,
    measured: `${of?.label ?? ""}${words.measures[test.measure]}`,
    compared: fill(words.numbers[test.op], { value }),
  });
}

function sayEvents(test: EventsTest, dictionary: Dictionary, words: ConditionWords): string {
  return fill(words.events, {
    days: test.lastDays,
    event: eventsNamed(dictionary, test.events).label,
    compared: fill(words.numbers[test.op], { value: test.value }),
  });
}
