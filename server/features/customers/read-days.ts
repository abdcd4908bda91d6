import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

const marks = new Schema(
  { _id: String, at: Date },
  { collection: "readDayMarks", versionKey: false },
);
marks.index({ at: 1 }, { expireAfterSeconds: 2 * 86_400 });
const DayMarks = mongoose.model<{ _id: string; at: Date }>("ReadDayMark", marks);

interface ReadDay {
  readonly _id: string;
  readonly staffId: string;
  readonly day: string;
  readonly count: number;
  readonly at: Date;
}
const days = new Schema<ReadDay>(
  { _id: String, staffId: String, day: String, count: Number, at: Date },
  { collection: "readDays", versionKey: false },
);
days.index({ staffId: 1, day: 1 });
days.index({ at: 1 }, { expireAfterSeconds: 60 * 86_400 });
const ReadDays = mongoose.model<ReadDay>("ReadDay", days);

/** Below so many customers a day nothing is unusual, whatever the person's habit. */
const fewest = 40;
const daysOfHabit = 20;

/**
 * Counts the different customers somebody opens in a day and tells when it is three times their own
 * median (security.md A3-11): an alarm, not a refusal, as a busy day is no offence.
 */
export async function noteDayRead(staffId: string, customerId: string, day: string): Promise<void> {
  const at = new Date();
  const mark = await DayMarks.updateOne(
    { _id: `${staffId}|${day}|${customerId}` },
    { $setOnInsert: { at } },
    { upsert: true },
  );
  if (mark.upsertedCount === 0) return;
  const today = await ReadDays.findOneAndUpdate(
    { _id: `${staffId}|${day}` },
    { $inc: { count: 1 }, $setOnInsert: { staffId, day, at } },
    { upsert: true, returnDocument: "after" },
  ).lean<ReadDay>();
  const count = today?.count ?? 0;
  if (count <= fewest || count !== (await usualMost(staffId, day)) + 1) return;
  await transact((tx) =>
    announce(tx, {
      type: "reads.unusual",
      aggregate: { kind: "staff", id: staffId },
      actor: { kind: "staff", id: staffId },
      at,
      data: { kind: "unusualReading", count, cause: day },
    }),
  );
}

/** Three times the person's own median day; the floor for who has no habit yet. */
async function usualMost(staffId: string, today: string): Promise<number> {
  const past = await ReadDays.find({ staffId, day: { $lt: today, $gt: "2000-01-01" } })
    .sort({ day: -1 })
    .limit(daysOfHabit)
    .lean<ReadDay[]>();
  const counts = past.map(({ count }) => count).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  return Math.max(fewest, median * 3);
}
