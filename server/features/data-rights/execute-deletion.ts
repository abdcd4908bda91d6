import { announce } from "@server/core/events";
import type { Tx } from "@server/core/mongo";
import { transact } from "@server/core/mongo";
import { endSessionsOf } from "@server/core/session";
import { consents, hashText, noticeInForce, noticeText } from "@server/features/consents";
import { ownRecord } from "@server/features/customers";
import { ClosedCustomerModel } from "@server/features/retention";
import type { Ports } from "@server/ports";
import { purposes } from "@shared/privacy/privacy";
import mongoose from "mongoose";
import { keptOf } from "./preview-deletion";
import { advanceRequest, type DataRequestDocument, DataRequestModel } from "./request.model";

type Step = (request: DataRequestDocument, ports: Ports, tx: Tx) => Promise<number>;
const collection = (name: string) => mongoose.connection.collection(name);

/**
 * What a deletion does, in this order; each step is one transaction with the note that it is done,
 * so that a process that dies in the middle is gone on with and nothing is done twice.
 */
const steps: readonly (readonly [name: string, Step])[] = [
  ["consents", withdrawAll],
  ["reach", stopReach],
  ["profile", eraseProfile],
  ["contact", eraseContact],
  ["behaviour", eraseBehaviour],
  ["copies", destroyCopies],
  ["unbind", unbind],
  ["lock", lock],
];

/** Carries a reviewed deletion out, from the first step that is not done. */
export async function executeDeletion(requestId: string, ports: Ports): Promise<void> {
  const first = await DataRequestModel.findById(requestId).lean<DataRequestDocument | null>();
  if (first?.state !== "executing") return;
  for (const [name, step] of steps) {
    await transact(async (tx) => {
      const request = await DataRequestModel.findOneAndUpdate(
        { _id: requestId, state: "executing", "steps.step": { $ne: name } },
        { $push: { steps: { step: name, count: 0 } } },
        { session: tx },
      ).lean<DataRequestDocument | null>();
      if (!request) return;
      const count = await step(request, ports, tx);
      await DataRequestModel.updateOne(
        { _id: requestId, "steps.step": name },
        { $set: { "steps.$.count": count } },
        { session: tx },
      );
    });
  }
  await endSessionsOf({ kind: "customer", id: first.customerId });
  await finish(first, ports);
}

async function finish({ _id, customerId }: DataRequestDocument, ports: Ports): Promise<void> {
  const finishedAt = ports.clock.now();
  await transact(async (tx) => {
    const done = await advanceRequest(_id, ["executing"], { state: "done", finishedAt }, tx);
    if (!done) return;
    const actor = { kind: "system" as const, id: "dataRights.deletion" };
    const aggregate = { kind: "customer", id: customerId };
    await announce(tx, { type: "customer.erased", aggregate, actor, at: finishedAt });
    await ports.audit.record(
      {
        actor: { ...actor, roles: [] },
        act: "customer.erased",
        object: { kind: "customer", id: customerId },
        customerId,
        result: "ok",
        ip: "",
        requestId: _id,
        fields: (done.steps ?? []).map(({ step, count }) => `${step}:${count}`),
      },
      { session: tx },
    );
  });
}

async function withdrawAll(
  { customerId }: DataRequestDocument,
  ports: Ports,
  tx: Tx,
): Promise<number> {
  const given = [...(await consents.current(customerId)).values()].filter(({ granted }) => granted);
  const { version } = await noticeInForce();
  const row = {
    customerId,
    granted: false,
    version,
    textHash: hashText(await noticeText(version)),
    channel: "deletion",
    ip: "",
    at: ports.clock.now(),
  };
  const rows = purposes.map((purpose) => ({ ...row, purpose }));
  await consents.record(rows, tx);
  return given.length;
}

/** Nothing more is sent: what waits is held, and the record says no to all of it. */
async function stopReach(
  { customerId }: DataRequestDocument,
  ports: Ports,
  tx: Tx,
): Promise<number> {
  const at = ports.clock.now();
  const { modifiedCount } = await collection("deliveries").updateMany(
    { customerId, state: { $in: ["PLANNED", "RETRY"] } },
    { $set: { state: "HELD", reason: "optedOut", decidedAt: at } },
    { session: tx },
  );
  await collection("reachPreferences").updateOne(
    { _id: customerId as never },
    { $set: { marketing: false, greetings: false, changedAt: at } },
    { upsert: true, session: tx },
  );
  await collection("customers").updateOne(
    { _id: customerId as never },
    { $set: { "contact.marketing": false, "contact.greetings": false, updatedAt: at } },
    { session: tx },
  );
  return modifiedCount;
}

/** Tags, preferences, needs, life events: all that was thought about the person. */
async function eraseProfile(
  { customerId }: DataRequestDocument,
  ports: Ports,
  tx: Tx,
): Promise<number> {
  const { tags } = await ownRecord(customerId);
  let count = tags.length;
  await collection("customers").updateOne(
    { _id: customerId as never },
    { $set: { tags: [], updatedAt: ports.clock.now() } },
    { session: tx },
  );
  for (const name of ["needs", "notes", "lifeEvents", "interviews", "relations"])
    count += (await collection(name).deleteMany({ customerId }, { session: tx })).deletedCount;
  return count;
}

/** What reaches the person beyond what the law wants known of them. */
async function eraseContact(
  { customerId }: DataRequestDocument,
  _: Ports,
  tx: Tx,
): Promise<number> {
  const before = await collection("customers").findOneAndUpdate(
    { _id: customerId as never },
    { $unset: { email: "", address: "" }, $set: { searchTokens: [] } },
    { session: tx, projection: { email: 1, address: 1 } },
  );
  return ["email", "address"].filter((field) => before?.[field]).length;
}

async function eraseBehaviour(
  { customerId }: DataRequestDocument,
  _: Ports,
  tx: Tx,
): Promise<number> {
  let count = 0;
  const ended = { customerId, state: { $in: ["SENT", "FAILED", "UNKNOWN", "HELD"] } };
  count += (await collection("deliveries").deleteMany(ended, { session: tx })).deletedCount;
  const lines = { customerId, kind: { $in: ["campaign", "notice", "care"] } };
  count += (await collection("timelineEntries").deleteMany(lines, { session: tx })).deletedCount;
  for (const name of ["arrivals", "marketingMarks", "surveyAsks"])
    count += (await collection(name).deleteMany({ customerId }, { session: tx })).deletedCount;
  return count;
}

/** Copies that were made for the customer: their keys are destroyed, which no backup brings back. */
async function destroyCopies(
  { customerId }: DataRequestDocument,
  { vault }: Ports,
  tx: Tx,
): Promise<number> {
  const copies = await DataRequestModel.find({ customerId, kind: "copy" }, { _id: 1 }).lean();
  for (const { _id } of copies) await vault.forget(`copy:${_id}`);
  const ids = copies.map(({ _id }) => _id);
  await collection("dataCopies").deleteMany({ requestId: { $in: ids } }, { session: tx });
  return ids.length;
}

async function unbind({ customerId }: DataRequestDocument, _: Ports, tx: Tx): Promise<number> {
  const { modifiedCount } = await collection("wechatUsers").updateMany(
    { customerId },
    { $unset: { customerId: "", boundAt: "", sessionKey: "", pending: "" } },
    { session: tx },
  );
  await collection("customers").updateOne(
    { _id: customerId as never },
    { $set: { bound: false } },
    { session: tx },
  );
  return modifiedCount;
}

/** What the law keeps stays sealed and is used for nothing else, until its last day; then its key is destroyed. */
async function lock({ customerId }: DataRequestDocument, ports: Ports, tx: Tx): Promise<number> {
  const kept = await keptOf(await ownRecord(customerId), ports);
  const keepUntil = kept.reduce((latest, { until }) => (until > latest ? until : latest), "");
  await ClosedCustomerModel.updateOne(
    { _id: customerId },
    { $setOnInsert: { closedAt: ports.clock.now(), keepUntil } },
    { upsert: true, session: tx },
  );
  await collection("customers").updateOne(
    { _id: customerId as never },
    { $set: { "contact.frozenUntil": keepUntil } },
    { session: tx },
  );
  return kept.length;
}
