import { fill } from "../text/fill";
import type { SameShape } from "../text/shape";
import { formProblems as chinese } from "../text/zh-CN/forms";
import { type AnswerProblem, type CheckOptions, checkAnswer } from "./check-answer";
import type { Question } from "./form";
import type { Answer, Answers, RawAnswers } from "./question";
import { type FormShape, questionsOf } from "./questions-of";
import { isAnswered, visible } from "./visible";

/** The sentences of one language. */
export type ProblemWords = SameShape<typeof chinese>;

export interface Validated {
  /** What is kept: shown questions only, each answer in its normal form. */
  readonly answers: Answers;
  /** A sentence by question, where something has to be corrected. */
  readonly errors: Readonly<Record<string, string>>;
}

/**
 * Judges a whole form: what is shown, what is missing, what is wrong, in sentences. The server, the
 * console and the mini-program all ask this one function, so they never disagree.
 */
export function validate(
  form: FormShape,
  given: RawAnswers,
  options: CheckOptions,
  words: ProblemWords = chinese,
): Validated {
  const shown = visible(form, given);
  const answers: Record<string, Answer> = {};
  const errors: Record<string, string> = {};
  for (const question of questionsOf(form)) {
    if (!shown.has(question.id)) continue;
    const value = given[question.id];
    if (!isAnswered(value)) {
      if (question.required) errors[question.id] = words.missing;
      continue;
    }
    const checked = checkAnswer(question, value, options);
    if ("value" in checked) answers[question.id] = checked.value;
    else errors[question.id] = sayProblem(checked.problem, checked.values, words);
  }
  return { answers, errors };
}

/** Keys that are no questions of this form: a client that sends them is not one of ours. */
export function unknownQuestions(form: FormShape, given: RawAnswers): readonly string[] {
  const known = new Set(questionsOf(form).map(({ id }) => id));
  return Object.keys(given).filter((key) => !known.has(key));
}

/** What is wrong with one answer, as a sentence; undefined when nothing is. */
export function problemWith(
  question: Pick<Question, keyof Question>,
  given: unknown,
  options: CheckOptions,
  words: ProblemWords = chinese,
): string | undefined {
  const only = { sections: [{ questions: [{ ...question, when: undefined }] }] };
  return validate(only, { [question.id]: given }, options, words).errors[question.id];
}

/** A problem with its values as a sentence. */
export function sayProblem(
  problem: AnswerProblem,
  values: Readonly<Record<string, string | number>> = {},
  words: ProblemWords = chinese,
): string {
  return fill(words[problem], values);
}
