import { BrokenTrail, fileSigner, verifyStored } from "@server/core/audit";
import { hours } from "@server/core/clock";
import { readKeyFile } from "@server/core/vault";
import type { Ports } from "@server/ports";
import type { AuditVerification } from "@shared/audit/entry";
import { AuditError } from "@shared/audit/errors";
import mongoose, { Schema } from "mongoose";

interface VerificationDocument {
  readonly _id: string;
  readonly state: "running" | "intact" | "broken";
  readonly done: number;
  readonly of: number;
  /** On the machine's clock: a check that says nothing for long has died. */
  readonly heardAt: Date;
  readonly startedAt: Date;
  readonly finishedAt?: Date;
  readonly seals?: number;
  readonly unsealed?: number;
  readonly where?: string;
  readonly why?: string;
  readonly head?: string;
}

const Verifications = mongoose.model<VerificationDocument>(
  "AuditVerification",
  new Schema(
    { _id: String },
    { strict: false, collection: "auditVerifications", versionKey: false },
  ) as never,
);
const latest = "latest";
const deadAfter = hours(0.05);

/** How the last check ended, or how far the one under way is. */
export async function latestVerification(): Promise<AuditVerification> {
  const found = (await Verifications.findById(latest).lean()) as VerificationDocument | null;
  if (!found) return { state: "never", done: 0, of: 0 };
  const { _id, heardAt, startedAt, finishedAt, ...said } = found;
  return {
    ...said,
    startedAt: startedAt.toISOString(),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
  };
}

/** Notes that a check begins; refuses while one is under way. */
export async function beginVerification({ clock, jobs }: Ports): Promise<AuditVerification> {
  const began = { state: "running", done: 0, of: 0, startedAt: clock.now(), heardAt: new Date() };
  const free = {
    _id: latest,
    $or: [{ state: { $ne: "running" } }, { heardAt: { $lt: new Date(Date.now() - deadAfter) } }],
  };
  await Verifications.collection
    .replaceOne(free as never, began as never, { upsert: true })
    .catch((error: { readonly code?: number }) => {
      throw error.code === 11000 ? AuditError.verifying() : error;
    });
  await jobs.wake("audit.verify");
  return latestVerification();
}

/** Checks the whole trail and writes down how far it is. */
export async function verifyTrail({ config, clock }: Ports): Promise<void> {
  const keys = readKeyFile(config.keyFile, { strict: config.production });
  const note = (set: Partial<VerificationDocument>) =>
    Verifications.collection.updateOne(
      { _id: latest as never },
      { $set: { ...set, heardAt: new Date() } },
    );
  try {
    const { publicKeys } = fileSigner(keys.signing);
    const { summary } = await verifyStored(mongoose.connection, publicKeys, async (done, of) => {
      await note({ done, of });
    });
    await note({
      state: "intact",
      done: summary.lines,
      of: summary.lines,
      seals: summary.seals,
      unsealed: summary.unsealed,
      head: summary.lastSeal.h,
      finishedAt: clock.now(),
    });
  } catch (error) {
    if (!(error instanceof BrokenTrail)) throw error;
    await note({
      state: "broken",
      where: error.where,
      why: error.why,
      finishedAt: clock.now(),
    });
  }
}
