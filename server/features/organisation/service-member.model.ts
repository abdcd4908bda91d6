import type { Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/** Somebody of a customer's 1+N team. While the term runs they see the customer. */
export interface ServiceMemberDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly staffId: string;
  readonly skill: string;
  readonly from: Date;
  readonly until: Date;
  readonly addedBy: string;
  /** Last change, in the product's time. */
  readonly changedAt: Date;
}

const schema = new Schema<ServiceMemberDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    staffId: { type: String, required: true },
    skill: { type: String, required: true },
    from: { type: Date, required: true },
    until: { type: Date, required: true },
    addedBy: { type: String, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: "serviceMembers", versionKey: false },
);
schema.index({ staffId: 1, until: 1 });
schema.index({ customerId: 1, until: 1 });
const Members = mongoose.model<ServiceMemberDocument>("ServiceMember", schema);

/** A person serves a few hundred customers at most. */
const most = 500;

export const serviceMembers = {
  /** Customers whom a person serves at a moment. */
  async servedBy(staffId: string, now: Date): Promise<string[]> {
    const found = await Members.find(
      { staffId, from: { $lte: now }, until: { $gt: now } },
      { customerId: 1 },
    )
      .limit(most)
      .lean<{ customerId: string }[]>();
    return found.map(({ customerId }) => customerId);
  },

  /** The team of a customer, those who left in the last `days` included. */
  of: (customerId: string, since: Date) =>
    Members.find({ customerId, until: { $gt: since } })
      .sort({ from: 1 })
      .lean<ServiceMemberDocument[]>(),

  /** Who serves several customers at a moment. */
  ofMany: (customerIds: readonly string[], now: Date) =>
    Members.find({
      customerId: { $in: [...customerIds] },
      until: { $gt: now },
    }).lean<ServiceMemberDocument[]>(),

  /** Terms that began, ended or were changed between two moments. */
  turning: (from: Date, to: Date) =>
    Members.find({
      $or: [
        { from: { $gt: from, $lte: to } },
        { until: { $gt: from, $lte: to } },
        { changedAt: { $gt: from, $lte: to } },
      ],
    })
      .limit(1_000)
      .lean<ServiceMemberDocument[]>(),

  insert: async (document: ServiceMemberDocument, tx: Tx): Promise<void> => {
    await Members.create([document], { session: tx });
  },

  /** Ends a term that still runs; null when it does not. */
  end: (id: string, customerId: string, now: Date, tx: Tx) =>
    Members.findOneAndUpdate(
      { _id: id, customerId, until: { $gt: now } },
      { $set: { until: now, changedAt: now } },
      { returnDocument: "after", session: tx },
    ).lean<ServiceMemberDocument | null>(),

  /** Somebody leaves: every term of theirs ends. */
  endAllOf: async (staffId: string, now: Date, tx: Tx): Promise<void> => {
    await Members.updateMany(
      { staffId, until: { $gt: now } },
      { $set: { until: now, changedAt: now } },
      { session: tx },
    );
  },
};
