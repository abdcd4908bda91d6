import { type Sealed, sealedPath } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

/** A file of the trail, sealed under a key of its own and gone with it after a day. */
export interface AuditExportDocument {
  readonly _id: string;
  readonly askerId: string;
  readonly approvalId: string;
  readonly lines: number;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

const schema = new Schema<AuditExportDocument>(
  {
    _id: String,
    askerId: { type: String, required: true },
    approvalId: { type: String, required: true },
    lines: Number,
    madeAt: Date,
    expiresAt: Date,
  },
  { collection: "auditExports", versionKey: false },
);
schema.index({ askerId: 1, madeAt: -1 });
schema.index({ expiresAt: 1 });
export const AuditExports = mongoose.model<AuditExportDocument>("AuditExport", schema);

const parts = new Schema<{ _id: string; exportId: string; n: number; text: Sealed }>(
  { _id: String, exportId: String, n: Number, text: { ...sealedPath, required: true } },
  { collection: "auditExportParts", versionKey: false },
);
parts.index({ exportId: 1, n: 1 });
export const AuditExportParts = mongoose.model("AuditExportPart", parts);

/** Whose key seals a file: its own, destroyed when its day is over. */
export const exportOwner = (id: string) => `export:${id}`;
export const partPlace = (id: string) => ({ collection: "auditExportParts", id, field: "text" });
