import { seconds } from "@server/core/clock";
import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import { trailOfJob } from "@server/core/trail";
import { giveCampaigns } from "@server/features/campaigns";
import { staff } from "@server/features/organisation";
import { giveSegments } from "@server/features/segments";
import { endAccess } from "@server/features/staff";
import { giveTasks } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import {
  everyHandover,
  type HandoverDocument,
  type HandoverItemDocument,
  HandoverItems,
  HandoverModel,
  handovers,
} from "./handover.model";
import { moveCustomer } from "./move-customer";
import { turns } from "./turn.model";

const batch = 20;
/** One run ends after this long, on the machine's clock, and the next goes on. */
const longestRun = seconds(5);

/**
 * Carries out what was agreed. Everything it knows stands in the database and each step is done once
 * however often it is tried, so a process that is killed in the middle is simply followed by another.
 */
export async function runHandovers(ports: Ports): Promise<void> {
  const until = Date.now() + longestRun;
  for (const handover of await handovers.within(everyHandover).running())
    await run(handover, until, ports);
}

async function run(handover: HandoverDocument, until: number, ports: Ports): Promise<void> {
  await closeAccess(handover, ports);
  for (;;) {
    if (Date.now() > until) return;
    const items = await HandoverItems.find({ handoverId: handover._id, state: "planned" })
      .sort({ _id: 1 })
      .limit(batch)
      .lean<HandoverItemDocument[]>();
    if (items.length === 0) break;
    for (const item of items) await moveCustomer(handover, item, ports);
  }
  await finish(handover, ports);
}

/** A leaver is out before the first customer moves. */
async function closeAccess(
  { _id, kind, fromId, accessEndedAt, askedBy }: HandoverDocument,
  ports: Ports,
): Promise<void> {
  if (kind !== "leaver" || accessEndedAt) return;
  const trail = trailOfJob("handover.run", ports);
  await endAccess(fromId, { ...trail, actor: { kind: "staff", id: askedBy, roles: [] } });
  await HandoverModel.updateOne({ _id }, { $set: { accessEndedAt: ports.clock.now() } });
}

/** What belongs to no customer goes to whoever gets most of them; a graceful succession leaves it where it is. */
async function finish(handover: HandoverDocument, ports: Ports): Promise<void> {
  const { _id, kind, fromId, successorIds } = handover;
  const mainId = await mainSuccessor(handover);
  const [from, main] = await Promise.all([staff.find(fromId), staff.find(mainId)]);
  await transact(async (tx) => {
    const now = ports.clock.now();
    const done = await handovers.advance(_id, "running", { state: "done", finishedAt: now }, tx);
    if (!done) return;
    await turns.free(fromId, _id, tx);
    if (kind === "leaver" && from && main) {
      await giveTasks(fromId, main._id, undefined, tx);
      await giveCampaigns(fromId, main, tx);
      await giveSegments(from, main._id, tx);
    }
    await announce(tx, {
      type: "handover.done",
      aggregate: { kind: "handover", id: _id },
      actor: { kind: "staff", id: handover.askedBy },
      at: now,
      data: { fromId, successorIds: successorIds.join(","), askedBy: handover.askedBy },
    });
  });
}

async function mainSuccessor({ _id, successorIds }: HandoverDocument): Promise<string> {
  const counts = await HandoverItems.aggregate<{ _id: string; count: number }>([
    { $match: { handoverId: _id } },
    { $group: { _id: "$toId", count: { $sum: 1 } } },
  ]);
  const [first] = counts.sort((a, b) => b.count - a.count || (a._id < b._id ? -1 : 1));
  return first?._id ?? successorIds[0] ?? "";
}
