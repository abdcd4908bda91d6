import { addDays, type Day, dayOf, instantAt, yearDayOf } from "../calendar/day";
import type { FieldTest } from "./condition";
import type { FieldDefinition, FieldType } from "./dictionary";

/** A value that both back ends compare by its own kind: numbers with numbers, dates with dates. */
export type Plain = string | number | boolean | Date;

export interface Range {
  readonly kind: "range";
  readonly from?: Plain;
  readonly to?: Plain;
  readonly above?: boolean;
  readonly below?: boolean;
}

/** The few questions that a field test comes down to; each back end answers just these. */
export type Question =
  | { readonly kind: "equal"; readonly value: Plain }
  | { readonly kind: "oneOf"; readonly values: readonly Plain[] }
  | Range
  | { readonly kind: "prefix"; readonly text: string }
  | { readonly kind: "present" }
  | { readonly kind: "filled" }
  | { readonly kind: "member"; readonly name: string }
  | {
      readonly kind: "aliveTag";
      readonly name?: string;
      readonly today: Day;
      readonly where: Readonly<Record<string, string>>;
    }
  | { readonly kind: "any" | "all"; readonly of: readonly Question[] }
  | { readonly kind: "not"; readonly of: Question };

/**
 * Puts a field test into questions as of `now`. Logic is two-valued: what is unknown fails every
 * question, so its negation (`isNot`, `hasNot`) holds.
 */
export function lower(field: FieldDefinition, test: FieldTest, now: Date): Question {
  switch (test.op) {
    case "known":
      return presence(field, now);
    case "unknown":
      return not(presence(field, now));
    case "isNot":
      return not(lower(field, { ...test, op: "is" }, now));
    case "notIn":
      return not(lower(field, { ...test, op: "in" }, now));
    case "hasNot":
      return not(member(field, String(test.value), now));
    case "is":
      return equal(field, test.value as Plain);
    case "in":
      return { kind: "oneOf", values: list(test) };
    case "startsWith":
      return { kind: "prefix", text: String(test.value) };
    case "has":
      return member(field, String(test.value), now);
    case "hasAny":
      return { kind: "any", of: list(test).map((name) => member(field, String(name), now)) };
    case "hasAll":
      return { kind: "all", of: list(test).map((name) => member(field, String(name), now)) };
    default:
      return ordered(field, test, now);
  }
}

/** Whether a test's answer moves with the clock, so that it must be lowered anew. */
export function movesWithTime(field: FieldDefinition, test: FieldTest): boolean {
  return field.type === "tags" || test.op.includes("Days");
}

function ordered(field: FieldDefinition, test: FieldTest, now: Date): Question {
  const today = dayOf(now);
  const count = typeof test.value === "number" ? test.value : 0;
  const [low, high] = Array.isArray(test.value) ? test.value : [test.value, test.value];
  switch (test.op) {
    case "withinNextDays":
      return days(field.type, today, addDays(today, count));
    case "withinLastDays":
      return days(field.type, addDays(today, -count), today);
    case "beforeDaysAgo":
      return days(field.type, undefined, addDays(today, -count - 1));
    case "atLeast":
      return between(field, low as Plain, undefined);
    case "atMost":
      return between(field, undefined, high as Plain);
    case "above":
      return { kind: "range", from: low as Plain, above: true };
    case "below":
      return { kind: "range", to: high as Plain, below: true };
    default:
      return between(field, low as Plain, high as Plain);
  }
}

function between(
  field: FieldDefinition,
  low: Plain | undefined,
  high: Plain | undefined,
): Question {
  if (field.type === "level") return { kind: "oneOf", values: levels(field, low, high) };
  if (field.type === "instant")
    return days("instant", low as Day | undefined, high as Day | undefined);
  return {
    kind: "range",
    ...(low !== undefined && { from: low }),
    ...(high !== undefined && { to: high }),
  };
}

function levels(field: FieldDefinition, low: Plain | undefined, high: Plain | undefined): string[] {
  const values = (field.choices ?? []).map((choice) => choice.value);
  const from = low === undefined ? 0 : values.indexOf(String(low));
  const to = high === undefined ? values.length - 1 : values.indexOf(String(high));
  return from < 0 || to < 0 ? [] : values.slice(from, to + 1);
}

/** From the first moment of one Shanghai day to the last of another. */
function days(type: FieldType, first: Day | undefined, last: Day | undefined): Question {
  if (type === "yearDay") return { kind: "oneOf", values: yearDays(first ?? "", last ?? "") };
  if (type === "instant")
    return {
      kind: "range",
      ...(first !== undefined && { from: instantAt(first) }),
      ...(last !== undefined && { to: instantAt(last, 1440), below: true }),
    };
  return {
    kind: "range",
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { to: last }),
  };
}

/** Every `MM-DD` on the way; 29 February is kept on the 28th in years that lack it. */
function yearDays(first: Day, last: Day): string[] {
  const found = new Set<string>();
  for (let day = first; day <= last && found.size < 366; day = addDays(day, 1)) {
    found.add(yearDayOf(day));
    if (yearDayOf(day) === "02-28" && yearDayOf(addDays(day, 1)) === "03-01") found.add("02-29");
  }
  return [...found];
}

function equal(field: FieldDefinition, value: Plain): Question {
  if (field.type === "flag" && value === false) return not({ kind: "equal", value: true });
  return { kind: "equal", value };
}

function presence(field: FieldDefinition, now: Date): Question {
  if (field.type === "tags")
    return { kind: "aliveTag", today: dayOf(now), where: field.where ?? {} };
  return { kind: field.type === "words" ? "filled" : "present" };
}

function member(field: FieldDefinition, name: string, now: Date): Question {
  if (field.type !== "tags") return { kind: "member", name };
  return { kind: "aliveTag", name, today: dayOf(now), where: field.where ?? {} };
}

function not(of: Question): Question {
  return { kind: "not", of };
}

function list(test: FieldTest): Plain[] {
  return Array.isArray(test.value) ? [...test.value] : [];
}
