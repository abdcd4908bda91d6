import { CustomerError } from "@shared/customers/errors";
import mongoose, { Schema } from "mongoose";

/** Counts reads of sensitive data over all processes, in windows that end by themselves. */
const schema = new Schema(
  { _id: String, seen: [String], until: Date },
  { collection: "readWindows", versionKey: false },
);
schema.index({ until: 1 }, { expireAfterSeconds: 0 });
const ReadWindows = mongoose.model<{ _id: string; seen: string[]; until: Date }>(
  "ReadWindow",
  schema,
);

/** Different customers opened in ten minutes (security.md A3-11). Rows of a list do not count. */
export const bulkReads = (staffId: string, customerId: string) =>
  count(`read:${staffId}`, customerId, 60, 10, CustomerError.bulkReadLimit);

/** Sensitive fields shown in clear in an hour (security.md A8-05). */
export const reveals = (staffId: string) =>
  count(`reveal:${staffId}`, crypto.randomUUID(), 20, 60, CustomerError.revealLimit);

async function count(
  key: string,
  item: string,
  most: number,
  windowMinutes: number,
  refuse: () => Error,
): Promise<void> {
  const length = windowMinutes * 60_000;
  const window = Math.floor(Date.now() / length);
  const saved = await ReadWindows.findOneAndUpdate(
    { _id: `${key}:${window}` },
    { $addToSet: { seen: item }, $setOnInsert: { until: new Date((window + 2) * length) } },
    { upsert: true, returnDocument: "after" },
  ).lean();
  if ((saved?.seen.length ?? 0) > most) throw refuse();
}
