import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { joinConsents } from "@server/features/consents";
import { type ConversationDocument, partConversations } from "@server/features/conversations";
import {
  type CustomerDocument,
  CustomerModel,
  MergedCustomerModel,
  recordChanges,
} from "@server/features/customers";
import { joinWishes } from "@server/features/reach";
import { WechatUsers } from "@server/features/sessions";
import { DuplicateError } from "@shared/duplicates/duplicates";
import { writeDown } from "./begin-merge";
import { strictestContact } from "./join-records";
import { joinSnapshots } from "./join-snapshots";
import { type MergeDocument, MergeModel, MoveModel } from "./merge.model";
import { keptBefore } from "./move-documents";
import { advance } from "./step";
import { SuspectModel } from "./suspect.model";

/** Begins to take two merged records apart; the steps are a job's, as those of the merge were. */
export async function beginUndo(merge: MergeDocument, { ports }: Trail): Promise<void> {
  const now = ports.clock.now();
  if (!merge.undoUntil || merge.undoUntil < now) throw DuplicateError.tooLate();
  const done = await MergeModel.updateOne(
    { _id: merge._id, state: { $in: ["done", "settling"] }, step: merge.step },
    { $set: { state: "undoing", step: merge.step + 1 } },
  );
  if (done.modifiedCount === 0) throw DuplicateError.alreadyDecided();
  await ports.jobs.wake("customers.merge");
}

/**
 * The last step back, when everything that was moved is where it was. What the person declined while
 * the records were one stays declined under both.
 */
export async function finishUndo(merge: MergeDocument, trail: Trail): Promise<void> {
  const { survivorId, loserId, suspectId } = merge;
  const { ports } = trail;
  const before = await keptBefore(merge, "customers", survivorId, ports);
  const talk = await keptBefore(merge, "conversations", loserId, ports);
  await transact(async (tx) => {
    await advance(merge, tx, { state: "undone" });
    await MergeModel.updateOne({ _id: merge._id }, { $unset: { activeKey: 1 } }, { session: tx });
    await MergedCustomerModel.deleteOne({ _id: loserId }, { session: tx });
    await partRecords(merge, before as unknown as CustomerDocument | undefined, ports, tx);
    if (talk) await partConversations(talk as unknown as ConversationDocument, tx);
    await partBindings(merge, tx);
    await joinSnapshots(merge, -1, tx);
    await joinWishes(survivorId, loserId, tx);
    const at = ports.clock.now();
    await joinConsents(survivorId, loserId, { at, onlyRefusals: true }, tx);
    await MoveModel.deleteMany({ mergeId: merge._id }, { session: tx });
    await SuspectModel.updateOne(
      { _id: suspectId },
      { $set: { state: "dismissed", decidedAt: at } },
      { session: tx },
    );
    await recordChanges(
      survivorId,
      [{ key: "merge", from: loserId }],
      { trail, source: "merge" },
      tx,
    );
    await writeDown("customer.unmerged", merge, trail, tx);
  });
}

/** Single values that a merge may have taken from the other record. */
const single = [
  "name",
  "phone",
  "phoneIndex",
  "email",
  "address",
  "details",
  "riskLevel",
  "riskAssessedOn",
  "riskExpiresOn",
  "customerSince",
  "assetsAsOf",
  "searchTokens",
  "fields",
  "sealedFields",
  "sealedKnown",
  "fieldMarks",
] as const;

async function partRecords(
  { survivorId, loserId }: MergeDocument,
  before: CustomerDocument | undefined,
  { clock }: Trail["ports"],
  tx: Tx,
): Promise<void> {
  const survivor = await CustomerModel.findById(survivorId).session(tx).lean<CustomerDocument>();
  const loser = await CustomerModel.findById(loserId).session(tx).lean<CustomerDocument>();
  if (!survivor || !loser || !before) throw new Error("A record of the merge is gone.");
  const came = new Set([...loser.holdings, ...loser.accounts].map(({ id }) => id));
  const holdings = survivor.holdings.filter(({ id }) => !came.has(id));
  const set: Record<string, unknown> = {
    holdings,
    accounts: survivor.accounts.filter(({ id }) => !came.has(id)),
    aumFen: holdings.reduce((sum, one) => (one.kind === "loan" ? sum : sum + one.amountFen), 0),
    tags: survivor.tags.filter((tag) => !isOnlyOf(tag, loser, before)),
    openComplaints: Math.max(0, survivor.openComplaints - loser.openComplaints),
    updatedAt: clock.now(),
  };
  const unset: Record<string, 1> = {};
  for (const path of single) {
    const value = before[path];
    if (value === undefined || value === null) unset[path] = 1;
    else set[path] = value;
  }
  await CustomerModel.updateOne(
    { _id: survivorId },
    { $set: set, ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}) } as never,
    { session: tx },
  );
  const contact = strictestContact(survivor.contact, loser.contact);
  await CustomerModel.updateOne({ _id: loserId }, { $set: { contact } }, { session: tx });
}

type Named = CustomerDocument["tags"][number];
const isOnlyOf = (tag: Named, loser: CustomerDocument, before: CustomerDocument): boolean => {
  const has = ({ tags }: CustomerDocument) =>
    tags.some(({ name, dimension }) => name === tag.name && dimension === tag.dimension);
  return has(loser) && !has(before);
};

async function partBindings({ loserId, survivorId, wechat, takeOther }: MergeDocument, tx: Tx) {
  const bind = (id: string, customerId: string) =>
    WechatUsers.updateOne({ _id: id }, { $set: { customerId } }, { session: tx });
  if (wechat?.moved) await bind(wechat.moved, loserId);
  if (wechat?.unbound)
    await bind(wechat.unbound, takeOther.includes("binding") ? survivorId : loserId);
  const bound = await WechatUsers.exists({ customerId: survivorId }).session(tx);
  await CustomerModel.updateOne(
    { _id: survivorId },
    { $set: { bound: bound !== null } },
    { session: tx },
  );
}
