import type { AnswerTest, When } from "./form";
import type { RawAnswers } from "./question";
import { type FormShape, questionsOf } from "./questions-of";

/** Whether something was answered: blanks and empty lists are no answers. */
export function isAnswered(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "string") return value.trim() !== "";
  return Array.isArray(value) ? value.length > 0 : true;
}

/**
 * The ids of the questions that are shown under these answers. A question looks only at earlier
 * ones, and what is hidden counts as not answered, so one pass decides and nothing runs in circles.
 */
export function visible(form: FormShape, answers: RawAnswers): ReadonlySet<string> {
  const shown = new Set<string>();
  const answerTo = (id: string) => (shown.has(id) ? answers[id] : undefined);
  for (const { id, when } of questionsOf(form)) {
    if (!when || holds(when, answerTo)) shown.add(id);
  }
  return shown;
}

function holds({ join, tests }: When, answerTo: (id: string) => unknown): boolean {
  const passes = (test: AnswerTest) => passesTest(test, answerTo(test.question));
  return join === "all" ? tests.every(passes) : tests.some(passes);
}

function passesTest({ op, value }: AnswerTest, given: unknown): boolean {
  switch (op) {
    case "answered":
      return isAnswered(given);
    case "notAnswered":
      return !isAnswered(given);
    case "is":
      return isAnswered(given) && given === value;
    case "isNot":
      return given !== value;
    case "has":
      return Array.isArray(given) && given.includes(value);
    case "hasNot":
      return !(Array.isArray(given) && given.includes(value));
    default:
      return compares(op, given, value);
  }
}

function compares(op: "atLeast" | "atMost", given: unknown, bound: unknown): boolean {
  const left = typeof bound === "number" ? toNumber(given) : given;
  if (typeof left !== typeof bound || left === undefined || bound === undefined) return false;
  return op === "atLeast"
    ? (left as number | string) >= (bound as number | string)
    : (left as number | string) <= (bound as number | string);
}

/** A number being typed is still text; it already decides what is shown. */
function toNumber(given: unknown): number | undefined {
  if (typeof given === "number") return given;
  if (typeof given !== "string" || given.trim() === "") return undefined;
  const number = Number(given);
  return Number.isFinite(number) ? number : undefined;
}
