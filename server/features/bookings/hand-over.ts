import type { Tx } from "@server/core/mongo";
import { type BookingDocument, Bookings } from "./booking.model";
import { busyBetween, passOn } from "./slot-cells";

interface Manager {
  readonly _id: string;
  readonly unitPath: readonly string[];
}

const comingOf = (staffId: string, now: Date) => ({
  staffId,
  state: { $in: ["confirmed", "proposed"] },
  start: { $gt: now },
});

/** What a manager has agreed on with customers from now on. */
export const comingBookings = (staffId: string, now: Date): Promise<BookingDocument[]> =>
  Bookings.find(comingOf(staffId, now) as never)
    .limit(1_000)
    .lean<BookingDocument[]>()
    .exec();

/**
 * Gives a customer's coming bookings to the new manager with the time they take. Where the new
 * manager's time is taken, the booking stands as promised and is answered here, to be moved by a person.
 */
export async function giveBookings(
  customerId: string,
  fromId: string,
  to: Manager,
  now: Date,
  tx: Tx,
): Promise<BookingDocument[]> {
  const coming = await Bookings.find({ ...comingOf(fromId, now), customerId } as never, null, {
    session: tx,
  }).lean<BookingDocument[]>();
  const clashing: BookingDocument[] = [];
  for (const booking of coming) {
    const isFree = booking.state !== "confirmed" || (await passOn(booking._id, fromId, to._id, tx));
    if (!isFree) clashing.push(booking);
    await Bookings.updateOne(
      { _id: booking._id },
      { $set: { staffId: to._id, unitPath: [...to.unitPath] } },
      { session: tx },
    );
  }
  return clashing;
}

/** How many of these bookings stand at a time the successor does not have. */
export async function countClashes(
  list: readonly BookingDocument[],
  successorOf: (customerId: string) => string | undefined,
): Promise<number> {
  let clashes = 0;
  for (const { customerId, start, end, state } of list) {
    const toId = successorOf(customerId);
    if (!toId || state !== "confirmed") continue;
    if ((await busyBetween(toId, start, end)).length > 0) clashes += 1;
  }
  return clashes;
}
