import type { Trail } from "@server/core/trail";
import { setFields } from "@server/features/customers";
import { currentRegistry } from "@server/features/fields";
import { dayOf } from "@shared/calendar/day";
import { checkAnswer } from "@shared/forms/check-answer";
import type { LiveField } from "@shared/forms/field";
import type { FormContent } from "@shared/forms/form";
import type { Answer, Answers } from "@shared/forms/question";
import { questionsOf } from "@shared/forms/questions-of";
import type { ClientSession } from "mongoose";

/**
 * Writes what a customer answered into the fields that the questions ask for, in the transaction of
 * the answer. A field that was changed so much meanwhile that the answer does not fit stays as it is.
 */
export async function keepInRecord(
  customerId: string,
  content: FormContent,
  answers: Answers,
  trail: Trail,
  tx?: ClientSession,
): Promise<void> {
  const { byKey } = await currentRegistry();
  const today = dayOf(trail.ports.clock.now());
  const changes = new Map<LiveField, Answer | null>();
  for (const { id, field: key } of questionsOf(content)) {
    const field = key ? byKey.get(key) : undefined;
    const answer = answers[id];
    if (!field || answer === undefined || field.answeredBy === "staff") continue;
    const checked = checkAnswer(field, answer, { today });
    if ("value" in checked) changes.set(field, checked.value);
  }
  await setFields(customerId, changes, "customer", trail, tx);
}
