import { type Sealed, sealedPath } from "@server/core/vault";
import type { RetentionClass } from "@shared/privacy/retention";
import mongoose, { Schema } from "mongoose";

const options = { autoIndex: false, versionKey: false } as const;

/** A length that two people agreed on; it stands before what the configuration says. */
export interface RetentionSetting {
  readonly _id: RetentionClass;
  readonly days: number;
  readonly askedBy: string;
  readonly decidedBy: string;
  readonly at: Date;
}
const settings = new Schema<RetentionSetting>(
  { _id: String, days: Number, askedBy: String, decidedBy: String, at: Date } as never,
  { ...options, collection: "retentionSettings" },
);
export const RetentionSettingModel = mongoose.model<RetentionSetting>("RetentionSetting", settings);

/** Keeps data from being deleted, of one customer or all, of one class or all, until it is lifted. */
export interface LegalHoldDocument {
  readonly _id: string;
  readonly customerId?: string;
  readonly name?: RetentionClass;
  readonly reason: Sealed;
  readonly by: string;
  readonly at: Date;
  readonly liftedAt?: Date;
}
const holds = new Schema<LegalHoldDocument>(
  {
    _id: String,
    customerId: String,
    name: String,
    reason: sealedPath,
    by: String,
    at: Date,
    liftedAt: Date,
  },
  { ...options, collection: "legalHolds" },
);
holds.index({ customerId: 1 });
export const LegalHoldModel = mongoose.model<LegalHoldDocument>("LegalHold", holds);

/** A customer whose relationship ended: what the law keeps of them, and until when. Nothing else may use it. */
export interface ClosedCustomer {
  readonly _id: string;
  readonly closedAt: Date;
  /** The last day that anything must be kept. */
  readonly keepUntil: string;
  readonly shreddedAt?: Date;
}
const closed = new Schema<ClosedCustomer>(
  { _id: String, closedAt: Date, keepUntil: String, shreddedAt: Date },
  { ...options, collection: "closedCustomers" },
);
closed.index({ keepUntil: 1 });
export const ClosedCustomerModel = mongoose.model<ClosedCustomer>("ClosedCustomer", closed);

/** One run of the purge: how much it took away of each class. */
export interface PurgeRun {
  readonly _id: string;
  readonly at: Date;
  readonly removed: Readonly<Record<string, number>>;
}
const runs = new Schema<PurgeRun>({ _id: String, at: Date, removed: Schema.Types.Mixed } as never, {
  ...options,
  collection: "purgeRuns",
});
export const PurgeRunModel = mongoose.model<PurgeRun>("PurgeRun", runs);
