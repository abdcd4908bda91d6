import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import type { CustomerDocument } from "@server/features/customers";
import { writeNeed } from "@server/features/needs";
import { writeNote } from "@server/features/notes";
import { InterviewError, type InterviewTemplate } from "@shared/interviews/interviews";
import { questionsOf, templateOf } from "@shared/interviews/templates";
import {
  type InterviewContent,
  type InterviewDocument,
  InterviewModel,
  interviewPlace,
} from "./interview.model";

/** Begins an interview; who has a draft of it goes on with that one. */
export async function beginInterview(
  customerId: string,
  template: InterviewTemplate,
  { actor, ports }: Trail,
): Promise<InterviewDocument> {
  const draftKey = `${customerId}:${template}:${actor.id}`;
  const known = await InterviewModel.findOne({ draftKey }).lean<InterviewDocument | null>();
  if (known) return known;
  const _id = newId("itv");
  const at = ports.clock.now();
  const empty: InterviewContent = { answers: {}, asNeeds: [] };
  const interview: InterviewDocument = {
    _id,
    draftKey,
    customerId,
    template,
    state: "draft",
    byId: actor.id,
    content: await ports.vault.sealGroup(customerId, interviewPlace(_id), empty),
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  try {
    await InterviewModel.create([interview]);
    return interview;
  } catch (error) {
    // Begun twice at once, on two devices: both go on with the first.
    if (!isDuplicateKey(error)) throw error;
    const first = await InterviewModel.findOne({ draftKey }).lean<InterviewDocument | null>();
    if (!first) throw error;
    return first;
  }
}

/** Keeps what was answered so far; a draft that another device changed is not overwritten. */
export async function keepInterview(
  interview: InterviewDocument,
  { answers, asNeeds, version }: InterviewContent & { readonly version: number },
  { ports }: Trail,
): Promise<InterviewDocument> {
  if (interview.state === "finished") throw InterviewError.finished();
  const known = questionsOf(interview.template);
  if ([...Object.keys(answers), ...asNeeds].some((id) => !known.has(id)))
    throw InterviewError.unknownQuestion();
  const content = await ports.vault.sealGroup(interview.customerId, interviewPlace(interview._id), {
    answers,
    asNeeds,
  });
  const after = await InterviewModel.findOneAndUpdate(
    { _id: interview._id, version, state: "draft" },
    { $set: { content, updatedAt: ports.clock.now() }, $inc: { version: 1 } },
    { returnDocument: "after" },
  ).lean<InterviewDocument | null>();
  if (!after) throw InterviewError.outdated();
  return after;
}

/** Ends an interview once: a note with all answers, and a hidden need for each chosen one. */
export async function finishInterview(
  interview: InterviewDocument,
  version: number,
  customer: CustomerDocument,
  trail: Trail,
): Promise<InterviewDocument> {
  const { ports, actor } = trail;
  if (interview.state === "finished") throw InterviewError.finished();
  const content = await ports.vault.openGroup<InterviewContent>(
    customer._id,
    interviewPlace(interview._id),
    interview.content,
  );
  const text = noteOf(interview.template, content);
  if (!text) throw InterviewError.empty();
  const needs = needsOf(interview.template, content);
  return transact(async (tx) => {
    const now = ports.clock.now();
    const after = await InterviewModel.findOneAndUpdate(
      { _id: interview._id, version, state: "draft" },
      {
        $set: { state: "finished", finishedAt: now, updatedAt: now },
        $inc: { version: 1 },
        $unset: { draftKey: 1 },
      },
      { returnDocument: "after", session: tx },
    ).lean<InterviewDocument | null>();
    if (!after) throw InterviewError.outdated();
    const note = { kind: "interview" as const, text, isPrivate: false, locks: [] };
    await writeNote(customer, note, trail, tx);
    for (const need of needs) await writeNeed(customer, need, trail, tx);
    await announce(tx, {
      type: "interview.finished",
      aggregate: { kind: "interview", id: after._id },
      actor,
      at: now,
      data: { customerId: customer._id, template: after.template, needs: needs.length },
    });
    return after;
  });
}

function noteOf(template: InterviewTemplate, { answers }: InterviewContent): string {
  const { title, sections } = templateOf(template);
  const parts = sections.flatMap((section) => {
    const lines = section.questions.flatMap(({ id, label }) =>
      answers[id]?.trim() ? [`${label}：${answers[id].trim()}`] : [],
    );
    return lines.length > 0 ? [`【${section.title}】\n${lines.join("\n")}`] : [];
  });
  return parts.length > 0 ? `${title}\n${parts.join("\n")}` : "";
}

function needsOf(template: InterviewTemplate, { answers, asNeeds }: InterviewContent) {
  const known = questionsOf(template);
  return asNeeds.flatMap((id) => {
    const question = known.get(id);
    const answer = answers[id]?.trim();
    if (!question?.need || !answer) return [];
    const title = answer.length > 60 ? `${answer.slice(0, 59)}…` : answer;
    return [
      {
        topic: question.need,
        title,
        detail: `${question.label}：${answer}`.slice(0, 1000),
        state: "hidden" as const,
        source: "interview" as const,
      },
    ];
  });
}
