import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import { isLowered } from "@server/features/alarms";
import { dayOf } from "@shared/calendar/day";
import { CustomerError } from "@shared/customers/errors";
import mongoose, { Schema } from "mongoose";
import { noteDayRead } from "./read-days";

/** One sensitive read of one thing by one person; counted over all processes and gone after a while. */
const schema = new Schema(
  { _id: String, key: String, at: Date },
  { collection: "readMarks", versionKey: false },
);
schema.index({ key: 1, at: 1 });
schema.index({ at: 1 }, { expireAfterSeconds: 7_200 });
const ReadMarks = mongoose.model<{ _id: string; key: string; at: Date }>("ReadMark", schema);

interface Limit {
  readonly kind: "bulkRead" | "revealLimit";
  readonly minutes: number;
  readonly most: number;
  /** For who has given notice: those who leave take customers with them. */
  readonly mostLowered: number;
  readonly refuse: (details: Readonly<Record<string, unknown>>) => Error;
}

/** Different customers opened in any ten minutes (security.md A3-11). Rows of a list do not count. */
const opening: Limit = {
  kind: "bulkRead",
  minutes: 10,
  most: 60,
  mostLowered: 15,
  refuse: CustomerError.bulkReadLimit,
};
/** Sensitive fields shown in clear in any hour (security.md A8-05). */
const revealing: Limit = {
  kind: "revealLimit",
  minutes: 60,
  most: 20,
  mostLowered: 5,
  refuse: CustomerError.revealLimit,
};

/** Counts a customer's record as opened; refuses, and raises the alarm, when it is one too many. */
export async function bulkReads(staffId: string, customerId: string): Promise<void> {
  await count(opening, staffId, customerId);
  await noteDayRead(staffId, customerId, dayOf(new Date()));
}

/** Counts a field shown in clear; refuses, and raises the alarm, when it is one too many. */
export const reveals = (staffId: string): Promise<void> =>
  count(revealing, staffId, crypto.randomUUID());

/** The machine's clock: moving the product's time gives nobody a new allowance. */
async function count(limit: Limit, staffId: string, item: string): Promise<void> {
  const now = new Date();
  const since = new Date(now.getTime() - limit.minutes * 60_000);
  const key = `${limit.kind}:${staffId}`;
  const mark = `${key}:${item}`;
  const before = await ReadMarks.findOneAndUpdate(
    { _id: mark },
    { $set: { key, at: now } },
    { upsert: true, returnDocument: "before" },
  ).lean();
  // Looking again at what one just looked at tells nothing new.
  if (before && before.at > since) return;

  const most = (await isLowered(staffId)) ? limit.mostLowered : limit.most;
  const seen = await ReadMarks.countDocuments({ key, at: { $gt: since, $lte: now } });
  if (seen <= most) return;
  // What was refused was not seen, so it does not prolong the wait.
  await ReadMarks.deleteOne({ _id: mark });
  await tell(limit.kind, staffId, seen, Math.floor(now.getTime() / (limit.minutes * 60_000)));
  throw limit.refuse({ retryAfterSeconds: limit.minutes * 60 });
}

/** Announced rather than raised: the refusal must not wait for who is told of it. */
async function tell(kind: string, staffId: string, count: number, window: number): Promise<void> {
  await transact((tx) =>
    announce(tx, {
      type: "reads.limited",
      aggregate: { kind: "staff", id: staffId },
      actor: { kind: "staff", id: staffId },
      at: new Date(),
      data: { kind, count, cause: `${window}` },
    }),
  );
}
