import type { FormContent, Question, Section } from "@shared/forms/form";
import type { QuestionKind } from "@shared/forms/question";
import { questionsOf } from "@shared/forms/questions-of";

/** What stands where in a form that is being designed. */
export interface Place {
  readonly section: number;
  readonly question: number;
}

const changeSection = (
  form: FormContent,
  at: number,
  change: (section: Section) => Section,
): FormContent => ({
  ...form,
  sections: form.sections.map((section, place) => (place === at ? change(section) : section)),
});

/** An id that no question or section of the form has yet: `q1`, `q2`, … */
export function freshId(form: FormContent, prefix: "q" | "s" = "q"): string {
  const taken = new Set([
    ...questionsOf(form).map(({ id }) => id),
    ...form.sections.map(({ id }) => id),
  ]);
  let no = 1;
  while (taken.has(`${prefix}${no}`)) no += 1;
  return `${prefix}${no}`;
}

/** A question of a kind as it begins: choices to be renamed, sensitive where its kind is. */
export function newQuestion(
  form: FormContent,
  kind: QuestionKind,
  { label, choice }: { readonly label: string; readonly choice: (no: number) => string },
): Question {
  const isChoice = kind === "choice" || kind === "choices";
  const isSealed = kind === "phone" || kind === "idNumber" || kind === "email";
  return {
    id: freshId(form),
    label,
    kind,
    limits: {},
    choices: isChoice ? [1, 2].map((no) => ({ value: `c${no}`, label: choice(no) })) : [],
    sensitivity: isSealed ? "sensitive" : "internal",
    required: false,
  };
}

/** Puts a question at the end of a section. */
export function addQuestion(form: FormContent, section: number, question: Question): FormContent {
  return changeSection(form, section, (one) => ({
    ...one,
    questions: [...one.questions, question],
  }));
}

/** Where a question stands. */
export function placeOf(form: FormContent, id: string): Place | undefined {
  for (const [section, { questions }] of form.sections.entries()) {
    const question = questions.findIndex((one) => one.id === id);
    if (question >= 0) return { section, question };
  }
  return undefined;
}

/** Replaces a question; a changed id is followed by the conditions that refer to it. */
export function changeQuestion(form: FormContent, id: string, next: Question): FormContent {
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => (one.id === id ? next : one)),
    })),
  };
}

/** Takes a question away, with the conditions that referred to it. */
export function removeQuestion(form: FormContent, id: string): FormContent {
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      questions: section.questions.filter((one) => one.id !== id).map((one) => without(one, id)),
    })),
  };
}

function without(question: Question, id: string): Question {
  const { when, ...rest } = question;
  if (!when) return question;
  const tests = when.tests.filter((test) => test.question !== id);
  return tests.length > 0 ? { ...rest, when: { ...when, tests } } : rest;
}

/** Moves a question one place up or down, over the edge of a section into the next. */
export function moveQuestion(form: FormContent, id: string, step: -1 | 1): FormContent {
  const from = placeOf(form, id);
  const question = from && form.sections[from.section]?.questions[from.question];
  if (!from || !question) return form;
  const length = form.sections[from.section]?.questions.length ?? 0;
  const to = from.question + step;
  if (to >= 0 && to < length) return insert(taken(form, id), from.section, to, question);
  const section = from.section + step;
  const next = form.sections[section];
  if (!next) return form;
  return insert(taken(form, id), section, step > 0 ? 0 : next.questions.length, question);
}

const taken = (form: FormContent, id: string): FormContent => ({
  ...form,
  sections: form.sections.map((section) => ({
    ...section,
    questions: section.questions.filter((one) => one.id !== id),
  })),
});

const insert = (form: FormContent, at: number, place: number, question: Question): FormContent =>
  changeSection(form, at, (section) => ({
    ...section,
    questions: [...section.questions.slice(0, place), question, ...section.questions.slice(place)],
  }));

/** Puts an empty section at the end. */
export function addSection(form: FormContent): FormContent {
  return {
    ...form,
    sections: [...form.sections, { id: freshId(form, "s"), title: "", questions: [] }],
  };
}

/** Takes an empty section away; one with questions, and the last one, stay. */
export function removeSection(form: FormContent, at: number): FormContent {
  if (form.sections.length < 2 || (form.sections[at]?.questions.length ?? 0) > 0) return form;
  return { ...form, sections: form.sections.filter((_, place) => place !== at) };
}

/** Changes the words of a section. */
export function renameSection(form: FormContent, at: number, title: string): FormContent {
  return changeSection(form, at, (section) => ({ ...section, title }));
}

/** The questions before one: those that its condition may refer to. */
export function earlierThan(form: FormContent, id: string): readonly Question[] {
  const all = questionsOf(form);
  return all.slice(
    0,
    Math.max(
      0,
      all.findIndex((one) => one.id === id),
    ),
  );
}

/** A value for a new choice that none of the others has. */
export function freshChoice(choices: readonly { readonly value: string }[]): string {
  let no = choices.length + 1;
  while (choices.some(({ value }) => value === `c${no}`)) no += 1;
  return `c${no}`;
}
