import type { FormContent } from "../forms/form";

/** Longest answer to a question that an organiser wrote by hand. */
const longest = 200;

/** An event's few questions as a form, so that the same rules judge and draw them. */
export function formOfQuestions(
  questions: readonly { readonly id: string; readonly label: string; readonly required: boolean }[],
): FormContent {
  return {
    title: "questions",
    purpose: "event",
    sections: [
      {
        id: "questions",
        title: "",
        questions: questions.map(({ id, label, required }) => ({
          id,
          label,
          required,
          kind: "text",
          limits: { maxLength: longest },
          choices: [],
          sensitivity: "personal",
        })),
      },
    ],
  };
}
