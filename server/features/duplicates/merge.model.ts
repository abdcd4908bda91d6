import { type Sealed, sealedPath } from "@server/core/vault";
import type { MergeField } from "@shared/duplicates/duplicates";
import mongoose, { Schema } from "mongoose";

/**
 * Two records on their way to being one, or back. It is done in small transactions, each of which
 * takes its part off what is left, so that a killed process leaves work and never half of a document.
 */
export interface MergeDocument {
  readonly _id: string;
  readonly suspectId: string;
  readonly survivorId: string;
  readonly loserId: string;
  /** The loser's id until the merge is undone: a record is merged away once. */
  readonly activeKey?: string;
  readonly takeOther: readonly MergeField[];
  readonly state: "running" | "settling" | "done" | "undoing" | "undone";
  /** Counts steps: two workers cannot take the same one. */
  readonly step: number;
  readonly byId: string;
  readonly startedAt: Date;
  readonly doneAt?: Date;
  /** On the machine's clock: until then late writes under the former id are looked for. */
  readonly settledAt?: Date;
  readonly undoUntil?: Date;
  /** The human in WeChat who came with the other record, and the one whose binding had to end. */
  readonly wechat?: { readonly moved?: string; readonly unbound?: string };
}

const merges = new Schema<MergeDocument>(
  {
    _id: String,
    suspectId: { type: String, required: true },
    survivorId: { type: String, required: true },
    loserId: { type: String, required: true },
    activeKey: String,
    takeOther: { type: [String], required: true },
    state: { type: String, required: true },
    step: { type: Number, required: true },
    byId: { type: String, required: true },
    startedAt: { type: Date, required: true },
    doneAt: Date,
    settledAt: Date,
    undoUntil: Date,
    wechat: { type: { _id: false, moved: String, unbound: String }, default: undefined },
  },
  { collection: "customerMerges", autoIndex: false, versionKey: false },
);
merges.index({ state: 1 });
merges.index(
  { activeKey: 1 },
  { unique: true, partialFilterExpression: { activeKey: { $exists: true } } },
);
merges.index({ suspectId: 1 });

export const MergeModel = mongoose.model<MergeDocument>("CustomerMerge", merges);

/** One document that a merge moved to the record that stays, or put aside until it may come back. */
export interface MoveDocument {
  readonly _id: string;
  readonly mergeId: string;
  readonly collectionName: string;
  readonly documentId: string;
  /** `pointed`: only its other end moved. `before`: a copy of what a document was. */
  readonly kind: "moved" | "parked" | "pointed" | "before";
  /** The parked document, its values opened, as one sealed text under the survivor's key. */
  readonly parked?: Sealed;
  readonly at: Date;
}

const moves = new Schema<MoveDocument>(
  {
    _id: String,
    mergeId: { type: String, required: true },
    collectionName: { type: String, required: true },
    documentId: { type: String, required: true },
    kind: { type: String, required: true },
    parked: sealedPath,
    at: { type: Date, required: true },
  },
  { collection: "customerMoves", autoIndex: false, versionKey: false },
);
moves.index({ mergeId: 1, collectionName: 1 });

export const MoveModel = mongoose.model<MoveDocument>("CustomerMove", moves);

/** Where a parked document stands. */
export const parkedPlace = (id: string) => ({ collection: "customerMoves", id, field: "parked" });

/** How long two merged records can be taken apart again. */
export const undoDays = 30;
