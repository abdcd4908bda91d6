import type { StaffRole } from "@shared/core/endpoint";
import type { FieldRight } from "@shared/customers/fields";
import mongoose, { Schema } from "mongoose";

/** What was decided about one field, role by role; what is not here is as the product begins. */
export interface FieldRightsDocument {
  readonly _id: string;
  readonly byRole: Partial<Record<StaffRole, FieldRight>>;
  readonly changedAt: Date;
  readonly changedBy: string;
}

const schema = new Schema<FieldRightsDocument>(
  {
    _id: String,
    byRole: { type: Schema.Types.Mixed, default: {} },
    changedAt: Date,
    changedBy: String,
  },
  { collection: "fieldRights", versionKey: false, minimize: false },
);

export const FieldRightsModel = mongoose.model<FieldRightsDocument>("FieldRights", schema);
