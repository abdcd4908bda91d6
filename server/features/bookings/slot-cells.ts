import { isDuplicateKey, type Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/**
 * The calendar as quarter hours. Whoever writes `<whose>|<quarter>` has that time; a second writer
 * is refused by the database itself, so no check before the write can be raced (features.md P15).
 */
interface CellDocument {
  readonly _id: string;
  /** The booking or leave that holds the time. */
  readonly holder: string;
  readonly whose: string;
  readonly at: Date;
}

const schema = new Schema<CellDocument>(
  { _id: String, holder: { type: String, required: true }, whose: String, at: Date },
  { collection: "slotCells", versionKey: false },
);
schema.index({ holder: 1 });
schema.index({ whose: 1, at: 1 });
const Cells = mongoose.model<CellDocument>("SlotCell", schema);

export const quarter = 15 * 60_000;

export class TimeTaken extends Error {}

function quartersOf(start: Date, end: Date): Date[] {
  const first = Math.floor(start.getTime() / quarter) * quarter;
  const count = Math.ceil((end.getTime() - first) / quarter);
  return Array.from({ length: count }, (_, at) => new Date(first + at * quarter));
}

/** Takes time for everybody concerned, or throws TimeTaken and takes nothing (the transaction ends). */
export async function hold(
  holder: string,
  whose: readonly string[],
  start: Date,
  end: Date,
  tx: Tx,
): Promise<void> {
  const cells = whose.flatMap((one) =>
    quartersOf(start, end).map((at) => ({
      _id: `${one}|${at.toISOString()}`,
      holder,
      whose: one,
      at,
    })),
  );
  const taken = await Cells.find(
    { _id: { $in: cells.map(({ _id }) => _id) }, holder: { $ne: holder } },
    { _id: 1 },
    { session: tx },
  ).lean();
  if (taken.length > 0) throw new TimeTaken();
  try {
    await Cells.collection.insertMany(cells as never[], { session: tx });
  } catch (error) {
    throw isDuplicateKey(error) ? new TimeTaken() : error;
  }
}

export async function release(holder: string, tx: Tx): Promise<void> {
  await Cells.deleteMany({ holder }, { session: tx });
}

/**
 * Passes the time that a holder takes of one person on to another. False, and freed for the former,
 * when the other has no such time.
 */
export async function passOn(
  holder: string,
  fromId: string,
  toId: string,
  tx: Tx,
): Promise<boolean> {
  const cells = await Cells.find({ holder, whose: fromId }, null, { session: tx }).lean<
    CellDocument[]
  >();
  await Cells.deleteMany({ holder, whose: fromId }, { session: tx });
  const wanted = cells.map(({ at }) => ({
    _id: `${toId}|${at.toISOString()}`,
    holder,
    whose: toId,
    at,
  }));
  const taken = await Cells.find(
    { _id: { $in: wanted.map(({ _id }) => _id) } },
    { _id: 1 },
    {
      session: tx,
    },
  ).lean();
  if (taken.length > 0) return false;
  if (wanted.length > 0) await Cells.collection.insertMany(wanted as never[], { session: tx });
  return true;
}

/** Time that is taken between two instants, as quarter hours. */
export async function busyBetween(
  whose: string,
  from: Date,
  to: Date,
): Promise<{ start: Date; end: Date; holder: string }[]> {
  const cells = await Cells.find({ whose, at: { $gte: from, $lt: to } })
    .sort({ at: 1 })
    .lean<CellDocument[]>();
  return cells.map(({ at, holder }) => ({
    start: at,
    end: new Date(at.getTime() + quarter),
    holder,
  }));
}
