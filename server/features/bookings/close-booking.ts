import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { BookingError } from "@shared/bookings/errors";
import { type BookingDocument, bookings, sealedPlace } from "./booking.model";
import { everyBooking } from "./booking.policy";
import { tell } from "./make-booking";
import { release } from "./slot-cells";

/** Cancels a booking that has not begun; its time is free in the same moment. */
export async function cancelBooking(
  booking: BookingDocument,
  reason: string | undefined,
  trail: Trail,
): Promise<BookingDocument> {
  const { vault, clock } = trail.ports;
  if (booking.state === "confirmed" && booking.start <= clock.now()) throw BookingError.notOpen();
  const sealed = reason
    ? { reason: await vault.seal(booking.customerId, sealedPlace(booking._id, "reason"), reason) }
    : {};
  return transact(async (tx) => {
    const cancelled = await bookings
      .within(everyBooking)
      .advance(
        booking._id,
        ["confirmed", "proposed"],
        { $set: { state: "cancelled", ...sealed } },
        tx,
      );
    if (!cancelled) throw BookingError.notOpen();
    await release(booking._id, tx);
    await tell("booking.cancelled", cancelled, trail, tx);
    return cancelled;
  });
}

/** What became of a booking whose time has come. */
export async function closeBooking(
  booking: BookingDocument,
  outcome: "done" | "noShow",
  note: string | undefined,
  trail: Trail,
): Promise<BookingDocument> {
  const { vault, clock } = trail.ports;
  if (booking.start > clock.now()) throw BookingError.notOpen({ reason: "notYet" });
  const sealed = note
    ? { outcome: await vault.seal(booking.customerId, sealedPlace(booking._id, "outcome"), note) }
    : {};
  return transact(async (tx) => {
    const closed = await bookings
      .within(everyBooking)
      .advance(booking._id, ["confirmed"], { $set: { state: outcome, ...sealed } }, tx);
    if (!closed) throw BookingError.notOpen();
    await tell(outcome === "done" ? "booking.completed" : "booking.noShow", closed, trail, tx);
    return closed;
  });
}
