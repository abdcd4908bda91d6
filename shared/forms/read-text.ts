import { type CheckedAnswer, type CheckOptions, checkAnswer } from "./check-answer";
import type { Asked } from "./question";

/** Reads an answer from the cell of a file: labels for choices, 是/否, several by 、 or ；. */
export function readText(asked: Asked, text: string, options: CheckOptions): CheckedAnswer {
  return checkAnswer(asked, givenBy(asked, text.trim()), options);
}

function givenBy({ kind, choices }: Asked, text: string): unknown {
  const choiceOf = (word: string) =>
    choices.find(({ label, value }) => label === word || value === word)?.value ?? word;
  switch (kind) {
    case "choice":
      return choiceOf(text);
    case "choices":
      return words(text).map(choiceOf);
    case "region":
      return text.split(/[\s/、]+/).filter(Boolean);
    case "yesNo":
      return { 是: true, 否: false, Y: true, N: false }[text.toUpperCase()] ?? text;
    case "date":
      return text.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, (_, year, month, day) =>
        [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
      );
    default:
      return text;
  }
}

const words = (text: string) =>
  text
    .split(/[;；、|]/)
    .map((word) => word.trim())
    .filter(Boolean);
