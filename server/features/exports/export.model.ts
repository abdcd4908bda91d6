import type { Tx } from "@server/core/mongo";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { Export, ExportKind } from "@shared/exports/endpoints";
import mongoose, { Schema } from "mongoose";

/** One file on its way out. Its content lies beside it, sealed under a key that ends with it. */
export interface ExportDocument {
  readonly _id: string;
  readonly by: string;
  readonly kind: ExportKind;
  readonly format: "xlsx" | "csv";
  readonly fields: readonly string[];
  readonly isClear: boolean;
  readonly purpose: Export["purpose"];
  readonly tier?: string;
  readonly state: Export["state"];
  readonly rows: number;
  /** Public name of the file: the beginning of every row's mark. */
  readonly mark: string;
  readonly approvalId?: string;
  readonly createdAt: Date;
  readonly readyAt?: Date;
  readonly expiresAt?: Date;
  readonly takenAt?: Date;
  /** On the machine's clock, for what was left in the middle. */
  readonly touchedAt: Date;
}

const options = { autoIndex: false, versionKey: false } as const;
const schema = new Schema<ExportDocument>(
  {
    _id: String,
    by: { type: String, required: true },
    kind: String,
    format: String,
    fields: [String],
    isClear: Boolean,
    purpose: String,
    tier: String,
    state: String,
    rows: Number,
    mark: String,
    approvalId: String,
    createdAt: Date,
    readyAt: Date,
    expiresAt: Date,
    takenAt: Date,
    touchedAt: Date,
  } as never,
  { ...options, collection: "exports" },
);
schema.index({ by: 1, createdAt: -1 });
schema.index({ state: 1, expiresAt: 1 });
schema.index({ mark: 1 }, { unique: true });
export const ExportModel = mongoose.model<ExportDocument>("Export", schema);

export interface ExportPart {
  readonly _id: string;
  readonly exportId: string;
  readonly no: number;
  readonly bytes: Sealed;
}
const parts = new Schema<ExportPart>(
  { _id: String, exportId: String, no: Number, bytes: sealedPath },
  { ...options, collection: "exportParts" },
);
parts.index({ exportId: 1, no: 1 });
export const ExportPartModel = mongoose.model<ExportPart>("ExportPart", parts);

const days = new Schema<{ _id: string; rows: number; until: Date }>(
  { _id: String, rows: Number, until: Date },
  { ...options, collection: "exportDays" },
);
days.index({ until: 1 }, { expireAfterSeconds: 0 });
/** Rows a person took out on one day. */
export const ExportDayModel = mongoose.model("ExportDay", days);

/** Whose key protects a file. */
export const exportOwner = (id: string) => `export:${id}`;

/** Moves an export on, if it still is where it was thought to be. */
export function advanceExport(
  id: string,
  from: readonly ExportDocument["state"][],
  set: Partial<ExportDocument>,
  tx?: Tx,
): Promise<ExportDocument | null> {
  return ExportModel.findOneAndUpdate(
    { _id: id, state: { $in: [...from] } },
    { $set: { ...set, touchedAt: new Date() } },
    { returnDocument: "after", ...(tx ? { session: tx } : {}) },
  )
    .lean<ExportDocument | null>()
    .exec();
}
