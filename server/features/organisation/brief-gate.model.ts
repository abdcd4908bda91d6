import type { Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";
import { covers } from "./cover.model";

/** A customer who came to a new colleague, and whether that colleague has read the brief. */
export interface BriefGateDocument {
  /** `<what brought it>:<customer>`: a hand-over or a cover. */
  readonly _id: string;
  readonly cause: string;
  readonly reason: "handover" | "cover";
  readonly customerId: string;
  readonly readerId: string;
  readonly fromId: string;
  readonly since: Date;
  readonly until?: Date;
  readonly readAt?: Date;
}

const schema = new Schema<BriefGateDocument>(
  {
    _id: String,
    cause: { type: String, required: true },
    reason: { type: String, required: true },
    customerId: { type: String, required: true },
    readerId: { type: String, required: true },
    fromId: { type: String, required: true },
    since: { type: Date, required: true },
    until: Date,
    readAt: Date,
  },
  { collection: "briefGates", versionKey: false },
);
schema.index({ customerId: 1, readerId: 1, since: -1 });
schema.index({ cause: 1, readAt: 1 });
const Gates = mongoose.model<BriefGateDocument>("BriefGate", schema);

type Served = { readonly _id: string; readonly rmId: string };

export const briefGates = {
  /** Puts a gate before the first word of whoever takes a customer over. */
  insert: async (gate: BriefGateDocument, tx: Tx): Promise<void> => {
    await Gates.updateOne({ _id: gate._id }, { $setOnInsert: gate }, { upsert: true, session: tx });
  },

  /**
   * What somebody has to have read before writing to a customer: of the last hand-over to them, or of
   * the cover they hold now. Undefined for whoever has always served the customer.
   */
  async of(
    readerId: string,
    { _id: customerId, rmId }: Served,
    now: Date,
  ): Promise<BriefGateDocument | undefined> {
    if (readerId === rmId) {
      const [last] = await Gates.find({ customerId, readerId, reason: "handover" })
        .sort({ since: -1 })
        .limit(1)
        .lean<BriefGateDocument[]>();
      return last;
    }
    const cover = await covers.of(rmId, now);
    if (cover?.coverId !== readerId) return undefined;
    const known = await Gates.findById(
      `${cover._id}:${customerId}`,
    ).lean<BriefGateDocument | null>();
    return (
      known ?? {
        _id: `${cover._id}:${customerId}`,
        cause: cover._id,
        reason: "cover",
        customerId,
        readerId,
        fromId: rmId,
        since: cover.start,
        until: cover.end,
      }
    );
  },

  /** Writes down that it was read; said twice, the first time counts. */
  async read({ readAt: _, ...gate }: BriefGateDocument, now: Date): Promise<void> {
    await Gates.updateOne({ _id: gate._id }, { $setOnInsert: gate }, { upsert: true });
    await Gates.updateOne({ _id: gate._id, readAt: { $exists: false } }, { $set: { readAt: now } });
  },

  /** How many customers of a hand-over were read about. */
  countRead: (cause: string) => Gates.countDocuments({ cause, readAt: { $exists: true } }),
};
