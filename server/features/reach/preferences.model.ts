import type { Day } from "@shared/calendar/day";
import mongoose, { Schema } from "mongoose";

/**
 * What customers settled themselves about being contacted. Kept apart from the bank's record, so
 * that no import can undo an objection (security.md A11-14).
 */
export interface PreferencesDocument {
  /** The customer's id. */
  readonly _id: string;
  readonly marketing: boolean;
  readonly greetings: boolean;
  readonly pausedUntil?: Day;
  readonly changedAt: Date;
}

const schema = new Schema<PreferencesDocument>(
  {
    _id: String,
    marketing: { type: Boolean, required: true },
    greetings: { type: Boolean, required: true },
    pausedUntil: String,
    changedAt: Date,
  },
  { collection: "reachPreferences", versionKey: false },
);
export const Preferences = mongoose.model<PreferencesDocument>("ReachPreferences", schema);

/** Settings by customer; who never changed any has none. */
export async function preferencesOf(
  customerIds: readonly string[],
): Promise<Map<string, PreferencesDocument>> {
  const found = await Preferences.find({ _id: { $in: [...customerIds] } }).lean<
    PreferencesDocument[]
  >();
  return new Map(found.map((document) => [document._id, document]));
}
