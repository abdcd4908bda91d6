import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import type { CustomerActor, StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { answeringEndpoints as all } from "@shared/forms/answering";
import { FormError } from "@shared/forms/errors";
import type { AskedForm, Survey } from "@shared/forms/survey";
import { answerSurvey, contentAsked } from "./answer-survey";
import { formVersion, toAnswer } from "./asked-form";
import { countResults } from "./count-results";
import { namesOf } from "./present-definition";
import { closeSurvey, sendSurvey } from "./send-survey";
import {
  type AskDocument,
  asks,
  type SurveyDocument,
  surveys,
  surveysSeenBy,
} from "./survey.model";

type ByStaff = RequestContext<StaffActor>;
type ByCustomer = RequestContext<CustomerActor>;

/** So few answers would tell who said what. */
const fewest = 3;

const staffSide: readonly Implementation[] = [
  implement(pick(all, "GET /surveys"))(async (_input, context) => ({
    items: await presentSurveys(
      await surveys.within(surveysSeenBy(context.actor)).latest(100),
      context,
    ),
  })),
  implement(pick(all, "POST /surveys"))(async ({ until, ...wish }, context) =>
    presentSurvey(
      await sendSurvey({ ...wish, until: new Date(until) }, context.actor, trailOf(context)),
      context,
    ),
  ),
  implement(pick(all, "GET /surveys/:id/results"))(async ({ id }, context) => {
    const survey = await seen(id, context);
    const form = await formVersion(survey.formId, survey.version);
    if (!form) throw FormError.notFound();
    const answers = await asks.answered(id);
    const few = answers.length < fewest;
    return {
      survey: await presentSurvey(survey, context),
      few,
      questions: few ? [] : countResults(form.content, answers),
    };
  }),
  implement(pick(all, "POST /surveys/:id/close"))(async ({ id }, context) =>
    presentSurvey(await closeSurvey(await seen(id, context), trailOf(context)), context),
  ),
];

async function seen(id: string, { actor }: ByStaff): Promise<SurveyDocument> {
  const survey = await surveys.within(surveysSeenBy(actor)).find(id);
  if (!survey) throw FormError.notFound();
  return survey;
}

async function presentSurvey(survey: SurveyDocument, context: ByStaff): Promise<Survey> {
  const [presented] = await presentSurveys([survey], context);
  if (!presented) throw FormError.notFound();
  return presented;
}

async function presentSurveys(
  list: readonly SurveyDocument[],
  { ports }: ByStaff,
): Promise<Survey[]> {
  const now = ports.clock.now();
  const nameOf = await namesOf(list.map(({ byId }) => byId));
  return list.map((survey) => {
    const isRunning = survey.state === "open" && survey.until > now;
    return {
      id: survey._id,
      formId: survey.formId,
      title: survey.title,
      version: survey.version,
      state: isRunning ? "open" : "closed",
      until: survey.until.toISOString(),
      asked: survey.asked,
      answered: survey.answered,
      createdAt: survey.createdAt.toISOString(),
      createdBy: nameOf(survey.byId),
      abilities: { close: isRunning },
    };
  });
}

const customerSide: readonly Implementation[] = [
  implement(pick(all, "GET /my/forms"))(async (_input, { actor, ports }) => {
    const list = await asks.ofCustomer(actor.id);
    const presented = await Promise.all(list.map((ask) => presentAsk(ask, ports.clock.now())));
    const isWaiting = ({ state }: AskedForm) => state === "waiting";
    return {
      items: [...presented.filter(isWaiting), ...presented.filter((one) => !isWaiting(one))],
    };
  }),
  implement(pick(all, "GET /my/forms/:id"))(async ({ id }, context) => {
    const ask = await own(id, context);
    const now = context.ports.clock.now();
    const { formId, version } = ask;
    return {
      ...(await presentAsk(ask, now)),
      form: toAnswer({ formId, version, content: await contentAsked(ask) }, now),
    };
  }),
  implement(pick(all, "POST /my/forms/:id/answer"))(async ({ id, ...given }, context) => {
    await answerSurvey(await own(id, context), given, trailOf(context));
    return presentAsk(await own(id, context), context.ports.clock.now());
  }),
];

async function own(id: string, { actor }: ByCustomer): Promise<AskDocument> {
  const ask = await asks.find(id, actor.id);
  if (!ask) throw FormError.notFound();
  return ask;
}

async function presentAsk(ask: AskDocument, now: Date): Promise<AskedForm> {
  const { _id, title, questions, until, answeredAt, surveyId } = ask;
  const isClosed = until <= now || (await surveys.state(surveyId)) === "closed";
  return {
    id: _id,
    title,
    state: answeredAt ? "answered" : isClosed ? "closed" : "waiting",
    questions,
    until: until.toISOString(),
    ...(answeredAt ? { answeredAt: answeredAt.toISOString() } : {}),
  };
}

export const surveyRoutes = [...staffSide, ...customerSide];
