import type { Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/** A place in the product that asks the questions of a form: a booking purpose, an event. */
export interface FormPlace {
  /** `booking:loan`, `event:evt_…`. */
  readonly _id: string;
  readonly formId: string;
  /** What the place is called, for who looks where a form is used. */
  readonly label: string;
}

const schema = new Schema<FormPlace>(
  { _id: String, formId: { type: String, required: true }, label: String },
  { collection: "formPlaces", versionKey: false },
);
schema.index({ formId: 1 });

const FormPlaceModel = mongoose.model<FormPlace>("FormPlace", schema);

/** Which form stands where. */
export const formPlaces = {
  at: (place: string) => FormPlaceModel.findById(place).lean<FormPlace | null>(),
  among: (places: readonly string[]) =>
    FormPlaceModel.find({ _id: { $in: [...places] } }).lean<FormPlace[]>(),
  of: (formId: string) => FormPlaceModel.find({ formId }).limit(100).lean<FormPlace[]>(),
};

/** Puts a form at a place, or takes it away when there is none, in the caller's transaction. */
export async function placeForm(
  place: string,
  { formId, label }: { readonly formId: string | undefined; readonly label: string },
  tx: Tx,
): Promise<void> {
  if (!formId) {
    await FormPlaceModel.deleteOne({ _id: place }, { session: tx });
    return;
  }
  await FormPlaceModel.updateOne(
    { _id: place },
    { $set: { formId, label } },
    { upsert: true, session: tx },
  );
}
