import { definitions } from "@server/features/fields";
import { dayOf } from "@shared/calendar/day";
import { FormError } from "@shared/forms/errors";
import type { FormContent } from "@shared/forms/form";
import type { Answers, RawAnswers } from "@shared/forms/question";
import { questionsOf } from "@shared/forms/questions-of";
import { sayAnswer } from "@shared/forms/say-answer";
import type { FormToAnswer, SaidAnswer } from "@shared/forms/survey";
import { unknownQuestions, validate } from "@shared/forms/validate";
import { formPlaces } from "./form-place.model";

/** One version of a form, as somebody answers it. */
export interface AskedVersion {
  readonly formId: string;
  readonly version: number;
  readonly content: FormContent;
}

/** The version of a form that is in force; undefined when there is none. */
export async function liveForm(formId: string): Promise<AskedVersion | undefined> {
  const found = await definitions.find(formId);
  if (found?.kind !== "form" || !found.live) return undefined;
  return { formId, version: found.published, content: JSON.parse(found.live) as FormContent };
}

/** A version that was in force once: answers under way are judged by theirs. */
export async function formVersion(
  formId: string,
  version: number,
): Promise<AskedVersion | undefined> {
  const found = await definitions.version(formId, version);
  return found ? { formId, version, content: JSON.parse(found.content) as FormContent } : undefined;
}

/** The questions that a place asks now: `booking:loan`, `event:evt_…`. */
export async function formAt(place: string): Promise<AskedVersion | undefined> {
  const placed = await formPlaces.at(place);
  return placed ? liveForm(placed.formId) : undefined;
}

/** The form of a place in the version that was answered, else as it is now. */
export async function formAnsweredAt(
  place: string,
  version: number | undefined,
): Promise<AskedVersion | undefined> {
  const placed = await formPlaces.at(place);
  if (!placed) return undefined;
  const asked = version === undefined ? undefined : await formVersion(placed.formId, version);
  return asked ?? liveForm(placed.formId);
}

/** A form as a client renders it. */
export const toAnswer = ({ version, content }: AskedVersion, now: Date): FormToAnswer => ({
  version,
  content,
  today: dayOf(now),
});

/**
 * Judges given answers by the form and answers them in their normal form. Refuses with a sentence a
 * question; a key that is no question is refused as well, whatever it holds.
 */
export function checkAnswers(content: FormContent, given: RawAnswers, now: Date): Answers {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const unknown = unknownQuestions(content, present);
  if (unknown.length > 0) throw FormError.badAnswers({ unknown, questions: {} });
  const { answers, errors } = validate(content, present, { today: dayOf(now) });
  if (Object.keys(errors).length > 0) throw FormError.badAnswers({ questions: errors });
  return answers;
}

/** Answers in words, in the order of the questions. */
export function sayAnswers(content: FormContent, answers: Answers): SaidAnswer[] {
  return questionsOf(content).flatMap((question) => {
    const answer = answers[question.id];
    if (answer === undefined) return [];
    return [{ id: question.id, label: question.label, text: sayAnswer(question, answer) }];
  });
}
