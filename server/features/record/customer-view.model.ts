import type { StaffActor } from "@server/core/policy";
import type { CustomerNarrowing } from "@shared/record/views";
import mongoose, { Schema } from "mongoose";

/** A view of the customer list that somebody kept, their own or for their team. */
export interface CustomerViewDocument {
  readonly _id: string;
  readonly ownerId: string;
  readonly unitId: string;
  readonly title: string;
  readonly narrowing: CustomerNarrowing;
  readonly isShared: boolean;
  readonly createdAt: Date;
}

const schema = new Schema<CustomerViewDocument>(
  {
    _id: String,
    ownerId: { type: String, required: true },
    unitId: { type: String, required: true },
    title: { type: String, required: true },
    narrowing: { type: Schema.Types.Mixed, required: true },
    isShared: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "customerViews", autoIndex: false, versionKey: false, minimize: false },
);
schema.index({ ownerId: 1 });
schema.index({ unitId: 1, isShared: 1 });

export const CustomerViewModel = mongoose.model<CustomerViewDocument>("CustomerView", schema);

/** One's own and those that are shared in one's unit. */
export const viewsOf = ({ id, unitId }: StaffActor) =>
  CustomerViewModel.find({ $or: [{ ownerId: id }, { unitId, isShared: true }] })
    .sort({ createdAt: 1 })
    .limit(60)
    .lean<CustomerViewDocument[]>();
