import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { BookingError } from "@shared/bookings/errors";
import { RequestError } from "@shared/core/errors";
import mongoose, { Schema } from "mongoose";
import { bookings } from "./booking.model";
import { everyBooking } from "./booking.policy";
import { hold, release, TimeTaken } from "./slot-cells";

export interface LeaveDocument {
  readonly _id: string;
  readonly staffId: string;
  readonly start: Date;
  readonly end: Date;
  readonly reason: string;
}

const schema = new Schema<LeaveDocument>(
  { _id: String, staffId: String, start: Date, end: Date, reason: String },
  { collection: "leaves", versionKey: false },
);
schema.index({ staffId: 1, start: 1 });
const Leaves = mongoose.model<LeaveDocument>("Leave", schema);

const longest = 31 * 86_400_000;

interface Asked {
  readonly start: Date;
  readonly end: Date;
  readonly reason: string;
}

/** Blocks own time. Bookings that stand in it are named, and nothing is blocked until they are moved. */
export const takeLeave = (asked: Asked, trail: Trail): Promise<LeaveDocument> =>
  takeLeaveFor(trail.actor.id, asked, trail);

/** Blocks somebody's time, together with what else belongs to the same act. */
export async function takeLeaveFor(
  staffId: string,
  { start, end, reason }: Asked,
  trail: Trail,
  also: (leave: LeaveDocument, tx: Tx) => Promise<void> = async () => {},
): Promise<LeaveDocument> {
  if (end <= start || end.getTime() - start.getTime() > longest)
    throw RequestError.invalid({ issues: [{ path: "end" }] });
  const leave = { _id: newId("lve"), staffId, start, end, reason };
  try {
    await transact(async (tx) => {
      await hold(leave._id, [staffId], start, end, tx);
      await Leaves.create([leave], { session: tx });
      await note("leave.taken", leave._id, trail, tx);
      await also(leave, tx);
    });
    return leave;
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error;
    const standing = (
      await bookings.within(everyBooking).between(new Date(start.getTime() - 86_400_000), end)
    ).filter((one) => one.staffId === staffId && one.state === "confirmed" && one.end > start);
    throw BookingError.alreadyBooked({
      bookings: standing.map(({ _id, start: at }) => ({ id: _id, start: at.toISOString() })),
    });
  }
}

export async function endLeave(id: string, trail: Trail): Promise<void> {
  await transact(async (tx) => {
    const mine = { _id: id, staffId: trail.actor.id };
    const { deletedCount } = await Leaves.deleteOne(mine, { session: tx });
    if (deletedCount === 0) throw RequestError.notFound();
    await release(id, tx);
    await note("leave.ended", id, trail, tx);
  });
}

/** Frees the time of a leave whose cover did not come about or was ended. */
export async function freeLeave(id: string, tx: Tx): Promise<void> {
  await Leaves.deleteOne({ _id: id }, { session: tx });
  await release(id, tx);
}

async function note(act: string, id: string, trail: Trail, tx: Tx): Promise<void> {
  const { actor, ip, requestId, ports } = trail;
  await ports.audit.record(
    { actor, act, object: { kind: "leave", id }, result: "ok", ip, requestId },
    { session: tx },
  );
}

export const leavesBetween = (staffIds: readonly string[], from: Date, to: Date) =>
  Leaves.find({
    staffId: { $in: [...staffIds] },
    start: { $gte: new Date(from.getTime() - longest), $lt: to },
    end: { $gt: from },
  })
    .sort({ start: 1 })
    .lean<LeaveDocument[]>();
