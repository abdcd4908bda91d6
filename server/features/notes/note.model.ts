import { type Sealed, sealedPath } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

/** What a member of staff wrote down about a customer; sealed with the customer's key. */
export interface NoteDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly authorId: string;
  readonly kind: "note" | "call" | "interview";
  readonly text: Sealed;
  readonly isPrivate: boolean;
  /** It set locks; which ones stands with the customer, sealed. */
  readonly hasLocks: boolean;
  readonly at: Date;
  readonly removedAt?: Date;
}

const schema = new Schema<NoteDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    authorId: { type: String, required: true },
    kind: { type: String, required: true },
    text: { ...sealedPath, required: true },
    isPrivate: { type: Boolean, required: true },
    hasLocks: { type: Boolean, required: true },
    at: { type: Date, required: true },
    removedAt: Date,
  },
  { collection: "notes", autoIndex: false, versionKey: false },
);
schema.index({ customerId: 1, at: -1 });

export const NoteModel = mongoose.model<NoteDocument>("Note", schema);

/** Where the text of a note stands. */
export const notePlace = (id: string) => ({ collection: "notes", id, field: "text" });

/** Notes about customers the caller has found within a Scope. */
export const noteRecords = {
  of: (customerId: string) =>
    NoteModel.find({ customerId, removedAt: null })
      .sort({ at: -1 })
      .limit(200)
      .lean<NoteDocument[]>(),
  find: (id: string) => NoteModel.findOne({ _id: id, removedAt: null }).lean<NoteDocument | null>(),
};
