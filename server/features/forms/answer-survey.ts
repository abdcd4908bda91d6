import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { FormError } from "@shared/forms/errors";
import type { FormContent, Question } from "@shared/forms/form";
import type { Answer, Answers, RawAnswers } from "@shared/forms/question";
import { questionsOf } from "@shared/forms/questions-of";
import { checkAnswers, formVersion } from "./asked-form";
import { keepInRecord } from "./keep-in-record";
import { type AskDocument, askPlace, asks, surveys } from "./survey.model";

/** The form that somebody was asked, in the version it had then. */
export async function contentAsked({ formId, version }: AskDocument): Promise<FormContent> {
  const asked = await formVersion(formId, version);
  if (!asked) throw FormError.notFound();
  return asked.content;
}

/** Whether it can still be answered. */
export const isOpen = async ({ until, surveyId }: AskDocument, now: Date): Promise<boolean> =>
  until > now && (await surveys.state(surveyId)) === "open";

/** Takes a customer's answers, once. The same answer sent again, after a lost reply, is the same. */
export async function answerSurvey(
  ask: AskDocument,
  { clientId, answers: given }: { readonly clientId: string; readonly answers: RawAnswers },
  trail: Trail,
): Promise<void> {
  if (ask.clientId === clientId) return;
  if (ask.answeredAt) throw FormError.alreadyAnswered();
  const { ports } = trail;
  const now = ports.clock.now();
  if (!(await isOpen(ask, now))) throw FormError.closed();
  const content = await contentAsked(ask);
  const answers = checkAnswers(content, given, now);
  const sealed = await ports.vault.sealGroup(ask.customerId, askPlace(ask._id), answers);
  const set: Partial<AskDocument> = {
    answeredAt: now,
    clientId,
    answers: sealed,
    counted: countable(content, answers),
    given: Object.keys(answers),
  };
  const taken = await transact(async (tx) => {
    if (!(await asks.answer(ask, set, tx))) return false;
    await keepInRecord(ask.customerId, content, answers, trail, tx);
    await announce(tx, {
      type: "survey.answered",
      aggregate: { kind: "surveyAsk", id: ask._id },
      actor: trail.actor,
      at: now,
      data: { customerId: ask.customerId, surveyId: ask.surveyId },
    });
    await ports.audit.record(
      {
        actor: trail.actor,
        act: "survey.answered",
        object: { kind: "surveyAsk", id: ask._id },
        customerId: ask.customerId,
        result: "ok",
        ip: trail.ip,
        requestId: trail.requestId,
      },
      { session: tx },
    );
    return true;
  });
  if (taken) return;
  const current = await asks.find(ask._id, ask.customerId);
  if (current?.clientId !== clientId) throw FormError.alreadyAnswered();
}

const charted: readonly Question["kind"][] = ["choice", "choices", "yesNo", "number", "money"];

/** Answers that may stand clear for counting: of a kind a chart can show, and of no personal matter. */
function countable(content: FormContent, answers: Answers): Record<string, Answer> {
  const counted: Record<string, Answer> = {};
  for (const { id, kind, sensitivity } of questionsOf(content)) {
    const answer = answers[id];
    const isHarmless = sensitivity === "public" || sensitivity === "internal";
    if (answer !== undefined && isHarmless && charted.includes(kind)) counted[id] = answer;
  }
  return counted;
}
