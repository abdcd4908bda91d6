import { addDays, dayOf } from "../calendar/day";
import type { Condition, EventsTest, FieldTest, NumberOperator, RowsTest } from "./condition";
import type { Dictionary } from "./dictionary";
import { eventsNamed, fieldNamed, pathOf, rowsNamed } from "./find";
import { lower, type Question, type Range } from "./lower";

/** A filter document for MongoDB, made of operators that every server we run on answers rightly. */
export type Query = Readonly<Record<string, unknown>>;

const nobody: Query = { _id: { $in: [] } };
const comparison: Readonly<Record<NumberOperator, string>> = {
  is: "$eq",
  atLeast: "$gte",
  atMost: "$lte",
  above: "$gt",
  below: "$lt",
};

/**
 * Puts a checked condition into a MongoDB filter as of `now`; it finds exactly those documents for
 * which the predicate of `compile` holds. Nothing of the author's input becomes an operator or a
 * pattern: names come from the dictionary, values are only ever compared with.
 */
export function toQuery(condition: Condition, dictionary: Dictionary, now: Date): Query {
  if ("all" in condition) {
    if (condition.all.length === 0) return {};
    return { $and: condition.all.map((part) => toQuery(part, dictionary, now)) };
  }
  if ("any" in condition)
    return { $or: condition.any.map((part) => toQuery(part, dictionary, now)) };
  if ("not" in condition) return { $nor: [toQuery(condition.not, dictionary, now)] };
  if ("rows" in condition) return rowsQuery(condition, dictionary, now);
  if ("events" in condition) return eventsQuery(condition, dictionary, now);
  return fieldQuery(condition, dictionary, now);
}

function fieldQuery(test: FieldTest, dictionary: Dictionary, now: Date): Query {
  const field = fieldNamed(dictionary.fields, test.field);
  return ask(pathOf(field), lower(field, test, now));
}

function ask(path: string, question: Question): Query {
  switch (question.kind) {
    case "equal":
    case "member":
      return { [path]: { $eq: question.kind === "equal" ? question.value : question.name } };
    case "oneOf":
      return { [path]: { $in: [...question.values] } };
    case "range":
      return { [path]: bounds(question) };
    case "prefix":
      return { [path]: { $regex: `^${literal(question.text)}` } };
    case "present":
      return { [path]: { $ne: null } };
    case "filled":
      return { [`${path}.0`]: { $exists: true } };
    case "aliveTag":
      return aliveTag(path, question);
    case "not":
      return { $nor: [ask(path, question.of)] };
    default: {
      if (question.of.length === 0) return question.kind === "all" ? {} : nobody;
      const parts = question.of.map((part) => ask(path, part));
      return question.kind === "all" ? { $and: parts } : { $or: parts };
    }
  }
}

function bounds(range: Range): Query {
  return {
    ...(range.from !== undefined && { [range.above ? "$gt" : "$gte"]: range.from }),
    ...(range.to !== undefined && { [range.below ? "$lt" : "$lte"]: range.to }),
  };
}

/** `$or` inside `$elemMatch` is not available everywhere, hence two `$elemMatch`es. */
function aliveTag(
  path: string,
  { name, today, where }: Extract<Question, { kind: "aliveTag" }>,
): Query {
  const named = { ...where, ...(name === undefined ? { name: { $exists: true } } : { name }) };
  return {
    $or: [
      { [path]: { $elemMatch: { ...named, until: null } } },
      { [path]: { $elemMatch: { ...named, until: { $gte: today } } } },
    ],
  };
}

function rowsQuery(test: RowsTest, dictionary: Dictionary, now: Date): Query {
  const rows = rowsNamed(dictionary, test.rows);
  const filters = (test.where ?? []).map((part) => {
    const field = fieldNamed(rows.fields, part.field);
    return expression(`$$row.${pathOf(field)}`, lower(field, part, now));
  });
  const found = {
    $filter: { input: list(pathOf(rows)), as: "row", cond: { $and: [true, ...filters] } },
  };
  if (test.measure === "count") return compareExpression({ $size: found }, test.op, test.value);

  const path = `$$row.${pathOf(fieldNamed(rows.fields, test.of ?? ""))}`;
  const numbers = { $map: { input: found, as: "row", in: path } };
  if (test.measure === "sum") return compareExpression({ $sum: numbers }, test.op, test.value);

  const extreme = { [`$${test.measure}`]: numbers };
  return {
    $expr: {
      $and: [
        { $ne: [{ $ifNull: [extreme, null] }, null] },
        { [comparison[test.op]]: [extreme, test.value] },
      ],
    },
  };
}

function eventsQuery(test: EventsTest, dictionary: Dictionary, now: Date): Query {
  const path = `${dictionary.eventsPath}.${eventsNamed(dictionary, test.events).key}`;
  const last = dayOf(now);
  const first = addDays(last, 1 - test.lastDays);
  const counted = {
    $filter: {
      input: list(path),
      as: "row",
      cond: { $and: [{ $gte: ["$$row.day", first] }, { $lte: ["$$row.day", last] }] },
    },
  };
  const numbers = { $map: { input: counted, as: "row", in: "$$row.n" } };
  return compareExpression({ $sum: numbers }, test.op, test.value);
}

function compareExpression(left: unknown, op: NumberOperator, right: number): Query {
  return { $expr: { [comparison[op]]: [left, right] } };
}

function list(path: string) {
  return { $ifNull: [`$${path}`, []] };
}

/** The same questions inside `$filter`, where a missing value would sort below everything. */
function expression(path: string, question: Question): unknown {
  const value = { $ifNull: [path, null] };
  switch (question.kind) {
    case "equal":
      return { $eq: [value, question.value] };
    case "oneOf":
      return { $in: [value, [...question.values]] };
    case "range":
      return {
        $and: [
          { $ne: [value, null] },
          ...(question.from === undefined
            ? []
            : [{ [question.above ? "$gt" : "$gte"]: [value, question.from] }]),
          ...(question.to === undefined
            ? []
            : [{ [question.below ? "$lt" : "$lte"]: [value, question.to] }]),
        ],
      };
    case "prefix":
      return { $eq: [{ $indexOfCP: [{ $ifNull: [path, ""] }, question.text] }, 0] };
    case "present":
      return { $ne: [value, null] };
    case "not":
      return { $not: [expression(path, question.of)] };
    default:
      throw new Error(`Rows cannot be asked for ${question.kind}: check the condition first`);
  }
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
