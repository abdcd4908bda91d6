import type { Tx } from "@server/core/mongo";
import { addDays, type Day } from "@shared/calendar/day";
import mongoose, { Schema } from "mongoose";
import { brokenCap } from "./arbiter";

/**
 * The marketing messages of a customer's last thirty days, over all campaigns: what the caps are
 * counted from. Changed only by its own version, so that two workers cannot both fit in one.
 */
export interface MarksDocument {
  readonly _id: string;
  readonly version: number;
  readonly marks: readonly { readonly delivery: string; readonly day: Day }[];
}

const schema = new Schema<MarksDocument>(
  {
    _id: String,
    version: { type: Number, required: true },
    marks: { type: [{ _id: false, delivery: String, day: String }], default: [] },
  },
  { collection: "marketingMarks", versionKey: false },
);
export const Marks = mongoose.model<MarksDocument>("MarketingMarks", schema);

export interface Marketing {
  readonly deliveryId: string;
  readonly customerId: string;
}

/** Days on which marketing reached these customers, by customer. */
export async function marketingDays(customerIds: readonly string[]): Promise<Map<string, Day[]>> {
  const found = await Marks.find({ _id: { $in: [...customerIds] } }).lean<MarksDocument[]>();
  return new Map(found.map(({ _id, marks }) => [_id, marks.map(({ day }) => day)]));
}

/**
 * Takes a place under the caps for each message and says which got one. Whoever lost the race for
 * a customer's document is judged again later, on what the winner wrote.
 */
export async function takePlaces(wanted: readonly Marketing[], today: Day): Promise<Set<string>> {
  const first = [...new Map([...wanted].reverse().map((one) => [one.customerId, one])).values()];
  if (first.length === 0) return new Set();
  const found = await Marks.find({
    _id: { $in: first.map(({ customerId }) => customerId) },
  }).lean<MarksDocument[]>();
  const known = new Map(found.map((document) => [document._id, document]));
  const writes = first.flatMap((one) => place(one, known.get(one.customerId), today));
  if (writes.length > 0)
    await Marks.collection.bulkWrite(writes as never, { ordered: false }).catch(ignoreDuplicates);

  const ids = first.map(({ deliveryId }) => deliveryId);
  const placed = await Marks.find(
    { _id: { $in: first.map(({ customerId }) => customerId) } },
    { marks: 1 },
  ).lean<MarksDocument[]>();
  const holders = new Set(placed.flatMap(({ marks }) => marks.map(({ delivery }) => delivery)));
  return new Set(ids.filter((id) => holders.has(id)));
}

/** Gives places back for messages that surely did not leave. */
export async function leavePlaces(left: readonly Marketing[], tx: Tx): Promise<void> {
  if (left.length === 0) return;
  await Marks.collection.bulkWrite(
    left.map(({ deliveryId, customerId }) => ({
      updateOne: {
        filter: { _id: customerId },
        update: { $pull: { marks: { delivery: deliveryId } }, $inc: { version: 1 } },
      },
    })) as never,
    { ordered: true, session: tx },
  );
}

function place(
  { deliveryId, customerId }: Marketing,
  known: MarksDocument | undefined,
  today: Day,
): object[] {
  const mark = { delivery: deliveryId, day: today };
  if (!known) return [{ insertOne: { document: { _id: customerId, version: 1, marks: [mark] } } }];
  if (known.marks.some(({ delivery }) => delivery === deliveryId)) return [];
  if (
    brokenCap(
      known.marks.map(({ day }) => day),
      today,
    )
  )
    return [];
  const recent = known.marks.filter(({ day }) => day > addDays(today, -31));
  return [
    {
      updateOne: {
        filter: { _id: customerId, version: known.version },
        update: { $set: { marks: [...recent, mark] }, $inc: { version: 1 } },
      },
    },
  ];
}

function ignoreDuplicates(error: unknown): void {
  // Another worker made the same customer's document first; the re-read tells who has the place.
  if ((error as { code?: number }).code !== 11000) throw error;
}
