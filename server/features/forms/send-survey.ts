import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import type { Trail } from "@server/core/trail";
import { customers, customersSeenBy } from "@server/features/customers";
import { audiencePage, segmentCondition } from "@server/features/segments";
import type { Ports } from "@server/ports";
import { CustomerError } from "@shared/customers/errors";
import { FormError } from "@shared/forms/errors";
import { questionsOf } from "@shared/forms/questions-of";
import { type AskedVersion, liveForm } from "./asked-form";
import { type AskDocument, type SurveyDocument, surveys } from "./survey.model";

export interface SurveyWish {
  readonly clientId: string;
  readonly formId: string;
  readonly until: Date;
  readonly customerIds?: readonly string[] | undefined;
  readonly segmentId?: string | undefined;
}

const mostAsked = 2_000;

/** Asks a form of customers: the survey, everybody's turn and what tells them are one act. */
export async function sendSurvey(
  wish: SurveyWish,
  actor: StaffActor,
  trail: Trail,
): Promise<SurveyDocument> {
  const repeated = await surveys.sentAs(actor.id, wish.clientId);
  if (repeated) return repeated;
  const form = await liveForm(wish.formId);
  if (form?.content.purpose !== "survey") throw FormError.notPublished();
  const now = trail.ports.clock.now();
  if (wish.until <= now) throw FormError.closed();
  const people = await addressees(wish, actor, trail.ports);
  if (people.length === 0) throw FormError.nobody();
  const survey: SurveyDocument = {
    _id: newId("svy"),
    clientId: wish.clientId,
    formId: form.formId,
    version: form.version,
    title: form.content.title,
    state: "open",
    until: wish.until,
    asked: people.length,
    answered: 0,
    byId: actor.id,
    unitId: actor.unitId,
    createdAt: now,
  };
  try {
    await transact((tx) => write(survey, people, form, trail, tx));
    return survey;
  } catch (error) {
    const first = isDuplicateKey(error) && (await surveys.sentAs(actor.id, wish.clientId));
    if (first) return first;
    throw error;
  }
}

async function addressees(
  { customerIds, segmentId }: SurveyWish,
  actor: StaffActor,
  { clock }: Ports,
): Promise<string[]> {
  if (segmentId) {
    const condition = await segmentCondition(segmentId, actor);
    return audiencePage({ condition }, actor, { now: clock.now(), limit: mostAsked });
  }
  const wanted = [...new Set(customerIds ?? [])];
  const found = await customers.within(customersSeenBy(actor)).findMany(wanted);
  if (found.length !== wanted.length) throw CustomerError.notFound();
  return wanted;
}

async function write(
  survey: SurveyDocument,
  people: readonly string[],
  { content }: AskedVersion,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  const list = people.map(
    (customerId): AskDocument => ({
      _id: newId("ask"),
      surveyId: survey._id,
      formId: survey.formId,
      version: survey.version,
      title: survey.title,
      customerId,
      until: survey.until,
      questions: questionsOf(content).length,
      createdAt: survey.createdAt,
    }),
  );
  await surveys.insert(survey, list, tx);
  await announce(
    tx,
    ...list.map(({ _id, customerId }) => ({
      type: "survey.asked",
      aggregate: { kind: "surveyAsk", id: _id },
      actor,
      at: survey.createdAt,
      data: { customerId, surveyId: survey._id },
    })),
  );
  await ports.audit.record(
    {
      actor,
      act: "survey.sent",
      object: { kind: "survey", id: survey._id },
      result: "ok",
      ip,
      requestId,
    },
    { session: tx },
  );
}

/** Ends a survey before its day. */
export async function closeSurvey(
  { _id }: SurveyDocument,
  { actor, ip, requestId, ports }: Trail,
): Promise<SurveyDocument> {
  const closed = await transact(async (tx) => {
    const after = await surveys.close(_id, tx);
    await ports.audit.record(
      {
        actor,
        act: "survey.closed",
        object: { kind: "survey", id: _id },
        result: "ok",
        ip,
        requestId,
      },
      { session: tx },
    );
    return after;
  });
  if (!closed) throw FormError.notFound();
  return closed;
}
