import type { Question } from "./form";

/** What the pure rules need to know of a form. */
export interface FormShape {
  readonly sections: readonly { readonly questions: readonly Question[] }[];
}

/** The questions of a form in their order. */
export function questionsOf(form: FormShape): readonly Question[] {
  return form.sections.flatMap(({ questions }) => questions);
}
