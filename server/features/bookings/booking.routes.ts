import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import type { CustomerActor, StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { dayOverrides } from "@server/features/calendar";
import { customers, customersSeenBy, ownRecord } from "@server/features/customers";
import { bookingEndpoints as all } from "@shared/bookings/endpoints";
import { BookingError } from "@shared/bookings/errors";
import { addDays, dayOf } from "@shared/calendar/day";
import { ConversationError } from "@shared/conversations/errors";
import { RequestError } from "@shared/core/errors";
import { CustomerError } from "@shared/customers/errors";
import { checkWording } from "@shared/wording/gate";
import { bookings } from "./booking.model";
import { bookingsOfCustomer, bookingsSeenBy } from "./booking.policy";
import { cancelBooking, closeBooking } from "./close-booking";
import { offerSlots } from "./free-slots";
import { endLeave, leavesBetween, takeLeave } from "./leaves";
import { makeBooking, rescheduleBooking } from "./make-booking";
import { offerTimes } from "./offer-times";
import { presentBooking, presentBookings } from "./present-booking";
import { purposeOf, purposes, purposesWithForms } from "./purposes";

type ByCustomer = RequestContext<CustomerActor>;
type ByStaff = RequestContext<StaffActor>;

async function own(id: string, { actor }: ByCustomer) {
  const booking = await bookings.within(bookingsOfCustomer(actor.id)).find(id);
  if (!booking) throw BookingError.notFound();
  return booking;
}

async function seen(id: string, { actor }: ByStaff) {
  const booking = await bookings.within(bookingsSeenBy(actor)).find(id);
  if (!booking) throw BookingError.notFound();
  return booking;
}

const customerSide: Implementation[] = [
  implement(pick(all, "GET /my/booking-purposes"))(async (_input, { ports }) => ({
    items: await purposesWithForms(ports),
  })),
  implement(pick(all, "GET /my/slots"))(async ({ purposeId, from }, context) =>
    offerSlots((await ownRecord(context.actor.id)).rmId, purposeOf(purposeId), from, context.ports),
  ),
  implement(pick(all, "POST /my/bookings"))(
    async ({ clientId, purposeId, start, note, answers, formVersion }, context) => {
      const booking = await makeBooking(
        await ownRecord(context.actor.id),
        {
          clientId,
          purpose: purposeOf(purposeId),
          start: new Date(start),
          note,
          beside: { answers, formVersion },
        },
        trailOf(context),
      );
      return presentBooking(booking, "customer", context.ports);
    },
  ),
  implement(pick(all, "GET /my/bookings"))(async (_input, { actor, ports }) => {
    const now = ports.clock.now();
    const list = await bookings.within(bookingsOfCustomer(actor.id)).latest(50);
    const coming = list.filter(({ end }) => end >= now).reverse();
    return {
      items: await presentBookings(
        [...coming, ...list.filter(({ end }) => end < now)],
        "customer",
        ports,
      ),
    };
  }),
  implement(pick(all, "GET /my/bookings/:id"))(async ({ id }, context) =>
    presentBooking(await own(id, context), "customer", context.ports),
  ),
  implement(pick(all, "POST /my/bookings/:id/cancel"))(async ({ id }, context) =>
    presentBooking(
      await cancelBooking(await own(id, context), undefined, trailOf(context)),
      "customer",
      context.ports,
    ),
  ),
  implement(pick(all, "POST /my/bookings/:id/reschedule"))(async ({ id, start }, context) => {
    const booking = await own(id, context);
    if (booking.state !== "confirmed" || booking.start <= context.ports.clock.now())
      throw BookingError.notOpen();
    const moved = await rescheduleBooking(
      await ownRecord(context.actor.id),
      booking,
      purposeOf(booking.purposeId),
      new Date(start),
      trailOf(context),
    );
    return presentBooking(moved, "customer", context.ports);
  }),
  implement(pick(all, "POST /my/bookings/:id/accept"))(async ({ id, start }, context) => {
    const booking = await own(id, context);
    if (!booking.proposals.some((one) => one.start.getTime() === Date.parse(start)))
      throw booking.state === "proposed" ? BookingError.slotNotOffered() : BookingError.notOpen();
    const accepted = await rescheduleBooking(
      await ownRecord(context.actor.id),
      booking,
      purposeOf(booking.purposeId),
      new Date(start),
      trailOf(context),
    );
    return presentBooking(accepted, "customer", context.ports);
  }),
];

const staffSide: Implementation[] = [
  implement(pick(all, "GET /bookings"))(async ({ from, to }, { actor, ports }) => {
    const [start, end] = [new Date(from), new Date(to)];
    if (end <= start || end.getTime() - start.getTime() > 62 * 86_400_000)
      throw RequestError.invalid({ issues: [{ path: "to" }] });
    const [list, leaves, overrides] = await Promise.all([
      bookings.within(bookingsSeenBy(actor)).between(start, end),
      leavesBetween(actor.coversFor, start, end),
      dayOverrides.between(dayOf(start), addDays(dayOf(end), 1)),
    ]);
    return {
      items: await presentBookings(list, "staff", ports),
      leaves: leaves.map(({ _id, start: begins, end: ends, reason }) => ({
        id: _id,
        start: begins.toISOString(),
        end: ends.toISOString(),
        reason,
      })),
      overrides: overrides.map(({ _id, kind, note }) => ({ date: _id, kind, note })),
    };
  }),
  implement(pick(all, "GET /bookings/:id"))(async ({ id }, context) =>
    presentBooking(await seen(id, context), "staff", context.ports),
  ),
  implement(pick(all, "GET /customers/:customerId/bookings"))(
    async ({ customerId }, { actor, ports }) => {
      const customer = await customers.within(customersSeenBy(actor)).find(customerId);
      if (!customer) throw CustomerError.notFound();
      return {
        items: await presentBookings(
          await bookings.within(bookingsOfCustomer(customerId)).latest(50),
          "staff",
          ports,
        ),
      };
    },
  ),
  implement(pick(all, "GET /booking-purposes"))(async () => ({ items: [...purposes] })),
  implement(pick(all, "GET /my-slots"))(async ({ purposeId, from }, { actor, ports }) =>
    offerSlots(actor.id, purposeOf(purposeId), from, ports),
  ),
  implement(pick(all, "POST /customers/:customerId/booking-offers"))(
    async ({ customerId, clientId, purposeId, starts }, context) => {
      const customer = await customers.within(customersSeenBy(context.actor)).find(customerId);
      if (!customer || !context.actor.coversFor.includes(customer.rmId))
        throw CustomerError.notFound();
      const offered = await offerTimes(
        customer,
        purposeOf(purposeId),
        { clientId, starts: starts.map((start) => new Date(start)) },
        trailOf(context),
      );
      return presentBooking(offered, "staff", context.ports);
    },
  ),
  implement(pick(all, "POST /bookings/:id/cancel"))(async ({ id, reason }, context) => {
    const booking = await seen(id, context);
    // The customer reads it, so it passes the same gate as a message.
    const hits = checkWording(reason, { place: "conversation" });
    if (hits.length > 0)
      throw ConversationError.wordingBlocked({
        blocked: true,
        hits: hits.map(({ text, advice }) => ({ word: text, reason: advice })),
      });
    return presentBooking(
      await cancelBooking(booking, reason, trailOf(context)),
      "staff",
      context.ports,
    );
  }),
  implement(pick(all, "POST /bookings/:id/outcome"))(async ({ id, outcome, note }, context) =>
    presentBooking(
      await closeBooking(await seen(id, context), outcome, note, trailOf(context)),
      "staff",
      context.ports,
    ),
  ),
  implement(pick(all, "POST /leaves"))(async ({ start, end, reason }, context) => {
    const leave = await takeLeave(
      { start: new Date(start), end: new Date(end), reason },
      trailOf(context),
    );
    return {
      id: leave._id,
      start: leave.start.toISOString(),
      end: leave.end.toISOString(),
      reason,
    };
  }),
  implement(pick(all, "DELETE /leaves/:id"))(async ({ id }, context) => {
    await endLeave(id, trailOf(context));
    return {};
  }),
];

export const bookingRoutes = [...customerSide, ...staffSide];
