import type { Tx } from "@server/core/mongo";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { correctable, DataRequest } from "@shared/privacy/data-rights";
import mongoose, { Schema } from "mongoose";

export type CorrectableField = (typeof correctable)[number];

/** What a wish says in words, sealed under the customer's key. */
export interface RequestWords {
  readonly value?: string;
  readonly note?: string;
  readonly answer?: string;
}

/** One wish of a customer about their data. */
export interface DataRequestDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly kind: DataRequest["kind"];
  readonly state: DataRequest["state"];
  readonly field?: CorrectableField;
  readonly words?: Sealed;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly coolsUntil?: Date;
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  readonly finishedAt?: Date;
  /** A copy lies ready until then. */
  readonly expiresAt?: Date;
  /** Steps of a deletion that are done, with how much each took away. */
  readonly steps?: readonly { readonly step: string; readonly count: number }[];
}

const schema = new Schema<DataRequestDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    kind: String,
    state: String,
    field: String,
    words: sealedPath,
    createdAt: Date,
    dueAt: Date,
    coolsUntil: Date,
    decidedBy: String,
    decidedAt: Date,
    finishedAt: Date,
    expiresAt: Date,
    steps: { type: [{ _id: false, step: String, count: Number }], default: undefined },
  } as never,
  { collection: "dataRequests", autoIndex: false, versionKey: false },
);
schema.index({ customerId: 1, createdAt: -1 });
schema.index({ state: 1, dueAt: 1 });
export const DataRequestModel = mongoose.model<DataRequestDocument>("DataRequest", schema);

/** States in which a wish is under way. */
export const openStates = ["asked", "making", "cooling", "reviewing", "executing"] as const;

export const wordsPlace = (id: string) => ({ collection: "dataRequests", id, field: "words" });
export const copyOwner = (id: string) => `copy:${id}`;

/** Moves a wish on, if it still is where it was thought to be. */
export function advanceRequest(
  id: string,
  from: readonly DataRequestDocument["state"][],
  set: Partial<DataRequestDocument>,
  tx?: Tx,
): Promise<DataRequestDocument | null> {
  return DataRequestModel.findOneAndUpdate(
    { _id: id, state: { $in: [...from] } },
    { $set: set },
    { returnDocument: "after", ...(tx ? { session: tx } : {}) },
  )
    .lean<DataRequestDocument | null>()
    .exec();
}

export interface CopyPart {
  readonly _id: string;
  readonly requestId: string;
  readonly bytes: Sealed;
}
const parts = new Schema<CopyPart>(
  { _id: String, requestId: String, bytes: sealedPath },
  { collection: "dataCopies", autoIndex: false, versionKey: false },
);
parts.index({ requestId: 1 });
/** The content of a copy as JSON, sealed under a key that ends with it. */
export const CopyModel = mongoose.model<CopyPart>("DataCopy", parts);
