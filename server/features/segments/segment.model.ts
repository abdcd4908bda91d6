import type { Tx } from "@server/core/mongo";
import { filterWithin, hasRole, type Scope, type StaffActor, scopeTo } from "@server/core/policy";
import type { Condition } from "@shared/conditions/condition";
import mongoose, { Schema } from "mongoose";

/** A named condition. The tree is stored as text, so that nothing in it can ever be an operator. */
export interface SegmentDocument {
  readonly _id: string;
  readonly title: string;
  readonly conditionText: string;
  readonly ownerId: string;
  readonly count?: number;
  readonly countedAt?: Date;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const schema = new Schema<SegmentDocument>(
  {
    _id: String,
    title: { type: String, required: true },
    conditionText: { type: String, required: true },
    ownerId: { type: String, required: true },
    count: Number,
    countedAt: Date,
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: "segments", versionKey: false },
);
schema.index({ ownerId: 1, title: 1 }, { unique: true });
schema.index({ updatedAt: -1 });

export const SegmentModel = mongoose.model<SegmentDocument>("Segment", schema);

export const conditionOf = ({ conditionText }: Pick<SegmentDocument, "conditionText">): Condition =>
  JSON.parse(conditionText) as Condition;

/** Marketing shares its segments among itself; everybody else keeps their own. */
export function segmentsSeenBy(actor: StaffActor): Scope<SegmentDocument> {
  return hasRole(actor, "marketer")
    ? scopeTo<SegmentDocument>({})
    : scopeTo<SegmentDocument>({ ownerId: actor.id });
}

export const mayChangeSegment = (actor: StaffActor, segment: SegmentDocument): boolean =>
  segment.ownerId === actor.id || hasRole(actor, "marketer");

/** The only way to segments: within a Scope. */
export const segmentRecords = {
  within: (scope: Scope<SegmentDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) =>
        SegmentModel.findOne(inScope({ _id: id })).lean<SegmentDocument | null>(),
      page: (after: { readonly at: Date; readonly id: string } | undefined, limit: number) =>
        SegmentModel.find(
          inScope(
            after
              ? {
                  $or: [
                    { updatedAt: { $lt: after.at } },
                    { updatedAt: after.at, _id: { $lt: after.id } },
                  ],
                }
              : {},
          ),
        )
          .sort({ updatedAt: -1, _id: -1 })
          .limit(limit)
          .lean<SegmentDocument[]>(),
      change: (id: string, version: number, set: Partial<SegmentDocument>, tx?: Tx) =>
        SegmentModel.findOneAndUpdate(
          inScope({ _id: id, version }),
          { $set: set, $inc: { version: 1 } },
          { returnDocument: "after", ...(tx ? { session: tx } : {}) },
        ).lean<SegmentDocument | null>(),
    };
  },
};
