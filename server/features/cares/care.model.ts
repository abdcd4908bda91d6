import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope, scopeTo } from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { Day } from "@shared/calendar/day";
import type { CareOccasion, CareState } from "@shared/cares/care";
import mongoose, { Schema } from "mongoose";

/** One greeting or reminder. Its id is made of customer, occasion and year, so it exists once. */
export interface CareDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly rmId: string;
  readonly unitPath: readonly string[];
  readonly occasion: CareOccasion;
  /** The day it is about: the birthday, the maturity. */
  readonly day: Day;
  readonly sendAt: Date;
  /** After this it is skipped: a birthday is never kept on the next day. */
  readonly until: Date;
  readonly state: CareState;
  /** The rule that held it back. */
  readonly skippedBecause?: string;
  /** The RM's own reason. */
  readonly skipNote?: Sealed;
  /** The RM's own words, once they changed the proposal. */
  readonly greeting?: Sealed;
  /** The holding that matures. */
  readonly holdingId?: string;
  readonly years?: number;
  readonly version: number;
  readonly createdAt: Date;
}

const schema = new Schema<CareDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    rmId: { type: String, required: true },
    unitPath: { type: [String], required: true },
    occasion: { type: String, required: true },
    day: { type: String, required: true },
    sendAt: { type: Date, required: true },
    until: { type: Date, required: true },
    state: { type: String, required: true },
    skippedBecause: String,
    skipNote: sealedPath,
    greeting: sealedPath,
    holdingId: String,
    years: Number,
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "cares", versionKey: false },
);
schema.index({ state: 1, sendAt: 1 });
schema.index({ rmId: 1, sendAt: 1 });
schema.index({ unitPath: 1, sendAt: 1 });
schema.index({ customerId: 1, day: -1 });

export const CareModel = mongoose.model<CareDocument>("Care", schema);

/** The sender and the planner, which act for the bank. */
export const everyCare: Scope<CareDocument> = scopeTo<CareDocument>({});

/** The only way to cares: within a Scope. */
export const careRecords = {
  within: (scope: Scope<CareDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) => CareModel.findOne(inScope({ _id: id })).lean<CareDocument | null>(),

      page: (
        filter: { readonly state?: CareState },
        { after, limit }: { after?: { at: Date; id: string }; limit: number },
      ) =>
        CareModel.find(
          inScope({
            ...filter,
            ...(after
              ? {
                  $or: [
                    { sendAt: { $gt: after.at } },
                    { sendAt: after.at, _id: { $gt: after.id } },
                  ],
                }
              : {}),
          }),
        )
          .sort({ sendAt: 1, _id: 1 })
          .limit(limit)
          .lean<CareDocument[]>(),

      /** Changes one that is still planned and has this version; null otherwise. */
      changePlanned: (id: string, version: number, set: Partial<CareDocument>, tx?: Tx) =>
        CareModel.findOneAndUpdate(
          inScope({ _id: id, state: "planned", version }),
          { $set: set, $inc: { version: 1 } },
          { returnDocument: "after", ...(tx ? { session: tx } : {}) },
        ).lean<CareDocument | null>(),
    };
  },
};
