import { newId } from "@server/core/ids";
import type { Tx } from "@server/core/mongo";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { timeline as words } from "@shared/text/zh-CN/timeline";
import type { TimelineKind } from "@shared/timeline/timeline";
import mongoose, { Schema } from "mongoose";

export type TimelineLine = keyof typeof words.lines;

/** One thing that happened with a customer. Its words are made when it is read; only a free detail is stored, sealed. */
export interface TimelineDocument {
  readonly _id: string;
  /** What it tells of, once: an event seen twice is one line. */
  readonly key: string;
  readonly customerId: string;
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly line: TimelineLine;
  /** Enums, dates and amounts for the sentence; nothing personal. */
  readonly params: Readonly<Record<string, string>>;
  readonly detail?: Sealed;
  readonly by: { readonly kind: "staff" | "customer" | "system"; readonly id: string };
  readonly about?: { readonly noun: string; readonly id: string };
}

const schema = new Schema<TimelineDocument>(
  {
    _id: String,
    key: { type: String, required: true },
    customerId: { type: String, required: true },
    at: { type: Date, required: true },
    kind: { type: String, required: true },
    line: { type: String, required: true },
    params: { type: Schema.Types.Mixed, default: {} },
    detail: sealedPath,
    by: { _id: false, kind: { type: String }, id: String },
    about: { type: { _id: false, noun: String, id: String }, default: undefined },
  },
  { collection: "timelineEntries", versionKey: false, minimize: false },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ customerId: 1, at: -1, _id: -1 });

export const TimelineModel = mongoose.model<TimelineDocument>("TimelineEntry", schema);

export type NewLine = Omit<TimelineDocument, "_id" | "detail">;

/** Puts lines on timelines, each key once, in the transaction of what they tell of. */
export async function recordLines(lines: readonly NewLine[], tx: Tx): Promise<void> {
  if (lines.length === 0) return;
  const known = await TimelineModel.find(
    { key: { $in: lines.map(({ key }) => key) } },
    { key: 1 },
    { session: tx },
  ).lean<{ key: string }[]>();
  const taken = new Set(known.map(({ key }) => key));
  const fresh = lines.filter(({ key }) => !taken.has(key));
  if (fresh.length === 0) return;
  const documents = fresh.map((line) => ({ _id: newId("tml"), ...line }));
  await TimelineModel.collection.insertMany(documents as never[], { session: tx });
}

/** A page of one customer's lines, newest first; the caller has found the customer within a Scope. */
export function linesOf(
  customerId: string,
  {
    kind,
    before,
    period = {},
    limit,
  }: {
    kind?: TimelineKind;
    before?: { at: Date; id: string };
    /** Bounds of the day, as a condition on `at`. */
    period?: Readonly<Record<string, unknown>>;
    limit: number;
  },
): Promise<TimelineDocument[]> {
  const earlier = before
    ? { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }
    : {};
  return TimelineModel.find({ customerId, ...(kind ? { kind } : {}), ...period, ...earlier })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .lean<TimelineDocument[]>()
    .exec();
}
