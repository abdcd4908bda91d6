import { type Sealed, sealedPath } from "@server/core/vault";
import type { LifeEventKind } from "@shared/life-events/life-events";
import mongoose, { Schema } from "mongoose";

/** Something that happened in a customer's life. What it was is sealed: only its day is not. */
export interface LifeEventDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly on: string;
  readonly words: Sealed;
  readonly byId: string;
  readonly at: Date;
  readonly removedAt?: Date;
}

export interface LifeEventWords {
  readonly kind: LifeEventKind;
  readonly note?: string;
}

const schema = new Schema<LifeEventDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    on: { type: String, required: true },
    words: { ...sealedPath, required: true },
    byId: { type: String, required: true },
    at: { type: Date, required: true },
    removedAt: Date,
  },
  { collection: "lifeEvents", autoIndex: false, versionKey: false },
);
schema.index({ customerId: 1, on: -1 });

export const LifeEventModel = mongoose.model<LifeEventDocument>("LifeEvent", schema);

/** Where the words of a life event stand. */
export const lifeEventPlace = (id: string) => ({ collection: "lifeEvents", id, field: "words" });

/** Life events of customers the caller has found within a Scope. */
export const lifeEventRecords = {
  of: (customerId: string) =>
    LifeEventModel.find({ customerId, removedAt: null })
      .sort({ on: -1 })
      .limit(100)
      .lean<LifeEventDocument[]>(),
  find: (id: string) =>
    LifeEventModel.findOne({ _id: id, removedAt: null }).lean<LifeEventDocument | null>(),
};
