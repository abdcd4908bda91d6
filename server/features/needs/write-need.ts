import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import type { CustomerDocument } from "@server/features/customers";
import { openTasks } from "@server/features/tasks";
import { dayOf, instantAt } from "@shared/calendar/day";
import { NeedError, type NeedState, type NeedTopic, nextStates } from "@shared/needs/needs";
import { type NeedDocument, NeedModel, type NeedWords, needPlace } from "./need.model";

interface Step {
  readonly nextStep?: string | undefined;
  readonly nextStepOn?: string | undefined;
}

export interface NewNeed extends Step {
  readonly topic: NeedTopic;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly state: NeedState;
  readonly source: NeedDocument["source"];
}

/** Writes down a need of a customer, owned by their manager. */
export async function writeNeed(
  { _id: customerId, rmId }: Pick<CustomerDocument, "_id" | "rmId">,
  { topic, title, detail, state, source, nextStep, nextStepOn }: NewNeed,
  trail: Trail,
  within?: Tx,
): Promise<NeedDocument> {
  const { ports, actor } = trail;
  const at = ports.clock.now();
  checkStep({ nextStep, nextStepOn }, at);
  const _id = newId("ned");
  const words: NeedWords = {
    title,
    ...(detail ? { detail } : {}),
    ...(nextStep ? { nextStep } : {}),
  };
  const need: NeedDocument = {
    _id,
    customerId,
    topic,
    state,
    words: await ports.vault.sealGroup(customerId, needPlace(_id), words),
    ownerId: rmId,
    ...(nextStepOn ? { nextStepOn } : {}),
    source,
    moves: [{ to: state, at, by: actor.id }],
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  const write = async (tx: Tx) => {
    await NeedModel.create([need], { session: tx });
    await follow(need, words, trail, tx);
  };
  await (within ? write(within) : transact(write));
  return need;
}

export interface Move extends Step {
  readonly version: number;
  readonly to: NeedState;
  readonly reason?: string | undefined;
}

/** Moves a need on; two who move it at once do not overwrite each other. */
export async function moveNeed(
  need: NeedDocument,
  move: Move,
  trail: Trail,
): Promise<NeedDocument> {
  const { ports, actor } = trail;
  const { _id, customerId, version } = need;
  const at = ports.clock.now();
  if (version !== move.version) throw NeedError.outdated();
  const stays = move.to === need.state && move.nextStep !== undefined;
  if (!stays && !nextStates[need.state].includes(move.to)) throw NeedError.wrongMove();
  if (move.to === "dropped" && !move.reason) throw NeedError.reasonMissing();
  checkStep(move, at);
  const before = await ports.vault.openGroup<NeedWords>(customerId, needPlace(_id), need.words);
  const words = wordsAfter(before, move);
  const set = {
    state: move.to,
    words: await ports.vault.sealGroup(customerId, needPlace(_id), words),
    version: version + 1,
    updatedAt: at,
    ...(move.nextStepOn ? { nextStepOn: move.nextStepOn } : {}),
  };
  const isOver = move.to === "done" || move.to === "dropped";
  return transact(async (tx) => {
    const after = await NeedModel.findOneAndUpdate(
      { _id, version },
      {
        $set: set,
        ...(stays ? {} : { $push: { moves: { to: move.to, at, by: actor.id } } }),
        ...(isOver ? { $unset: { nextStepOn: 1 } } : {}),
      },
      { returnDocument: "after", session: tx },
    ).lean<NeedDocument | null>();
    if (!after) throw NeedError.outdated();
    await follow(after, isOver ? { title: words.title } : words, trail, tx);
    return after;
  });
}

function wordsAfter({ title, detail, nextStep }: NeedWords, move: Move): NeedWords {
  const isOver = move.to === "done" || move.to === "dropped";
  const step = isOver ? undefined : (move.nextStep ?? nextStep);
  return {
    title,
    ...(detail ? { detail } : {}),
    ...(step ? { nextStep: step } : {}),
    ...(move.reason ? { reason: move.reason } : {}),
  };
}

function checkStep({ nextStep, nextStepOn }: Step, now: Date): void {
  if ((nextStepOn && nextStepOn < dayOf(now)) || (nextStep && !nextStepOn))
    throw NeedError.stepInPast();
}

/** The next step is a task of the need's owner; the change stands on the timeline and in the trail. */
async function follow(
  { _id, customerId, ownerId, version, state, topic, nextStepOn }: NeedDocument,
  { title, nextStep }: NeedWords,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  const object = { kind: "need", id: _id };
  if (nextStep && nextStepOn)
    await openTasks(
      [
        {
          key: `need:${_id}:${version}`,
          kind: "followUp",
          assigneeId: ownerId,
          customerId,
          title: nextStep,
          detail: title,
          dueAt: instantAt(nextStepOn, 10 * 60),
        },
      ],
      { ports, session: tx },
    );
  await announce(tx, {
    type: "need.moved",
    aggregate: object,
    actor,
    at: ports.clock.now(),
    data: { customerId, state, topic },
  });
  await ports.audit.record(
    {
      actor,
      act: "need.moved",
      object,
      customerId,
      result: "ok",
      ip,
      requestId,
      fields: [state],
    },
    { session: tx },
  );
}
