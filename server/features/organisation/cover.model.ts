import type { Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/** A leave and the colleague who stands in. Access follows the clock: nothing has to switch it on or off. */
export interface CoverDocument {
  readonly _id: string;
  /** Who is away. */
  readonly staffId: string;
  readonly coverId: string;
  /** Units of who is away: whose lead and head see it. */
  readonly unitPath: readonly string[];
  readonly start: Date;
  readonly end: Date;
  readonly reason: string;
  readonly state: "waiting" | "approved" | "rejected" | "ended";
  /** The blocked time in the calendar, freed with the cover. */
  readonly leaveId: string;
  readonly askedBy: string;
  readonly approvalId?: string;
  readonly decidedBy?: string;
  /** Last change, in the product's time: what the watch over open sockets looks for. */
  readonly changedAt: Date;
  readonly createdAt: Date;
}

const schema = new Schema<CoverDocument>(
  {
    _id: String,
    staffId: { type: String, required: true },
    coverId: { type: String, required: true },
    unitPath: { type: [String], required: true },
    start: { type: Date, required: true },
    end: { type: Date, required: true },
    reason: { type: String, required: true },
    state: { type: String, required: true },
    leaveId: { type: String, required: true },
    askedBy: { type: String, required: true },
    approvalId: String,
    decidedBy: String,
    changedAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "covers", versionKey: false },
);
schema.index({ coverId: 1, end: 1 });
schema.index({ staffId: 1, end: 1 });
schema.index({ unitPath: 1, end: 1 });
const Covers = mongoose.model<CoverDocument>("Cover", schema);

const holds = (now: Date) => ({
  state: "approved" as const,
  start: { $lte: now },
  end: { $gt: now },
});

/** Leaves with covers. The tables of who may see whom are built from them. */
export const covers = {
  find: (id: string) => Covers.findById(id).lean<CoverDocument | null>(),

  /** Whom this person stands in for at a moment. */
  heldBy: (coverId: string, now: Date) =>
    Covers.find({ coverId, ...holds(now) }).lean<CoverDocument[]>(),

  /** Who stands in for this person at a moment. */
  of: (staffId: string, now: Date) =>
    Covers.findOne({ staffId, ...holds(now) }).lean<CoverDocument | null>(),

  /** Who stands in for several people at a moment. */
  ofMany: (staffIds: readonly string[], now: Date) =>
    Covers.find({ staffId: { $in: [...staffIds] }, ...holds(now) }).lean<CoverDocument[]>(),

  /** Approved covers of a person that touch a stretch of time. */
  between: (staffId: string, from: Date, to: Date) =>
    Covers.find({ staffId, state: "approved", start: { $lt: to }, end: { $gt: from } })
      .sort({ start: 1 })
      .lean<CoverDocument[]>(),

  /** Waiting or approved ones of a person that touch a stretch of time. */
  clashing: (staffId: string, from: Date, to: Date) =>
    Covers.find({
      staffId,
      state: { $in: ["waiting", "approved"] },
      start: { $lt: to },
      end: { $gt: from },
    }).lean<CoverDocument[]>(),

  /** What is seen in a list: not longer over than `since`. */
  list: (filter: Readonly<Record<string, unknown>>, since: Date) =>
    Covers.find({ $and: [filter, { end: { $gt: since } }] } as never)
      .sort({ start: -1 })
      .limit(100)
      .lean<CoverDocument[]>(),

  /** Covers that began, ended or were changed between two moments: whose sight is another one now. */
  turning: (from: Date, to: Date) =>
    Covers.find({
      $or: [
        { start: { $gt: from, $lte: to } },
        { end: { $gt: from, $lte: to } },
        { changedAt: { $gt: from, $lte: to } },
      ],
    }).lean<CoverDocument[]>(),

  insert: async (document: CoverDocument, tx: Tx): Promise<void> => {
    await Covers.create([document], { session: tx });
  },

  /** Somebody leaves: they stand in for nobody any more. */
  endAllBy: async (coverId: string, now: Date, tx: Tx): Promise<void> => {
    await Covers.updateMany(
      { coverId, state: { $in: ["waiting", "approved"] }, end: { $gt: now } },
      { $set: { state: "ended", changedAt: now } },
      { session: tx },
    );
  },

  /** Moves on from one of these states; null when it is in another. */
  advance: (
    id: string,
    from: readonly CoverDocument["state"][],
    set: Partial<CoverDocument>,
    tx: Tx,
  ) =>
    Covers.findOneAndUpdate(
      { _id: id, state: { $in: [...from] } },
      { $set: set },
      { returnDocument: "after", session: tx },
    ).lean<CoverDocument | null>(),
};
