import { createHash } from "node:crypto";
import { newId } from "@server/core/ids";
import type { Tx } from "@server/core/mongo";
import type { purposes } from "@shared/privacy/privacy";
import mongoose, { Schema } from "mongoose";

export type Purpose = (typeof purposes)[number];

/** One answer of one customer to one purpose. Rows are only ever added: the last one counts (PIPL 14). */
export interface ConsentDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly version: string;
  /** Hash of the text that was shown. */
  readonly textHash: string;
  readonly channel: string;
  readonly ip: string;
  readonly at: Date;
}

const schema = new Schema<ConsentDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    purpose: String,
    granted: Boolean,
    version: String,
    textHash: String,
    channel: String,
    ip: String,
    at: { type: Date, required: true },
  },
  { collection: "consents", versionKey: false },
);
schema.index({ customerId: 1, at: 1 });
const Consents = mongoose.model<ConsentDocument>("Consent", schema);

export const consents = {
  async record(rows: readonly Omit<ConsentDocument, "_id">[], tx: Tx): Promise<void> {
    await Consents.insertMany(
      rows.map((row) => ({ _id: newId("cst"), ...row })),
      { session: tx },
    );
  },
  /** The last answer to each purpose. */
  async current(customerId: string): Promise<Map<Purpose, ConsentDocument>> {
    const rows = await Consents.find({ customerId }).sort({ at: 1 }).lean<ConsentDocument[]>();
    return new Map(rows.map((row) => [row.purpose, row]));
  },
  /** The last answers of many customers to one purpose. */
  async answersTo(
    purpose: Purpose,
    customerIds: readonly string[],
  ): Promise<Map<string, ConsentDocument>> {
    const rows = await Consents.find({ customerId: { $in: [...customerIds] }, purpose })
      .sort({ at: 1 })
      .lean<ConsentDocument[]>();
    return new Map(rows.map((row) => [row.customerId, row]));
  },
  all: (customerId: string) =>
    Consents.find({ customerId }).sort({ at: 1 }).lean<ConsentDocument[]>(),
};

export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");
