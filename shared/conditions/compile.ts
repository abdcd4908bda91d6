import { addDays, dayOf } from "../calendar/day";
import type { Condition, EventsTest, FieldTest, NumberOperator, RowsTest } from "./condition";
import type { Dictionary, FieldDefinition } from "./dictionary";
import { eventsNamed, fieldNamed, pathOf, rowsNamed } from "./find";
import { lower, movesWithTime, type Plain, type Question, type Range } from "./lower";

type AliveTag = Extract<Question, { kind: "aliveTag" }>;

/** What is known about one customer, as stored. */
export type Facts = Readonly<Record<string, unknown>>;

/** Says whether a condition holds for these facts at this time. */
export type Predicate = (facts: Facts, now: Date) => boolean;

/**
 * Turns a checked condition into a function, once, to be asked very often.
 * Answers exactly as the query of `toQuery` does. An unknown name throws: check first.
 */
export function compile(condition: Condition, dictionary: Dictionary): Predicate {
  if ("all" in condition) {
    const parts = condition.all.map((part) => compile(part, dictionary));
    return (facts, now) => parts.every((part) => part(facts, now));
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => compile(part, dictionary));
    return (facts, now) => parts.some((part) => part(facts, now));
  }
  if ("not" in condition) {
    const part = compile(condition.not, dictionary);
    return (facts, now) => !part(facts, now);
  }
  if ("rows" in condition) return compileRows(condition, dictionary);
  if ("events" in condition) return compileEvents(condition, dictionary);
  return compileField(fieldNamed(dictionary.fields, condition.field), condition);
}

function compileField(field: FieldDefinition, test: FieldTest): Predicate {
  const read = reader(pathOf(field));
  if (!movesWithTime(field, test)) {
    const ask = answer(lower(field, test, new Date(0)));
    return (facts) => ask(read(facts));
  }

  let asOf = Number.NaN;
  let ask = answer({ kind: "present" });
  return (facts, now) => {
    if (now.getTime() !== asOf) {
      ask = answer(lower(field, test, now));
      asOf = now.getTime();
    }
    return ask(read(facts));
  };
}

function compileRows(test: RowsTest, dictionary: Dictionary): Predicate {
  const rows = rowsNamed(dictionary, test.rows);
  const read = reader(pathOf(rows));
  const filters = (test.where ?? []).map((part) =>
    compileField(fieldNamed(rows.fields, part.field), part),
  );
  const value = test.of ? reader(pathOf(fieldNamed(rows.fields, test.of))) : () => 1;
  return (facts, now) => {
    const found = read(facts);
    const numbers: number[] = [];
    let count = 0;
    for (const row of Array.isArray(found) ? (found as Facts[]) : []) {
      if (!filters.every((filter) => filter(row, now))) continue;
      count += 1;
      const number = value(row);
      if (typeof number === "number") numbers.push(number);
    }
    const measured = measure(test, count, numbers);
    return measured !== undefined && compare(test.op, measured, test.value);
  };
}

function compileEvents(test: EventsTest, dictionary: Dictionary): Predicate {
  const read = reader(`${dictionary.eventsPath}.${eventsNamed(dictionary, test.events).key}`);
  return (facts, now) => {
    const found = read(facts);
    const last = dayOf(now);
    const first = addDays(last, 1 - test.lastDays);
    let total = 0;
    for (const { day, n } of Array.isArray(found) ? (found as { day: string; n: number }[]) : [])
      if (day >= first && day <= last) total += n;
    return compare(test.op, total, test.value);
  };
}

function measure(test: RowsTest, count: number, numbers: readonly number[]): number | undefined {
  if (test.measure === "count") return count;
  if (test.measure === "sum") return numbers.reduce((sum, number) => sum + number, 0);
  if (numbers.length === 0) return undefined;
  return test.measure === "max" ? Math.max(...numbers) : Math.min(...numbers);
}

/** Compares a computed number. */
export function compare(op: NumberOperator, left: number, right: number): boolean {
  if (op === "is") return left === right;
  if (op === "atLeast") return left >= right;
  if (op === "atMost") return left <= right;
  return op === "above" ? left > right : left < right;
}

/** Reads a dotted path; through objects only. */
export function reader(path: string): (facts: Facts) => unknown {
  const [first = "", ...rest] = path.split(".");
  if (rest.length === 0) return (facts) => facts[first];
  return (facts) => {
    let value: unknown = facts[first];
    for (const key of rest) {
      if (typeof value !== "object" || value === null) return undefined;
      value = (value as Facts)[key];
    }
    return value;
  };
}

function answer(question: Question): (value: unknown) => boolean {
  switch (question.kind) {
    case "equal":
      return (value) => value === question.value;
    case "oneOf": {
      const values = new Set<unknown>(question.values);
      return (value) => values.has(value);
    }
    case "range":
      return (value) => inRange(question, value);
    case "prefix":
      return (value) => typeof value === "string" && value.startsWith(question.text);
    case "present":
      return (value) => value !== undefined && value !== null;
    case "filled":
      return (value) => Array.isArray(value) && value.length > 0;
    case "member":
      return (value) => Array.isArray(value) && value.includes(question.name);
    case "aliveTag":
      return (value) => hasAliveTag(value, question);
    case "not": {
      const inner = answer(question.of);
      return (value) => !inner(value);
    }
    default: {
      const parts = question.of.map(answer);
      return question.kind === "all"
        ? (value) => parts.every((part) => part(value))
        : (value) => parts.some((part) => part(value));
    }
  }
}

function inRange(range: Range, value: unknown): boolean {
  const { from, to } = range;
  if (from !== undefined) {
    const order = difference(value, from);
    if (order === undefined || (range.above ? order <= 0 : order < 0)) return false;
  }
  if (to !== undefined) {
    const order = difference(value, to);
    if (order === undefined || (range.below ? order >= 0 : order > 0)) return false;
  }
  return true;
}

/** Compares within one kind only, as the database does; undefined across kinds. */
function difference(value: unknown, bound: Plain): number | undefined {
  if (bound instanceof Date)
    return value instanceof Date ? value.getTime() - bound.getTime() : undefined;
  if (typeof value !== typeof bound) return undefined;
  if (value === bound) return 0;
  return (value as Plain) < bound ? -1 : 1;
}

function hasAliveTag(value: unknown, { name, today, where }: AliveTag): boolean {
  if (!Array.isArray(value)) return false;
  const properties = Object.entries(where);
  return value.some(
    (tag: Readonly<Record<string, unknown>>) =>
      (name === undefined || tag.name === name) &&
      properties.every(([key, wanted]) => tag[key] === wanted) &&
      (tag.until === undefined || tag.until === null || String(tag.until) >= today),
  );
}
