import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { joinConsents } from "@server/features/consents";
import { customers, everyCustomer } from "@server/features/customers";
import { joinWishes } from "@server/features/reach";
import { DuplicateError, type MergeField } from "@shared/duplicates/duplicates";
import { strictestContact } from "./join-records";
import { type MergeDocument, MergeModel } from "./merge.model";
import { type SuspectDocument, SuspectModel } from "./suspect.model";

/**
 * Begins to make two records one. Every objection of either holds from this moment, before anything
 * is moved; the rest is done in steps by a job and survives any kill.
 */
export async function beginMerge(
  suspect: SuspectDocument,
  choice: { readonly survivorId: string; readonly takeOther: readonly MergeField[] },
  trail: Trail,
  within?: Tx,
): Promise<MergeDocument> {
  const { survivorId, takeOther } = choice;
  if (survivorId !== suspect.one && survivorId !== suspect.other) throw DuplicateError.notInPair();
  const loserId = survivorId === suspect.one ? suspect.other : suspect.one;
  const merge: MergeDocument = {
    _id: newId("mrg"),
    suspectId: suspect._id,
    survivorId,
    loserId,
    activeKey: loserId,
    takeOther,
    state: "running",
    step: 0,
    byId: trail.actor.id,
    startedAt: trail.ports.clock.now(),
  };
  try {
    await (within ? write(merge, trail, within) : transact((tx) => write(merge, trail, tx)));
  } catch (error) {
    if (isDuplicateKey(error)) throw DuplicateError.alreadyDecided();
    throw error;
  }
  await trail.ports.jobs.wake("customers.merge");
  return merge;
}

async function write(merge: MergeDocument, trail: Trail, tx: Tx): Promise<void> {
  const { survivorId, loserId, suspectId } = merge;
  // A record that is on its way elsewhere, or that another merge gives to, is left alone until then.
  const busy = await MergeModel.findOne({
    state: { $in: ["running", "undoing"] },
    $or: [
      { survivorId: { $in: [survivorId, loserId] } },
      { loserId: { $in: [survivorId, loserId] } },
    ],
  }).session(tx);
  if (busy) throw DuplicateError.busy();
  await MergeModel.create([merge], { session: tx });
  const marked = await SuspectModel.updateOne(
    { _id: suspectId, state: { $in: ["open", "waiting"] } },
    {
      $set: {
        state: "merging",
        mergeId: merge._id,
        decidedBy: merge.byId,
        decidedAt: merge.startedAt,
      },
    },
    { session: tx },
  );
  if (marked.modifiedCount === 0) throw DuplicateError.alreadyDecided();
  await beStrict(survivorId, loserId, trail, tx);
  await writeDown("customer.mergeBegun", merge, trail, tx);
}

/** From now on what either declined is declined for the record that stays. */
export async function beStrict(
  survivorId: string,
  loserId: string,
  { ports }: Trail,
  tx: Tx,
): Promise<void> {
  const all = customers.within(everyCustomer);
  const [survivor, loser] = await Promise.all([all.find(survivorId), all.find(loserId)]);
  if (!survivor || !loser) throw DuplicateError.notFound();
  const contact = strictestContact(survivor.contact, loser.contact);
  await all.change(survivorId, { contact }, tx);
  await joinWishes(loserId, survivorId, tx);
  await joinConsents(loserId, survivorId, { at: ports.clock.now() }, tx);
}

/** Tells the trail, and whoever listens, what became of two records. */
export async function writeDown(
  act: "customer.mergeBegun" | "customer.merged" | "customer.unmerged",
  { _id, survivorId, loserId }: MergeDocument,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  await announce(tx, {
    type: act,
    aggregate: { kind: "customer", id: survivorId },
    actor,
    at: ports.clock.now(),
    data: { customerId: survivorId, otherId: loserId, mergeId: _id },
  });
  await ports.audit.record(
    {
      actor,
      act,
      object: { kind: "customer", id: loserId },
      customerId: survivorId,
      result: "ok",
      ip,
      requestId,
    },
    { session: tx },
  );
}
