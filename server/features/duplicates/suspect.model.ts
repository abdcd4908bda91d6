import type { DuplicateReason } from "@shared/duplicates/duplicates";
import mongoose, { Schema } from "mongoose";

/** Two records that may be one person. */
export interface SuspectDocument {
  readonly _id: string;
  /** Both customer ids in order, so that a pair exists once. */
  readonly pair: string;
  readonly one: string;
  readonly other: string;
  readonly reasons: readonly DuplicateReason[];
  readonly state: "open" | "dismissed" | "waiting" | "merging" | "merged";
  readonly mergeId?: string;
  readonly decidedBy?: string;
  readonly foundAt: Date;
  readonly decidedAt?: Date;
}

const schema = new Schema<SuspectDocument>(
  {
    _id: String,
    pair: { type: String, required: true },
    one: { type: String, required: true },
    other: { type: String, required: true },
    reasons: { type: [String], required: true },
    state: { type: String, required: true },
    mergeId: String,
    decidedBy: String,
    foundAt: { type: Date, required: true },
    decidedAt: Date,
  },
  { collection: "duplicateSuspects", autoIndex: false, versionKey: false },
);
schema.index({ pair: 1 }, { unique: true });
schema.index({ state: 1, foundAt: -1 });
schema.index({ one: 1 });
schema.index({ other: 1 });

export const SuspectModel = mongoose.model<SuspectDocument>("DuplicateSuspect", schema);

export const pairOf = (a: string, b: string): string => [a, b].sort().join("|");

/** Whether somebody still has to look at a pair with this customer. */
export async function hasSuspects(customerId: string): Promise<boolean> {
  const found = await SuspectModel.exists({
    state: { $in: ["open", "waiting"] },
    $or: [{ one: customerId }, { other: customerId }],
  });
  return found !== null;
}
