import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { conversationFor, sayAsStaffCard } from "@server/features/conversations";
import type { CustomerDocument } from "@server/features/customers";
import type { Purpose } from "@shared/bookings/booking";
import { BookingError } from "@shared/bookings/errors";
import { sayMoment } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/bookings";
import { type BookingDocument, bookings } from "./booking.model";
import { bookingsOfCustomer } from "./booking.policy";
import { isOffered, nextSlots } from "./free-slots";
import { tell } from "./make-booking";

/** The RM proposes times; a card in the conversation takes the customer's yes with one tap. */
export async function offerTimes(
  customer: CustomerDocument,
  purpose: Purpose,
  asked: { readonly clientId: string; readonly starts: readonly Date[] },
  trail: Trail,
): Promise<BookingDocument> {
  const { ports, actor } = trail;
  const repeated = await bookings.within(bookingsOfCustomer(customer._id)).repeated(asked.clientId);
  if (repeated) return repeated;
  for (const start of asked.starts) {
    if (!(await isOffered(start, purpose, ports)))
      throw BookingError.slotNotOffered({
        next: await nextSlots(customer.rmId, purpose, 3, ports),
      });
  }
  const length = purpose.minutes * 60_000;
  const proposals = [...asked.starts]
    .sort((a, b) => a.getTime() - b.getTime())
    .map((start) => ({ start, end: new Date(start.getTime() + length) }));
  const first = proposals[0];
  if (!first) throw BookingError.slotNotOffered();
  const document: BookingDocument = {
    _id: newId("bkg"),
    clientId: asked.clientId,
    state: "proposed",
    purposeId: purpose.id,
    customerId: customer._id,
    staffId: customer.rmId,
    unitPath: customer.unitPath,
    ...first,
    proposals,
    createdAt: ports.clock.now(),
  };
  await transact(async (tx) => {
    await bookings.insert(document, tx);
    await tell("booking.proposed", document, trail, tx);
  });
  const lines = proposals.map(({ start }) => sayMoment(start, ports.clock.now()));
  await sayAsStaffCard(
    await conversationFor(customer),
    actor.id,
    `offer:${document._id}`,
    {
      kind: "card",
      card: "bookingOffer",
      refId: document._id,
      title: words.proposed(purpose.title),
      lines,
    },
    ports,
  );
  return document;
}
