import type { Tx } from "@server/core/mongo";
import type { Scope } from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { AlarmKind } from "@shared/alarms/alarms";
import mongoose, { Schema } from "mongoose";

/** Something about a colleague's use of customer data that others must look at. */
export interface AlarmDocument {
  /** `alm_…`, derived from what raised it, so that one window raises one alarm. */
  readonly _id: string;
  readonly kind: AlarmKind;
  readonly staffId: string;
  readonly unitPath: readonly string[];
  /** Colleagues who are told beside those who answer for the person, such as a customer's RM. */
  readonly people: readonly string[];
  readonly count: number;
  readonly at: Date;
  readonly seen?: { readonly byId: string; readonly at: Date; readonly note: Sealed };
}

const schema = new Schema<AlarmDocument>(
  {
    _id: String,
    kind: { type: String, required: true },
    staffId: { type: String, required: true },
    unitPath: { type: [String], required: true },
    people: { type: [String], required: true },
    count: { type: Number, required: true },
    at: { type: Date, required: true },
    seen: { _id: false, byId: String, at: Date, note: sealedPath },
  } as never,
  { collection: "alarms", versionKey: false },
);
schema.index({ at: -1 });
const Alarms = mongoose.model<AlarmDocument>("Alarm", schema);

/** Where the word on an alarm stands. */
export const alarmPlace = (id: string) => ({ collection: "alarms", id, field: "seen.note" });

/** The only way to alarms but raising one: within a Scope. */
export const alarms = {
  /** Writes an alarm once; false when it was raised before. */
  async insert(alarm: AlarmDocument, tx: Tx): Promise<boolean> {
    const { upsertedCount } = await Alarms.updateOne(
      { _id: alarm._id },
      { $setOnInsert: alarm },
      { upsert: true, session: tx },
    );
    return upsertedCount === 1;
  },

  find: (id: string) => Alarms.findById(id).lean<AlarmDocument | null>(),

  within: (scope: Scope<AlarmDocument>) => ({
    find: (id: string) =>
      Alarms.findOne({ $and: [{ _id: id }, scope.filter] }).lean<AlarmDocument | null>(),

    page: (
      filter: Record<string, unknown>,
      after: { readonly at: Date; readonly id: string } | undefined,
      limit: number,
    ) =>
      Alarms.find({
        $and: [
          scope.filter,
          filter,
          after
            ? { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }] }
            : {},
        ],
      })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<AlarmDocument[]>(),

    see: (id: string, seen: NonNullable<AlarmDocument["seen"]>, tx: Tx) =>
      Alarms.findOneAndUpdate(
        { $and: [{ _id: id }, scope.filter] },
        { $set: { seen } },
        { returnDocument: "after", session: tx },
      ).lean<AlarmDocument | null>(),
  }),
};
