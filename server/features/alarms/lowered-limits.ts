import type { Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/** Members of staff who may open fewer customers than others, such as who has given notice. */
const schema = new Schema(
  { _id: String, byId: String, at: Date },
  { collection: "loweredLimits", versionKey: false },
);
const Lowered = mongoose.model<{ _id: string; byId: string; at: Date }>("LoweredLimit", schema);

/** Whether somebody's limits are lowered now. */
export const isLowered = async (staffId: string): Promise<boolean> =>
  (await Lowered.exists({ _id: staffId })) !== null;

/** Those of several whose limits are lowered. */
export async function loweredAmong(staffIds: readonly string[]): Promise<Set<string>> {
  const found = await Lowered.find({ _id: { $in: [...staffIds] } }, { _id: 1 }).lean();
  return new Set(found.map(({ _id }) => _id));
}

/** Lowers or restores somebody's limits; says whether that changed anything. */
export async function setLowered(
  staffId: string,
  lowered: { readonly byId: string; readonly at: Date } | undefined,
  tx: Tx,
): Promise<void> {
  if (!lowered) {
    await Lowered.deleteOne({ _id: staffId }, { session: tx });
    return;
  }
  await Lowered.updateOne(
    { _id: staffId },
    { $setOnInsert: lowered },
    { upsert: true, session: tx },
  );
}
