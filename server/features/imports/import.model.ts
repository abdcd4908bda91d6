import type { Outcome } from "@server/core/importer";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { RowProblem } from "@shared/imports/column";
import { type Import, importStates } from "@shared/imports/endpoints";
import mongoose, { Schema } from "mongoose";

export type ImportState = Import["state"];

export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Lines that say once more what an earlier line of the file says. */
  readonly double: number;
  readonly error: number;
}

/** One file on its way into the records. */
export interface ImportBatch {
  readonly _id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly from: "person" | "core";
  /** Staff id of who imports; `shell` for the command line. */
  readonly by: string;
  readonly state: ImportState;
  /** Why the file as a whole was refused. */
  readonly failure?: { readonly code: string; readonly details?: Record<string, unknown> };
  readonly rows: number;
  readonly partitions: number;
  /** Partitions whose present step is done. */
  readonly done: number;
  readonly counts: ImportCounts;
  /** What each header of the file is taken for, in the file's order; absent while only exact names count. */
  readonly keys?: readonly (string | null)[];
  /** Lines of which something stayed at an undo, because it was changed since. */
  readonly kept?: number;
  readonly skipErrors: boolean;
  readonly createdAt: Date;
  readonly appliedAt?: Date;
  readonly undoneAt?: Date;
  /** When a step last got on, on the machine's clock: one that stands still is taken up again. */
  readonly touchedAt: Date;
}

/** Rows as they were read, sealed under the batch's own key, which is destroyed when they are applied. */
export interface ImportPart {
  readonly _id: string;
  readonly batchId: string;
  readonly partition: number;
  readonly rows: Sealed;
}

export interface RowResult {
  readonly line: number;
  readonly outcome: Outcome;
  readonly problems: readonly RowProblem[];
}

/** A path with what stood there before, a print of what was written, and whether it was absent. */
export type ImagePath = readonly [
  path: string,
  before: unknown,
  written: string,
  wasAbsent: boolean,
];

/**
 * What a document held before the import changed it, with a print
 * of what the import wrote there: only what still is as the import left it is put back.
 */
export interface BeforeImage {
  readonly model: string;
  readonly id: string;
  /** The line of the file it came from. */
  readonly line: number;
  readonly created: boolean;
  readonly paths: readonly ImagePath[];
}

/** Rows that are checked, applied and undone together, in one transaction each. */
export interface ImportPartition {
  readonly _id: string;
  readonly batchId: string;
  readonly partition: number;
  readonly state: "checked" | "applied" | "undone";
  readonly results: readonly RowResult[];
  readonly before: readonly BeforeImage[];
}

const options = { autoIndex: false, versionKey: false, minimize: false } as const;

const batches = new Schema<ImportBatch>(
  {
    _id: String,
    kind: { type: String, required: true },
    fileName: String,
    from: String,
    by: { type: String, required: true },
    state: { type: String, enum: importStates, required: true },
    failure: Schema.Types.Mixed,
    rows: Number,
    partitions: Number,
    done: Number,
    counts: { new: Number, changed: Number, same: Number, double: Number, error: Number },
    keys: { type: [String], default: undefined },
    kept: Number,
    skipErrors: Boolean,
    createdAt: { type: Date, required: true },
    appliedAt: Date,
    undoneAt: Date,
    touchedAt: Date,
  } as never,
  { ...options, collection: "importBatches" },
);
batches.index({ by: 1, createdAt: -1 });
batches.index({ state: 1, touchedAt: 1 });

const parts = new Schema<ImportPart>(
  { _id: String, batchId: String, partition: Number, rows: sealedPath },
  { ...options, collection: "importParts" },
);
parts.index({ batchId: 1, partition: 1 });

const partitions = new Schema<ImportPartition>(
  {
    _id: String,
    batchId: String,
    partition: Number,
    state: String,
    results: { type: Schema.Types.Mixed },
    before: { type: Schema.Types.Mixed },
  } as never,
  { ...options, collection: "importPartitions" },
);
partitions.index({ batchId: 1, partition: 1 });

/** A piece of a file that a screen is sending. */
export interface ImportUpload {
  readonly _id: string;
  readonly batchId: string;
  readonly no: number;
  readonly bytes: Sealed;
}

const uploads = new Schema<ImportUpload>(
  { _id: String, batchId: String, no: Number, bytes: sealedPath },
  { ...options, collection: "importUploads" },
);
uploads.index({ batchId: 1, no: 1 });

export const ImportBatchModel = mongoose.model<ImportBatch>("ImportBatch", batches);
export const ImportPartModel = mongoose.model<ImportPart>("ImportPart", parts);
export const ImportPartitionModel = mongoose.model<ImportPartition>("ImportPartition", partitions);
export const ImportUploadModel = mongoose.model<ImportUpload>("ImportUpload", uploads);

/** How a person assigned the columns of a layout last time. */
export interface ImportLayout {
  /** Person, kind and a print of the headers. */
  readonly _id: string;
  readonly keys: readonly (string | null)[];
  readonly usedAt: Date;
}

const layouts = new Schema<ImportLayout>(
  { _id: String, keys: [String], usedAt: Date },
  { ...options, collection: "importLayouts" },
);
export const ImportLayoutModel = mongoose.model<ImportLayout>("ImportLayout", layouts);
