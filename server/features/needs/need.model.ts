import { type Sealed, sealedPath } from "@server/core/vault";
import type { NeedState, NeedTopic } from "@shared/needs/needs";
import mongoose, { Schema } from "mongoose";

/** Something a customer needs, from being sensed to being met. What it says is sealed. */
export interface NeedDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly topic: NeedTopic;
  readonly state: NeedState;
  readonly words: Sealed;
  readonly ownerId: string;
  readonly nextStepOn?: string;
  readonly source: "rm" | "interview";
  readonly moves: readonly { readonly to: NeedState; readonly at: Date; readonly by: string }[];
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface NeedWords {
  readonly title: string;
  readonly detail?: string;
  readonly nextStep?: string;
  readonly reason?: string;
}

const schema = new Schema<NeedDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    topic: { type: String, required: true },
    state: { type: String, required: true },
    words: { ...sealedPath, required: true },
    ownerId: { type: String, required: true },
    nextStepOn: String,
    source: { type: String, required: true },
    moves: [{ _id: false, to: String, at: Date, by: String }],
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: "needs", autoIndex: false, versionKey: false },
);
schema.index({ customerId: 1, updatedAt: -1 });

export const NeedModel = mongoose.model<NeedDocument>("Need", schema);

/** Where the words of a need stand. */
export const needPlace = (id: string) => ({ collection: "needs", id, field: "words" });

/** Needs of customers the caller has found within a Scope. */
export const needRecords = {
  of: (customerId: string) =>
    NeedModel.find({ customerId }).sort({ updatedAt: -1 }).limit(100).lean<NeedDocument[]>(),
  find: (id: string) => NeedModel.findById(id).lean<NeedDocument | null>(),
};
