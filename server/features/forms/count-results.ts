import type { FormContent, Question } from "@shared/forms/form";
import type { Answer } from "@shared/forms/question";
import { questionsOf } from "@shared/forms/questions-of";
import { sayAnswer } from "@shared/forms/say-answer";
import type { QuestionResult } from "@shared/forms/survey";
import { formWords } from "@shared/text/zh-CN/forms";

/** One customer's answers as far as they may be counted. */
export interface CountedAnswers {
  readonly counted?: Readonly<Record<string, Answer>>;
  readonly given?: readonly string[];
}

const mostBars = 12;

/** Counts what was answered, question by question, in the order of the form. */
export function countResults(
  content: FormContent,
  answers: readonly CountedAnswers[],
): QuestionResult[] {
  return questionsOf(content).map((question) => {
    const { id, label, kind } = question;
    const values = answers.flatMap(({ counted }) => {
      const value = counted?.[id];
      return value === undefined ? [] : [value];
    });
    const answered = answers.filter(({ given }) => given?.includes(id)).length;
    const numbers = values.filter((value) => typeof value === "number");
    return {
      id,
      label,
      kind,
      answered,
      bars: barsOf(question, values),
      ...(numbers.length > 0
        ? { mean: numbers.reduce((sum, one) => sum + one, 0) / numbers.length }
        : {}),
    };
  });
}

function barsOf(question: Question, values: readonly Answer[]): QuestionResult["bars"] {
  const count = (matches: (value: Answer) => boolean) => values.filter(matches).length;
  switch (question.kind) {
    case "choice":
    case "choices":
      return question.choices.map(({ value, label }) => ({
        label,
        count: count((one) => (Array.isArray(one) ? one.includes(value) : one === value)),
      }));
    case "yesNo":
      return [
        { label: formWords.yes, count: count((one) => one === true) },
        { label: formWords.no, count: count((one) => one === false) },
      ];
    case "number": {
      const distinct = [...new Set(values.filter((one) => typeof one === "number"))].sort(
        (one, other) => one - other,
      );
      if (distinct.length > mostBars) return [];
      return distinct.map((value) => ({
        label: sayAnswer(question, value),
        count: count((one) => one === value),
      }));
    }
    default:
      return [];
  }
}
