import { type Implementation, implement } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { customers, customersSeenBy, noteRead } from "@server/features/customers";
import { writesNotes } from "@server/features/notes";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import * as contract from "@shared/interviews/interviews";
import { type Interview, InterviewError } from "@shared/interviews/interviews";
import { templateOf, templates } from "@shared/interviews/templates";
import {
  type InterviewContent,
  type InterviewDocument,
  InterviewModel,
  interviewPlace,
} from "./interview.model";
import { beginInterview, finishInterview, keepInterview } from "./lead-interview";

export const interviewRoutes: readonly Implementation[] = [
  implement(contract.listTemplates)(async () => ({ items: templates() })),
  implement(contract.listInterviews)(async ({ customerId }, context) => {
    await served(customerId, context.actor);
    noteRead(context, "interviews.read", customerId);
    const list = await InterviewModel.find({ customerId })
      .sort({ updatedAt: -1 })
      .limit(50)
      .lean<InterviewDocument[]>();
    // A draft is its author's until it is finished.
    const mine = list.filter(
      ({ state, byId }) => state === "finished" || byId === context.actor.id,
    );
    return { items: await present(mine, context.actor, context.ports) };
  }),
  implement(contract.beginInterview)(async ({ customerId, template }, context) => {
    await served(customerId, context.actor);
    return one(await beginInterview(customerId, template, trailOf(context)), context);
  }),
  implement(contract.keepInterview)(async ({ id, ...kept }, context) => {
    const { interview } = await draft(id, context.actor);
    return one(await keepInterview(interview, kept, trailOf(context)), context);
  }),
  implement(contract.finishInterview)(async ({ id, version }, context) => {
    const { interview, customer } = await draft(id, context.actor);
    return one(await finishInterview(interview, version, customer, trailOf(context)), context);
  }),
];

async function served(customerId: string, actor: StaffActor) {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer || !writesNotes(actor, customer)) throw InterviewError.notFound();
  return customer;
}

async function draft(id: string, actor: StaffActor) {
  const interview = await InterviewModel.findById(id).lean<InterviewDocument | null>();
  if (!interview || interview.byId !== actor.id) throw InterviewError.notFound();
  return { interview, customer: await served(interview.customerId, actor) };
}

async function one(
  interview: InterviewDocument,
  { actor, ports }: { readonly actor: StaffActor; readonly ports: Ports },
): Promise<Interview> {
  const [shown] = await present([interview], actor, ports);
  if (!shown) throw InterviewError.notFound();
  return shown;
}

async function present(
  list: readonly InterviewDocument[],
  actor: StaffActor,
  { vault }: Pick<Ports, "vault">,
): Promise<Interview[]> {
  const [contents, people] = await Promise.all([
    vault.openGroups<InterviewContent>(
      list.map(({ _id, customerId, content }) => ({
        owner: customerId,
        place: interviewPlace(_id),
        sealed: content,
      })),
    ),
    staff.named([...new Set(list.map(({ byId }) => byId))]),
  ]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return list.map(({ _id, template, state, byId, version, updatedAt, finishedAt }, at) => ({
    id: _id,
    template,
    title: templateOf(template).title,
    state,
    answers: { ...contents[at]?.answers },
    asNeeds: [...(contents[at]?.asNeeds ?? [])],
    version,
    by: names.get(byId) ?? "",
    isMine: byId === actor.id,
    updatedAt: updatedAt.toISOString(),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
  }));
}
