import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope } from "@server/core/policy";
import type { Arrival } from "@shared/arrivals/arrival";
import mongoose, { Schema } from "mongoose";

/** One visit of a customer to a branch. It names nobody: who it is stands in the customer's record. */
export interface ArrivalDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly rmId: string;
  /** The team's units from the bank down, for leads and heads. */
  readonly unitPath: readonly string[];
  /** The branch that was entered. */
  readonly unitId: string;
  readonly source: Arrival["source"];
  readonly state: Arrival["state"];
  readonly at: Date;
  readonly bookingId?: string;
  readonly servedAt?: Date;
  readonly servedBy?: string;
  readonly leftAt?: Date;
}

const schema = new Schema<ArrivalDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    rmId: { type: String, required: true },
    unitPath: { type: [String], default: [] },
    unitId: { type: String, required: true },
    source: { type: String, required: true },
    state: { type: String, required: true },
    at: { type: Date, required: true },
    bookingId: String,
    servedAt: Date,
    servedBy: String,
    leftAt: Date,
  },
  { collection: "arrivals", versionKey: false },
);
schema.index({ customerId: 1, at: -1 });
schema.index({ at: -1 });
const Arrivals = mongoose.model<ArrivalDocument>("Arrival", schema);

const most = 300;

/** Visits, always within what the asker may see. */
export const arrivals = {
  within: (scope: Scope<ArrivalDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) => Arrivals.findOne(inScope({ _id: id })).lean<ArrivalDocument | null>(),
      between: (from: Date, to: Date) =>
        Arrivals.find(inScope({ at: { $gte: from, $lt: to } }))
          .sort({ at: -1 })
          .limit(most)
          .lean<ArrivalDocument[]>(),
      /** Moves a visit on from one of the given states; null when it is in another one now. */
      advance: (
        id: string,
        from: readonly ArrivalDocument["state"][],
        set: Partial<ArrivalDocument>,
        tx: Tx,
      ) =>
        Arrivals.findOneAndUpdate(
          inScope({ _id: id, state: { $in: [...from] } }),
          { $set: set },
          { returnDocument: "after", session: tx },
        ).lean<ArrivalDocument | null>(),
    };
  },
  insert: async (document: ArrivalDocument, tx: Tx): Promise<void> => {
    await Arrivals.create([document], { session: tx });
  },
  /** Ends the open visits of one customer, and says where they were. */
  async end(customerId: string, since: Date, at: Date, tx: Tx): Promise<void> {
    await Arrivals.updateMany(
      { customerId, at: { $gte: since }, state: { $ne: "left" } },
      { $set: { state: "left", leftAt: at } },
      { session: tx },
    );
  },
};
