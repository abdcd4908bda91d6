import type { Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/** Something a member of staff is told on their WeChat. It carries no customer's data. */
export interface StaffNoticeDocument {
  /** What asks for it, once: `message:<conversation>:<since>`. */
  readonly _id: string;
  readonly staffId: string;
  readonly subject: string;
  readonly note: string;
  readonly priority: string;
  readonly due: Date;
  /** Path in the console that a tap opens. */
  readonly path: string;
  readonly state: "PLANNED" | "ATTEMPTING" | "SENT" | "FAILED" | "UNKNOWN" | "SEEN";
  readonly dueAt: Date;
  /** On the machine's clock: leases and the platform's ten minutes do not follow the product's time. */
  readonly attemptedAt?: Date;
  readonly attempts: number;
  readonly reason?: string;
  readonly createdAt: Date;
}

const schema = new Schema<StaffNoticeDocument>(
  {
    _id: String,
    staffId: { type: String, required: true },
    subject: String,
    note: String,
    priority: String,
    due: Date,
    path: String,
    state: { type: String, required: true },
    dueAt: { type: Date, required: true },
    attemptedAt: Date,
    attempts: { type: Number, default: 0 },
    reason: String,
    createdAt: Date,
  },
  { collection: "staffNotices", versionKey: false },
);
schema.index({ state: 1, dueAt: 1 });
schema.index({ createdAt: 1 }, { expireAfterSeconds: 90 * 86_400 });
const StaffNotices = mongoose.model<StaffNoticeDocument>("StaffNotice", schema);

export type NewStaffNotice = Pick<
  StaffNoticeDocument,
  "staffId" | "subject" | "note" | "priority" | "due" | "path" | "dueAt" | "createdAt"
> & { readonly key: string };

export const staffNotices = {
  /** Plans a notice with the change it tells of; asked for twice, it is one. */
  async plan({ key, ...notice }: NewStaffNotice, tx: Tx): Promise<void> {
    await StaffNotices.updateOne(
      { _id: key },
      { $setOnInsert: { ...notice, state: "PLANNED", attempts: 0 } },
      { upsert: true, session: tx },
    );
  },
  due: (now: Date) =>
    StaffNotices.find({
      state: "PLANNED",
      dueAt: { $lte: now, $gt: new Date(now.getTime() - 86_400_000) },
    })
      .sort({ dueAt: 1 })
      .limit(100)
      .lean<StaffNoticeDocument[]>(),
  /** Attempts whose process died: their outcome was never written. */
  stale: (before: Date) =>
    StaffNotices.find({ state: "ATTEMPTING", attemptedAt: { $lt: before } })
      .limit(100)
      .lean<StaffNoticeDocument[]>(),
  /** Moves a notice on; false when another worker did. */
  async advance(
    id: string,
    from: StaffNoticeDocument["state"],
    set: Partial<StaffNoticeDocument>,
  ): Promise<boolean> {
    const { modifiedCount } = await StaffNotices.updateOne(
      { _id: id, state: from },
      { $set: set, ...(set.state === "ATTEMPTING" ? { $inc: { attempts: 1 } } : {}) },
    );
    return modifiedCount === 1;
  },
};
