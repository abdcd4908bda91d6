import mongoose, { Schema } from "mongoose";

/** What a customer held on one day, by kind: the trend behind the asset report. */
export interface AssetSnapshot {
  /** `<customer id>:<day>` */
  readonly _id: string;
  readonly customerId: string;
  /** `2026-11-25` */
  readonly on: string;
  readonly totalFen: number;
  readonly byKind: Readonly<Record<string, number>>;
}

const schema = new Schema<AssetSnapshot>(
  {
    _id: String,
    customerId: { type: String, required: true },
    on: { type: String, required: true },
    totalFen: { type: Number, required: true },
    byKind: { type: Schema.Types.Mixed, required: true },
  },
  { collection: "assetSnapshots", autoIndex: false, versionKey: false },
);
schema.index({ customerId: 1, on: -1 });

export const AssetSnapshotModel = mongoose.model<AssetSnapshot>("AssetSnapshot", schema);

/** Snapshots between two days, oldest first, of a customer the caller has found within a Scope. */
export function assetTrend(customerId: string, from: string, to: string): Promise<AssetSnapshot[]> {
  return AssetSnapshotModel.find({ customerId, on: { $gte: from, $lte: to } })
    .sort({ on: 1 })
    .lean<AssetSnapshot[]>()
    .exec();
}
