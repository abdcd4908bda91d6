import { days, minutes } from "@server/core/clock";
import { type Tx, transact } from "@server/core/mongo";
import { endSessionsOf } from "@server/core/session";
import type { Trail } from "@server/core/trail";
import { conversationsBetween, joinConversations } from "@server/features/conversations";
import {
  type CustomerDocument,
  CustomerModel,
  MergedCustomerModel,
  RelationModel,
  recordChanges,
  writeTags,
} from "@server/features/customers";
import { WechatUsers, wechatUsers } from "@server/features/sessions";
import { beStrict, writeDown } from "./begin-merge";
import { joinedLocks, joinedRecord } from "./join-records";
import { joinSnapshots } from "./join-snapshots";
import { type MergeDocument, MergeModel, undoDays } from "./merge.model";
import { keep, log, park } from "./move-documents";
import { advance } from "./step";
import { SuspectModel } from "./suspect.model";

/** How long after the last step writes under the former id are still looked for. */
const settleMs = minutes(10);

/** The last step: the records themselves, the conversation, the binding and where the old id leads. */
export async function finishMerge(merge: MergeDocument, trail: Trail): Promise<void> {
  const { survivorId, loserId, takeOther } = merge;
  const { ports } = trail;
  const now = ports.clock.now();
  await transact(async (tx) => {
    await advance(merge, tx, {
      state: "settling",
      doneAt: now,
      settledAt: new Date(Date.now() + settleMs),
      undoUntil: new Date(now.getTime() + days(undoDays)),
    });
    const survivor = await CustomerModel.findById(survivorId).session(tx).lean<CustomerDocument>();
    const loser = await CustomerModel.findById(loserId).session(tx).lean<CustomerDocument>();
    if (!survivor || !loser) throw new Error(`A record of merge ${merge._id} is gone.`);
    await keep("before", survivorId, "customers", asRaw(survivor), merge, ports, tx);
    await beStrict(survivorId, loserId, trail, tx);
    const set = await joinedRecord(survivor, loser, takeOther, ports.vault);
    const locks = await joinedLocks(survivor, loser, ports.vault);
    await CustomerModel.updateOne(
      { _id: survivorId },
      { $set: { ...set, updatedAt: now } } as never,
      { session: tx },
    );
    await writeTags(ports.vault, survivor, locks, tx);
    await park("customers", asRaw(loser), merge, ports, tx);
    await pointRelations(merge, ports, tx);
    const { other } = await conversationsBetween(survivorId, loserId, tx);
    if (other) await keep("before", loserId, "conversations", asRaw(other), merge, ports, tx);
    await joinConversations(survivor, loserId, tx);
    await joinBindings(merge, tx);
    await joinSnapshots(merge, 1, tx);
    await MergedCustomerModel.create([{ _id: loserId, survivorId, mergeId: merge._id }], {
      session: tx,
    });
    const change = { key: "merge", to: loser.no };
    await recordChanges(survivorId, [change], { trail, source: "merge" }, tx);
    await SuspectModel.updateOne(
      { _id: merge.suspectId },
      { $set: { state: "merged" } },
      { session: tx },
    );
    await writeDown("customer.merged", merge, trail, tx);
  });
  await endSessionsOf({ kind: "customer", id: loserId });
}

const asRaw = (document: { readonly _id: string }) =>
  document as unknown as Record<string, unknown> & { readonly _id: string };

/** Whoever was tied to the record that goes is tied to the one that stays; nobody to themselves. */
async function pointRelations(merge: MergeDocument, ports: Trail["ports"], tx: Tx): Promise<void> {
  const { _id: mergeId, survivorId, loserId } = merge;
  const found = await RelationModel.find({ otherCustomerId: { $in: [loserId, survivorId] } })
    .session(tx)
    .lean();
  for (const relation of found) {
    const isSelf = relation.customerId === survivorId;
    if (isSelf) await park("relations", asRaw(relation), merge, ports, tx);
    else if (relation.otherCustomerId === loserId) {
      const move = { mergeId, collectionName: "relations", documentId: relation._id };
      await log({ ...move, kind: "pointed" }, tx);
      await RelationModel.updateOne(
        { _id: relation._id },
        { $set: { otherCustomerId: survivorId } },
        { session: tx },
      );
    }
  }
}

/** One person has one binding: the reviewer chose which, where both records had one. */
async function joinBindings({ _id, survivorId, loserId, takeOther }: MergeDocument, tx: Tx) {
  const [own, other] = await Promise.all([
    wechatUsers.ofCustomer(survivorId),
    wechatUsers.ofCustomer(loserId),
  ]);
  if (!other) return;
  const takes = !own || takeOther.includes("binding");
  const unbound = takes ? own?._id : other._id;
  if (unbound)
    await WechatUsers.updateOne({ _id: unbound }, { $unset: { customerId: 1 } }, { session: tx });
  if (takes)
    await WechatUsers.updateOne(
      { _id: other._id },
      { $set: { customerId: survivorId } },
      { session: tx },
    );
  const wechat = { ...(takes ? { moved: other._id } : {}), ...(unbound ? { unbound } : {}) };
  await MergeModel.updateOne({ _id }, { $set: { wechat } }, { session: tx });
}
