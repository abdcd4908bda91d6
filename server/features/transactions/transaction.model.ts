import type { Tx } from "@server/core/mongo";
import type { Scope } from "@server/core/policy";
import type { CustomerDocument } from "@server/features/customers";
import mongoose, { Schema } from "mongoose";

export const transactionKinds = [
  "in",
  "out",
  "buy",
  "redeem",
  "mature",
  "income",
  "spend",
  "repay",
] as const;

/** One movement on a customer's accounts, as the bank's books have it. */
export interface TransactionDocument {
  readonly _id: string;
  readonly customerId: string;
  /** The core system's number of the movement. */
  readonly serial: string;
  /** Day it was booked, `2026-11-25`. */
  readonly on: string;
  readonly kind: (typeof transactionKinds)[number];
  readonly amountFen: number;
  readonly accountId?: string;
  readonly productCode?: string;
  readonly name?: string;
  readonly channel?: string;
  /** Keyed print of the row it was imported from. */
  readonly source: string;
}

const text = String;
const schema = new Schema<TransactionDocument>(
  {
    _id: text,
    customerId: { type: text, required: true },
    serial: { type: text, required: true },
    on: { type: text, required: true },
    kind: { type: text, required: true },
    amountFen: { type: Number, required: true },
    accountId: text,
    productCode: text,
    name: text,
    channel: text,
    source: text,
  },
  { collection: "transactions", autoIndex: false, versionKey: false },
);
schema.index({ customerId: 1, on: -1 });

/** Raw model, for this feature's importer. Everybody else asks `transactions`. */
export const TransactionModel = mongoose.model<TransactionDocument>("Transaction", schema);

export const transactions = {
  /** A customer's movements of some days, newest first. The scope says that the customer may be seen. */
  of: (
    _scope: Scope<CustomerDocument>,
    customerId: string,
    { from, to, limit }: { readonly from: string; readonly to: string; readonly limit: number },
  ) =>
    TransactionModel.find({ customerId, on: { $gte: from, $lte: to } })
      .sort({ on: -1, _id: 1 })
      .limit(limit)
      .lean<TransactionDocument[]>(),
  /** Takes away movements older than the day; answers how many. */
  async removeBefore(customerIds: readonly string[], day: string, tx: Tx): Promise<number> {
    const { deletedCount } = await TransactionModel.deleteMany(
      { customerId: { $in: [...customerIds] }, on: { $lt: day } },
      { session: tx },
    );
    return deletedCount;
  },
};
