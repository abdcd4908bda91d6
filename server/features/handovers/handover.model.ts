import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope, scopeTo } from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

/** A book, or part of one, on its way to other managers. */
export interface HandoverDocument {
  readonly _id: string;
  /** Made by the client: asked for twice, it is one. */
  readonly clientId: string;
  readonly kind: "leaver" | "succession";
  readonly fromId: string;
  readonly successorIds: readonly string[];
  /** Units of the former manager: whose lead and head see it. */
  readonly unitPath: readonly string[];
  readonly askedBy: string;
  /** What the successors should know; sealed, as it may speak of customers. */
  readonly note: Sealed;
  readonly companionUntil?: Date;
  readonly state: "waiting" | "running" | "done" | "refused";

  readonly approvalId?: string;
  /** A leaver's sessions are ended. */
  readonly accessEndedAt?: Date;
  readonly total: number;
  readonly createdAt: Date;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
}

const schema = new Schema<HandoverDocument>(
  {
    _id: String,
    clientId: { type: String, required: true },
    kind: { type: String, required: true },
    fromId: { type: String, required: true },
    successorIds: { type: [String], required: true },
    unitPath: { type: [String], required: true },
    askedBy: { type: String, required: true },
    note: { ...sealedPath, required: true },
    companionUntil: Date,
    state: { type: String, required: true },
    approvalId: String,
    accessEndedAt: Date,
    total: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    startedAt: Date,
    finishedAt: Date,
  },
  { collection: "handovers", versionKey: false },
);
schema.index({ askedBy: 1, clientId: 1 }, { unique: true });
schema.index({ state: 1, createdAt: 1 });
schema.index({ unitPath: 1, createdAt: -1 });
export const HandoverModel = mongoose.model<HandoverDocument>("Handover", schema);

/** One customer of a hand-over. Moved in one transaction with everything that is the customer's. */
export interface HandoverItemDocument {
  /** `<hand-over>:<customer>` */
  readonly _id: string;
  readonly handoverId: string;
  readonly customerId: string;
  readonly toId: string;
  readonly state: "planned" | "moved" | "skipped";
  readonly movedAt?: Date;
}

const itemSchema = new Schema<HandoverItemDocument>(
  {
    _id: String,
    handoverId: { type: String, required: true },
    customerId: { type: String, required: true },
    toId: { type: String, required: true },
    state: { type: String, required: true },
    movedAt: Date,
  },
  { collection: "handoverItems", versionKey: false },
);
itemSchema.index({ handoverId: 1, state: 1 });
export const HandoverItems = mongoose.model<HandoverItemDocument>("HandoverItem", itemSchema);

/** The job and the approval, which act for the bank. */
export const everyHandover: Scope<HandoverDocument> = scopeTo<HandoverDocument>({});

export const notePlace = (id: string) => ({ collection: "handovers", id, field: "note" });

/** The only way to hand-overs: within a Scope. */
export const handovers = {
  within: (scope: Scope<HandoverDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) =>
        HandoverModel.findOne(inScope({ _id: id })).lean<HandoverDocument | null>(),
      repeated: (askedBy: string, clientId: string) =>
        HandoverModel.findOne(inScope({ askedBy, clientId })).lean<HandoverDocument | null>(),
      latest: (filter: Readonly<Record<string, unknown>>) =>
        HandoverModel.find(inScope({ ...filter }))
          .sort({ createdAt: -1 })
          .limit(50)
          .lean<HandoverDocument[]>(),
      running: () =>
        HandoverModel.find(inScope({ state: "running" }))
          .sort({ createdAt: 1 })
          .limit(20)
          .lean<HandoverDocument[]>(),
    };
  },
  insert: async (
    document: HandoverDocument,
    items: readonly HandoverItemDocument[],
    tx: Tx,
  ): Promise<void> => {
    await HandoverModel.create([document], { session: tx });
    await HandoverItems.collection.insertMany(items as never[], { session: tx });
  },
  /** Moves on from one state; null when it is in another. */
  advance: (id: string, from: HandoverDocument["state"], set: Partial<HandoverDocument>, tx?: Tx) =>
    HandoverModel.findOneAndUpdate(
      { _id: id, state: from },
      { $set: set },
      { returnDocument: "after", ...(tx ? { session: tx } : {}) },
    ).lean<HandoverDocument | null>(),
};
