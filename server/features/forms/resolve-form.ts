import type { Registry } from "@server/features/fields";
import type { DesignProblem } from "@shared/forms/check-form";
import type { LiveField } from "@shared/forms/field";
import type { FormContent, Question } from "@shared/forms/form";
import { fill } from "@shared/text/fill";
import { designProblems as words } from "@shared/text/zh-CN/forms";

/**
 * A form with its bound questions brought up to the fields they ask for: kind, limits, choices and
 * class are the field's, the wording may be the form's own. Tells which fields cannot be asked for.
 */
export function resolveForm(
  form: FormContent,
  registry: Registry,
): { readonly content: FormContent; readonly problems: readonly DesignProblem[] } {
  const problems: DesignProblem[] = [];
  const resolve = (question: Question): Question => {
    if (!question.field) return question;
    const field = registry.byKey.get(question.field);
    const problem = problemOf(form, field);
    if (problem)
      problems.push({ at: question.id, message: fill(words[problem], { label: question.label }) });
    return field ? bound(question, field) : question;
  };
  const sections = form.sections.map((section) => ({
    ...section,
    questions: section.questions.map(resolve),
  }));
  return { content: { ...form, sections }, problems };
}

function problemOf({ purpose }: FormContent, field: LiveField | undefined) {
  if (!field) return "unknownField";
  return purpose !== "record" && field.answeredBy === "staff" ? "notForCustomer" : undefined;
}

const bound = (question: Question, field: LiveField): Question => ({
  ...question,
  kind: field.kind,
  limits: field.limits,
  choices: field.choices,
  sensitivity: field.sensitivity,
});
