import type { Consumer, DomainEvent } from "@server/core/events";
import type { Tx } from "@server/core/mongo";
import { conversationOf, sayAsSystem } from "@server/features/conversations";
import { intend, withdraw } from "@server/features/reach";
import type { Ports } from "@server/ports";
import { sayMoment } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/bookings";
import { notices } from "@shared/text/zh-CN/notices";
import { type BookingDocument, bookings, sealedPlace } from "./booking.model";
import { everyBooking } from "./booking.policy";
import { presentBooking } from "./present-booking";

const page = (id: string) => `packages/bookings/list/index?id=${id}`;

/** Tells the customer what became of a booking: a notice in the conversation and a confirmation on WeChat. */
export const bookingNoticeConsumer = (ports: Ports): Consumer => ({
  name: "bookingNotices",
  on: ["booking.created", "booking.rescheduled", "booking.cancelled"],
  handle: async (event, tx) => {
    const booking = await bookings.within(everyBooking).find(event.aggregate.id);
    if (!booking) return;
    await tellCustomer(event, booking, tx, ports);
  },
});

/** Marks the booking of a customer who has come to the branch for it. */
export const bookingArrivalConsumer: Consumer = {
  name: "bookingArrivals",
  on: ["arrival.seen"],
  handle: async ({ data, at }, tx) => {
    if (typeof data.bookingId !== "string") return;
    await bookings
      .within(everyBooking)
      .advance(data.bookingId, ["confirmed"], { $set: { arrivedAt: at } }, tx);
  },
};

async function tellCustomer(
  event: DomainEvent,
  booking: BookingDocument,
  tx: Tx,
  ports: Ports,
): Promise<void> {
  const shown = await presentBooking(booking, "customer", ports);
  const when = sayMoment(new Date(String(event.data.start)), ports.clock.now());
  const say =
    {
      "booking.created": words.made,
      "booking.rescheduled": words.moved,
      "booking.cancelled": words.cancelled,
    }[event.type] ?? words.made;
  const line = say(shown.purposeTitle, when);
  const reason =
    event.type === "booking.cancelled" && booking.reason
      ? await ports.vault.open(
          booking.customerId,
          sealedPlace(booking._id, "reason"),
          booking.reason,
        )
      : undefined;
  const text = reason ? words.because(line, reason) : line;
  const conversation = await conversationOf(booking.customerId);
  const source = `booking:${booking._id}`;
  if (event.type !== "booking.created") await withdraw(source, { session: tx });
  const common = {
    customerId: booking.customerId,
    class: "SERVICE",
    source,
    page: page(booking._id),
    text,
  } as const;
  const start = booking.start.toISOString();
  if (event.type === "booking.cancelled") {
    await intend(
      {
        ...common,
        kind: "booking.cancelled",
        template: "booking.cancelled",
        step: `cancelled:${event._id}`,
        data: { purpose: shown.purposeTitle, time: start, reason: notices.bookingReason },
      },
      { session: tx, ports },
    );
  } else if (event.type === "booking.rescheduled") {
    const before = new Date(String(event.data.from ?? booking.start)).toISOString();
    await intend(
      {
        ...common,
        kind: "booking.changed",
        template: "booking.changed",
        step: `changed:${event._id}`,
        data: { purpose: shown.purposeTitle, before, time: start, note: notices.changedNote },
      },
      { session: tx, ports },
    );
  } else {
    await intend(
      {
        ...common,
        kind: "booking.confirmed",
        template: "booking.confirmed",
        step: `confirmed:${event._id}`,
        data: {
          purpose: shown.purposeTitle,
          time: start,
          manager: shown.staffName,
          place: shown.where,
        },
      },
      { session: tx, ports },
    );
  }
  await sayAsSystem(conversation, `evt:${event._id}`, { kind: "notice", text }, ports);
}
