import { isDay } from "../calendar/day";
import { fill } from "../text/fill";
import { conditions as chinese } from "../text/zh-CN/conditions";
import type { Condition, EventsTest, FieldTest, RowsTest } from "./condition";
import type { Dictionary, FieldDefinition } from "./dictionary";
import { operatorsOf, valueShapeOf } from "./operators";

/** One thing wrong with a condition, by its path in the tree. */
export interface ConditionProblem {
  readonly path: string;
  readonly message: string;
}

type Problems = keyof typeof chinese.problems;
type Say = (problem: Problems, values?: Record<string, string>) => ConditionProblem[];

/**
 * Finds everything wrong with a condition under a dictionary. Give it the dictionary of the author
 * (`dictionaryFor`): a field they have no right to is reported like one that does not exist.
 */
export function checkCondition(
  condition: Condition,
  dictionary: Dictionary,
  path = "",
): ConditionProblem[] {
  const below = (part: Condition, at: string) => checkCondition(part, dictionary, path + at);
  if ("all" in condition) return condition.all.flatMap((part, at) => below(part, `/all/${at}`));
  if ("any" in condition) return condition.any.flatMap((part, at) => below(part, `/any/${at}`));
  if ("not" in condition) return below(condition.not, "/not");
  const say: Say = (problem, values = {}) => [
    { path, message: fill(chinese.problems[problem], values) },
  ];
  if ("rows" in condition) return checkRows(condition, dictionary, say);
  if ("events" in condition) return checkEvents(condition, dictionary, say);
  return checkField(dictionary.fields, condition, say);
}

function checkField(fields: readonly FieldDefinition[], test: FieldTest, say: Say) {
  const field = fields.find((one) => one.key === test.field);
  if (!field) return say("unknownField", { name: test.field });
  if (!operatorsOf[field.type].includes(test.op))
    return say("wrongOperator", { field: field.label });
  return checkValue(field, test, say);
}

function checkValue(field: FieldDefinition, test: FieldTest, say: Say): ConditionProblem[] {
  const shape = valueShapeOf(test.op);
  const words = { field: field.label };
  if (shape === "none") return [];
  if (test.value === undefined) return say("valueMissing", words);
  if (shape === "days") return isDayCount(test.value) ? [] : say("daysWrong", words);
  if (shape === "one")
    return Array.isArray(test.value)
      ? say("valueMissing", words)
      : checkOne(field, test.value, say);
  if (!Array.isArray(test.value) || test.value.length === 0) return say("valueMissing", words);

  const problems = test.value.flatMap((value) => checkOne(field, value, say));
  if (problems.length > 0 || shape === "list") return problems.slice(0, 1);
  const [low, high] = test.value;
  const isPair = test.value.length === 2 && low !== undefined && high !== undefined;
  return isPair && rank(field, low) <= rank(field, high) ? [] : say("pairWrong", words);
}

function checkOne(field: FieldDefinition, value: unknown, say: Say): ConditionProblem[] {
  const words = { field: field.label, value: String(value) };
  switch (field.type) {
    case "number":
    case "money":
      return typeof value === "number" && Number.isFinite(value)
        ? []
        : say("valueNotNumber", words);
    case "flag":
      return typeof value === "boolean" ? [] : say("valueMissing", words);
    case "day":
    case "instant":
      return typeof value === "string" && isDay(value) ? [] : say("valueNotDay", words);
    case "yearDay":
      return typeof value === "string" && isDay(`2024-${value}`) ? [] : say("valueNotDay", words);
    case "choice":
    case "level":
      return isChoice(field, value) ? [] : say("valueNotChoice", words);
    default:
      return typeof value === "string" && value !== "" ? [] : say("valueNotText", words);
  }
}

function checkRows(test: RowsTest, dictionary: Dictionary, say: Say): ConditionProblem[] {
  const rows = dictionary.rows.find((one) => one.key === test.rows);
  if (!rows) return say("unknownField", { name: test.rows });
  const problems = (test.where ?? []).flatMap((part) => checkField(rows.fields, part, say));
  if (problems.length > 0 || test.measure === "count") return problems;
  if (!test.of) return say("measureNeedsField");

  const of = rows.fields.find((field) => field.key === test.of);
  if (!of) return say("unknownField", { name: test.of });
  return of.type === "money" || of.type === "number"
    ? []
    : say("measureNotNumber", { field: of.label });
}

function checkEvents(test: EventsTest, dictionary: Dictionary, say: Say): ConditionProblem[] {
  const isKnown = dictionary.events.some((event) => event.key === test.events);
  return isKnown ? [] : say("unknownField", { name: test.events });
}

function isChoice(field: FieldDefinition, value: unknown): boolean {
  return (field.choices ?? []).some((choice) => choice.value === value);
}

function isDayCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 3660;
}

function rank(field: FieldDefinition, value: string | number): string | number {
  if (field.type !== "level") return value;
  return (field.choices ?? []).findIndex((choice) => choice.value === value);
}
