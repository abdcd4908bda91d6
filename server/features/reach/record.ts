import { hours, minutes, seconds } from "@server/core/clock";
import { type Tx, transact } from "@server/core/mongo";
import { type NewTask, openTasks } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { tasks as words } from "@shared/text/zh-CN/tasks";
import { asMarketing, type Cleared, countsUnderCaps } from "./cleared";
import { Deliveries, type DeliveryDocument, Outcomes } from "./delivery.model";
import { groupBy } from "./group-by";
import type { Rendered, Settled } from "./kind";
import { leavePlaces } from "./marks.model";
import { type Holding, type RightEnd, rightEndAfter, settleRights } from "./purse.model";
import type { SendOutcome } from "./send";

/** What became of one message of a slice. */
export interface Result {
  readonly cleared: Cleared;
  readonly message: Rendered;
  readonly outcome: SendOutcome;
  readonly holding: Holding | undefined;
}

const mostAttempts = 6;
/** The platform knows a repeated client message id for ten minutes; one is kept in hand. */
export const repeatable = minutes(9);

interface Next {
  readonly set: Partial<DeliveryDocument>;
  /** This channel cannot carry the message; the next one is tried. */
  readonly failedChannel?: DeliveryDocument["channel"];
}

/** Writes down how a slice went, all in one: outcomes, states, rights, caps, tasks, and what kinds add. */
export async function recordResults(
  results: readonly Result[],
  { fence, ports }: { readonly fence: string; readonly ports: Ports },
): Promise<void> {
  const now = ports.clock.now();
  const nexts = results.map((result) => nextOf(result, now));
  await transact(async (tx) => {
    await writeOutcomes(results, tx);
    const groups = groupBy(
      results.map((result, at) => ({ result, next: nexts[at] as Next })),
      ({ next }) => JSON.stringify(next),
    );
    for (const group of groups) await moveOn(group, fence, tx);
    await settleRights(results.flatMap(rightEndOf), tx);
    await leavePlaces(
      results.filter(surelyStayed).map(({ cleared }) => asMarketing(cleared)),
      tx,
    );
    const tasks = results.flatMap((result, at) => handOver(result, nexts[at], now));
    await openTasks(tasks, { ports, session: tx });
    await tellKinds(results, nexts, { ports, tx, now });
  });
}

async function writeOutcomes(results: readonly Result[], tx: Tx): Promise<void> {
  await Outcomes.collection.insertMany(
    results.map(({ cleared: { delivery }, outcome }) => ({
      _id: `${delivery._id}#${delivery.attempts}`,
      deliveryId: delivery._id,
      outcome: outcome.kind,
      ...(outcome.kind === "sent"
        ? outcome.messageId && { messageId: outcome.messageId }
        : { code: outcome.code, reason: outcome.reason.slice(0, 200) }),
      at: new Date(),
    })) as never[],
    { session: tx },
  );
}

async function moveOn(
  group: readonly { readonly result: Result; readonly next: Next }[],
  fence: string,
  tx: Tx,
): Promise<void> {
  const [first] = group;
  if (!first) return;
  const { set, failedChannel } = first.next;
  await Deliveries.updateMany(
    {
      _id: { $in: group.map(({ result }) => result.cleared.delivery._id) },
      claim: fence,
      state: "ATTEMPTING",
    },
    {
      $set: set,
      $unset: { claim: 1, leaseUntil: 1 },
      ...(failedChannel ? { $addToSet: { failedChannels: failedChannel } } : {}),
    },
    { session: tx },
  );
}

function nextOf({ cleared: { delivery, channel }, outcome }: Result, now: Date): Next {
  if (outcome.kind === "sent") return { set: { state: "SENT", sentAt: now, decidedAt: now } };
  const failed = { failure: outcome.kind, code: outcome.code, decidedAt: now };
  const later = (ms: number): Next["set"] => ({
    ...failed,
    state: "RETRY",
    dueAt: new Date(now.getTime() + ms),
  });
  if (outcome.kind === "unknown" && !isRepeatable(delivery, channel))
    return { set: { ...failed, state: "UNKNOWN" } };
  if (delivery.attempts >= mostAttempts)
    return { set: { ...failed, failure: "exhausted", state: "FAILED" } };
  switch (outcome.kind) {
    case "unknown":
      return { set: later(seconds(5)) };
    case "retry":
    case "quota":
      return { set: later(outcome.afterMs ?? seconds(2)) };
    case "rightUsedUp":
      return { set: later(0) };
    default:
      return { set: later(0), failedChannel: channel };
  }
}

/** Only a template message carries an id by which the platform tells a repetition. */
export function isRepeatable(
  { firstAttemptAt }: Pick<DeliveryDocument, "firstAttemptAt">,
  channel: DeliveryDocument["channel"],
): boolean {
  if (channel !== "template") return false;
  return !firstAttemptAt || Date.now() - firstAttemptAt.getTime() < repeatable;
}

function rightEndOf({ holding, outcome }: Result): (Holding & { end: RightEnd })[] {
  if (!holding) return [];
  return [{ ...holding, end: rightEndAfter(outcome) }];
}

/** A place under the caps is kept for what left or may have left. */
function surelyStayed({ cleared, outcome }: Result): boolean {
  return countsUnderCaps(cleared) && outcome.kind !== "sent" && outcome.kind !== "unknown";
}

/** What a person has to do now: tell the customer, or find out whether a message came. */
function handOver(
  { cleared: { delivery, channel, known }, message, outcome }: Result,
  next: Next | undefined,
  now: Date,
): NewTask[] {
  const about = {
    kind: "reach" as const,
    assigneeId: known.customer.rmId,
    customerId: delivery.customerId,
    dueAt: new Date(now.getTime() + hours(4)),
  };
  if (channel === "task" && outcome.kind === "sent") {
    const detail = fill(words.details.reach, { text: message.text });
    return [{ ...about, key: `reach:${delivery._id}`, title: words.titles.reach, detail }];
  }
  if (delivery.class !== "SERVICE") return [];
  if (next?.set.state === "UNKNOWN")
    return [{ ...about, key: `unknown:${delivery._id}`, title: words.titles.unknown }];
  if (next?.set.state !== "FAILED") return [];
  const detail = fill(words.details.reach, { text: message.text });
  return [{ ...about, key: `reach:${delivery._id}`, title: words.titles.reach, detail }];
}

async function tellKinds(
  results: readonly Result[],
  nexts: readonly Next[],
  { ports, tx, now }: { readonly ports: Ports; readonly tx: Tx; readonly now: Date },
): Promise<void> {
  const ended = results.flatMap(({ cleared }, at): { kind: Cleared["kind"]; one: Settled }[] => {
    const state = nexts[at]?.set.state;
    if (state !== "SENT" && state !== "FAILED" && state !== "UNKNOWN") return [];
    const { delivery, channel, kind } = cleared;
    return [{ kind, one: { delivery, state, channel, at: now } }];
  });
  for (const group of groupBy(ended, ({ kind }) => kind.name))
    await group[0]?.kind.settled?.(
      group.map(({ one }) => one),
      ports,
      tx,
    );
}
