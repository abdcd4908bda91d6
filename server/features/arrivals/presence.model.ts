import type { Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/**
 * Where a customer was last noticed: one document a customer, so that signs that come together, to
 * whichever process, wait for each other and only the first is an arrival.
 */
export interface PresenceDocument {
  /** The customer. */
  readonly _id: string;
  readonly lastUnitId?: string;
  readonly lastAt?: Date;
  /** When the customer was last noticed at each branch. */
  readonly seen: Readonly<Record<string, Date>>;
}

const schema = new Schema<PresenceDocument>(
  {
    _id: String,
    lastUnitId: String,
    lastAt: Date,
    seen: { type: Schema.Types.Mixed, default: {} },
  },
  { collection: "arrivalPresence", versionKey: false, minimize: false },
);
/** Where somebody was is nobody's business a month later. */
schema.index({ lastAt: 1 }, { expireAfterSeconds: 30 * 86_400 });
const Presences = mongoose.model<PresenceDocument>("ArrivalPresence", schema);

export const presences = {
  /** Makes the customer's document. Before the transaction: two that insert it may not notice each other. */
  ensure: async (customerId: string): Promise<void> => {
    await Presences.updateOne(
      { _id: customerId },
      { $setOnInsert: { seen: {} } },
      { upsert: true },
    );
  },
  /** Notes that the customer is here now; answers what was known before. */
  notice: (customerId: string, unitId: string, at: Date, tx: Tx) =>
    Presences.findOneAndUpdate(
      { _id: customerId },
      { $set: { lastUnitId: unitId, lastAt: at, [`seen.${unitId}`]: at } },
      { returnDocument: "before", session: tx },
    ).lean<PresenceDocument | null>(),
  /** Forgets where a customer was, when they no longer wish it known. */
  forget: async (customerId: string, tx: Tx): Promise<void> => {
    await Presences.deleteOne({ _id: customerId }, { session: tx });
  },
};
