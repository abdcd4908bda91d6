import { fill } from "../text/fill";
import type { SameShape } from "../text/shape";
import { designProblems as chinese } from "../text/zh-CN/forms";
import type { AnswerOperator, AnswerTest, FormContent, Question } from "./form";
import type { Asked, QuestionKind } from "./question";
import { questionsOf } from "./questions-of";

/** One thing wrong with what somebody designs; `at` is the question's id. */
export interface DesignProblem {
  readonly at: string;
  readonly message: string;
}

export type DesignWords = SameShape<typeof chinese>;

/** Kinds whose answers identify or reach a person: never kept but sealed. */
export const sealedKinds: readonly QuestionKind[] = ["phone", "idNumber", "email"];

/** Kinds that only staff can fill in. */
export const staffKinds: readonly QuestionKind[] = ["customer", "staff"];

const choosing: readonly QuestionKind[] = ["choice", "choices"];

/** Which comparisons a condition may use on an answer of each kind. */
export function operatorsFor(kind: QuestionKind): readonly AnswerOperator[] {
  const presence = ["answered", "notAnswered"] as const;
  switch (kind) {
    case "choice":
    case "yesNo":
      return ["is", "isNot", ...presence];
    case "choices":
      return ["has", "hasNot", ...presence];
    case "number":
    case "money":
    case "date":
      return ["is", "atLeast", "atMost", ...presence];
    default:
      return presence;
  }
}

/** Everything wrong with what is asked, whether in a form or as a field of the record. */
export function checkAsked(asked: Asked, words: DesignWords = chinese): readonly string[] {
  const { label, kind, limits, choices, sensitivity } = asked;
  const wrong: string[] = [];
  const say = (problem: keyof DesignWords) => wrong.push(fill(words[problem], { label }));
  if (choosing.includes(kind) && choices.length === 0) say("noChoices");
  const isDouble = (key: "value" | "label") =>
    new Set(choices.map((choice) => choice[key])).size < choices.length;
  if (isDouble("value") || isDouble("label")) say("doubleChoice");
  if (limits.most !== undefined && limits.most > choices.length) say("tooManyMost");
  if (isAbove(limits.min, limits.max)) say("badRange");
  if (isAbove(limits.minLength, limits.maxLength)) say("badLength");
  const days = [limits.earliest, limits.latest].filter((day) => day && day !== "today");
  if (days.length === 2 && String(days[0]) > String(days[1])) say("badDays");
  if (sealedKinds.includes(kind) && sensitivity !== "sensitive") say("mustBeSensitive");
  return wrong;
}

const isAbove = (low: number | undefined, high: number | undefined) =>
  low !== undefined && high !== undefined && low > high;

/** Everything wrong with a form as a whole; an empty list means that it can be published. */
export function checkForm(form: FormContent, words: DesignWords = chinese): DesignProblem[] {
  const questions = questionsOf(form);
  if (questions.length === 0) return [{ at: "", message: words.noQuestion }];
  const before = new Map<string, Question>();
  const problems: DesignProblem[] = [];
  for (const question of questions) {
    const say = (problem: keyof DesignWords) =>
      problems.push({ at: question.id, message: fill(words[problem], { label: question.label }) });
    if (before.has(question.id)) say("doubleQuestion");
    for (const message of checkAsked(question, words)) problems.push({ at: question.id, message });
    if (form.purpose !== "record" && staffKinds.includes(question.kind)) say("staffOnly");
    for (const test of question.when?.tests ?? []) {
      const earlier = before.get(test.question);
      if (!earlier) say("laterQuestion");
      else if (!fits(test, earlier)) say("badTest");
    }
    before.set(question.id, question);
  }
  return problems;
}

function fits({ op, value }: AnswerTest, { kind, choices }: Question): boolean {
  if (!operatorsFor(kind).includes(op)) return false;
  if (op === "answered" || op === "notAnswered") return true;
  if (choosing.includes(kind)) return choices.some((choice) => choice.value === value);
  if (kind === "yesNo") return typeof value === "boolean";
  return kind === "date" ? typeof value === "string" : typeof value === "number";
}
