import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import type { CustomerDocument } from "@server/features/customers";
import {
  checkBeside,
  type GivenBeside,
  type KeptBeside,
  keepInRecord,
  sealBeside,
} from "@server/features/forms";
import type { Ports } from "@server/ports";
import type { Purpose } from "@shared/bookings/booking";
import { BookingError } from "@shared/bookings/errors";
import { type BookingDocument, bookings, sealedPlace } from "./booking.model";
import { bookingsOfCustomer, everyBooking } from "./booking.policy";
import { isOffered, nextSlots, receiverAt } from "./free-slots";
import { hold, release, TimeTaken } from "./slot-cells";

export interface Asked {
  readonly clientId: string;
  readonly purpose: Purpose;
  readonly start: Date;
  readonly note?: string | undefined;
  /** Answers to the purpose's own questions. */
  readonly beside?: GivenBeside;
}

/** Books a time of the customer's RM. Two who race for it: one has it, the other is offered the next times. */
export async function makeBooking(
  customer: CustomerDocument,
  asked: Asked,
  trail: Trail,
): Promise<BookingDocument> {
  const { ports } = trail;
  const repeated = await bookings.within(bookingsOfCustomer(customer._id)).repeated(asked.clientId);
  if (repeated) return repeated;
  if (!(await isOffered(asked.start, asked.purpose, ports)))
    throw BookingError.slotNotOffered({
      next: await nextSlots(customer.rmId, asked.purpose, 3, ports),
    });
  const kept = await checkBeside(`booking:${asked.purpose.id}`, asked.beside ?? {}, trail);
  const document = await draft(customer, asked, kept, ports);
  try {
    await transact(async (tx) => {
      const { _id, staffId, start, end } = document;
      await hold(_id, [staffId, customer._id], start, end, tx);
      await bookings.insert(document, tx);
      await tell("booking.created", document, trail, tx);
      if (kept) await keepInRecord(customer._id, kept.asked.content, kept.answers, trail, tx);
    });
    return document;
  } catch (error) {
    return settleRace(error, customer, asked, ports);
  }
}

async function draft(
  { _id: customerId, rmId, unitPath }: CustomerDocument,
  { clientId, purpose, start, note }: Asked,
  kept: KeptBeside | undefined,
  { vault, clock }: Ports,
): Promise<BookingDocument> {
  const _id = newId("bkg");
  return {
    _id,
    clientId,
    state: "confirmed",
    purposeId: purpose.id,
    customerId,
    staffId: await receiverAt(rmId, start),
    unitPath,
    start,
    end: new Date(start.getTime() + purpose.minutes * 60_000),
    proposals: [],
    ...(note ? { note: await vault.seal(customerId, sealedPlace(_id, "note"), note) } : {}),
    ...(await sealBeside(vault, kept, {
      owner: customerId,
      place: sealedPlace(_id, "answers"),
    })),
    createdAt: clock.now(),
  };
}

/** Somebody else was faster, or the same request came twice at once. */
async function settleRace(
  error: unknown,
  customer: CustomerDocument,
  { clientId, purpose }: Asked,
  ports: Ports,
): Promise<BookingDocument> {
  if (!(error instanceof TimeTaken) && !isDuplicateKey(error)) throw error;
  const repeated = await bookings.within(bookingsOfCustomer(customer._id)).repeated(clientId);
  if (repeated) return repeated;
  throw BookingError.slotTaken({ next: await nextSlots(customer.rmId, purpose, 3, ports) });
}

/** Moves a booking: the old time is freed and the new one taken in one act, or nothing changes. */
export async function rescheduleBooking(
  customer: CustomerDocument,
  booking: BookingDocument,
  purpose: Purpose,
  start: Date,
  trail: Trail,
): Promise<BookingDocument> {
  const { ports } = trail;
  if (!(await isOffered(start, purpose, ports)))
    throw BookingError.slotNotOffered({ next: await nextSlots(customer.rmId, purpose, 3, ports) });
  const end = new Date(start.getTime() + purpose.minutes * 60_000);
  const staffId = await receiverAt(customer.rmId, start);
  try {
    return await transact(async (tx) => {
      await release(booking._id, tx);
      await hold(booking._id, [staffId, customer._id], start, end, tx);
      const moved = await bookings.within(everyBooking).advance(
        booking._id,
        ["confirmed", "proposed"],
        {
          $set: {
            state: "confirmed",
            start,
            end,
            staffId,
            unitPath: customer.unitPath,
            proposals: [],
            ...(booking.state === "confirmed"
              ? { rescheduledFrom: booking.rescheduledFrom ?? booking.start }
              : {}),
          },
        },
        tx,
      );
      if (!moved) throw BookingError.notOpen();
      await tell(
        booking.state === "proposed" ? "booking.created" : "booking.rescheduled",
        moved,
        trail,
        tx,
        { from: booking.start },
      );
      return moved;
    });
  } catch (error) {
    if (error instanceof TimeTaken)
      throw BookingError.slotTaken({ next: await nextSlots(customer.rmId, purpose, 3, ports) });
    throw error;
  }
}

/** Announces what became of a booking and writes it to the trail, in the same transaction. */
export async function tell(
  type: string,
  booking: BookingDocument,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
  more: Readonly<Record<string, Date>> = {},
): Promise<void> {
  await announce(tx, {
    type,
    aggregate: { kind: "booking", id: booking._id },
    actor,
    at: ports.clock.now(),
    data: {
      customerId: booking.customerId,
      staffId: booking.staffId,
      start: booking.start,
      purposeId: booking.purposeId,
      ...more,
    },
  });
  await ports.audit.record(
    {
      actor,
      act: type,
      object: { kind: "booking", id: booking._id },
      customerId: booking.customerId,
      result: "ok",
      ip,
      requestId,
    },
    { session: tx },
  );
}
