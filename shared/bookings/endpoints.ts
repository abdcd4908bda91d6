import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { GivenAnswers } from "../forms/survey";
import { Booking, DayOverride, Leave, Purpose, Slot } from "./booking";

const instant = z.iso.datetime({ offset: true });
const clientId = z.string().min(8).max(64);
const Slots = z.object({
  next: z.array(Slot),
  days: z.array(
    z.object({ date: z.string(), slots: z.array(Slot), closed: z.string().optional() }),
  ),
});
const hosts = ["rm", "lead", "lobby", "expert"] as const;

export const bookingEndpoints = [
  endpoint({
    method: "GET",
    path: "/my/booking-purposes",
    summary: "What the customer can book.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ items: z.array(Purpose) }),
  }),
  endpoint({
    method: "GET",
    path: "/my/slots",
    summary: "The next three free times and the days of a week for one purpose.",
    audience: "customer",
    input: z.object({
      purposeId: z.string().max(32),
      from: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .optional(),
    }),
    output: Slots,
  }),
  endpoint({
    method: "POST",
    path: "/my/bookings",
    summary: "Books a slot. Two people racing for one: one wins, the other gets the next times.",
    audience: "customer",
    input: z.object({
      clientId,
      purposeId: z.string().max(32),
      start: instant,
      staffId: Id,
      note: z.string().max(200).optional(),
      answers: GivenAnswers.optional(),
      formVersion: z.number().int().optional(),
    }),
    output: Booking,
  }),
  endpoint({
    method: "GET",
    path: "/my/bookings",
    summary: "The customer's bookings, coming ones first.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ items: z.array(Booking) }),
  }),
  endpoint({
    method: "GET",
    path: "/my/bookings/:id",
    summary: "One booking of the customer.",
    audience: "customer",
    input: z.object({ id: Id }),
    output: Booking,
  }),
  endpoint({
    method: "POST",
    path: "/my/bookings/:id/cancel",
    summary: "The customer cancels.",
    audience: "customer",
    input: z.object({ id: Id }),
    output: Booking,
  }),
  endpoint({
    method: "POST",
    path: "/my/bookings/:id/reschedule",
    summary: "The customer moves a booking; the old time is freed in the same act.",
    audience: "customer",
    input: z.object({ id: Id, start: instant, staffId: Id }),
    output: Booking,
  }),
  endpoint({
    method: "POST",
    path: "/my/bookings/:id/accept",
    summary: "One tap on a time that the RM proposed.",
    audience: "customer",
    input: z.object({ id: Id, start: instant }),
    output: Booking,
  }),
  endpoint({
    method: "GET",
    path: "/bookings",
    summary: "Bookings in scope between two instants (at most 62 days).",
    audience: "staff",
    roles: hosts,
    input: z.object({ from: instant, to: instant }),
    output: z.object({
      items: z.array(Booking),
      leaves: z.array(Leave),
      overrides: z.array(DayOverride),
    }),
  }),
  endpoint({
    method: "GET",
    path: "/bookings/:id",
    summary: "One booking in scope.",
    audience: "staff",
    roles: hosts,
    input: z.object({ id: Id }),
    output: Booking,
  }),
  endpoint({
    method: "GET",
    path: "/customers/:customerId/bookings",
    summary: "A customer's bookings.",
    audience: "staff",
    roles: ["rm", "lead"],
    input: z.object({ customerId: Id }),
    output: z.object({ items: z.array(Booking) }),
  }),
  endpoint({
    method: "GET",
    path: "/booking-purposes",
    summary: "What can be booked, for proposing.",
    audience: "staff",
    roles: hosts,
    input: z.object({}),
    output: z.object({ items: z.array(Purpose) }),
  }),
  endpoint({
    method: "GET",
    path: "/my-slots",
    summary: "The RM's own free times for one purpose.",
    audience: "staff",
    roles: ["rm"],
    input: z.object({
      purposeId: z.string().max(32),
      from: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .optional(),
    }),
    output: Slots,
  }),
  endpoint({
    method: "POST",
    path: "/customers/:customerId/booking-offers",
    summary:
      "The RM proposes up to three times; the customer says yes with one tap in the conversation.",
    audience: "staff",
    roles: ["rm"],
    input: z.object({
      customerId: Id,
      clientId,
      purposeId: z.string().max(32),
      starts: z.array(instant).min(1).max(3),
    }),
    output: Booking,
  }),
  endpoint({
    method: "POST",
    path: "/bookings/:id/cancel",
    summary: "Staff cancels, with a reason the customer reads.",
    audience: "staff",
    roles: ["rm", "lead"],
    input: z.object({ id: Id, reason: z.string().min(2).max(100) }),
    output: Booking,
  }),
  endpoint({
    method: "POST",
    path: "/bookings/:id/outcome",
    summary: "Done or no-show, with notes.",
    audience: "staff",
    roles: ["rm", "lobby", "expert"],
    input: z.object({
      id: Id,
      outcome: z.enum(["done", "noShow"]),
      note: z.string().max(500).optional(),
    }),
    output: Booking,
  }),
  endpoint({
    method: "POST",
    path: "/leaves",
    summary: "Blocks own time; refused while bookings stand in it, which are listed.",
    audience: "staff",
    roles: ["rm", "expert"],
    input: z.object({ start: instant, end: instant, reason: z.string().min(1).max(40) }),
    output: Leave,
  }),
  endpoint({
    method: "DELETE",
    path: "/leaves/:id",
    summary: "Frees own time again.",
    audience: "staff",
    roles: ["rm", "expert"],
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
  endpoint({
    method: "GET",
    path: "/calendar-overrides",
    summary: "Days that differ from the holiday library.",
    audience: "staff",
    input: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    output: z.object({ items: z.array(DayOverride), libraryKnowsYear: z.boolean() }),
  }),
  endpoint({
    method: "PUT",
    path: "/calendar-overrides/:date",
    summary: "Makes a day a holiday or a working day.",
    audience: "staff",
    roles: ["admin"],
    input: DayOverride,
    output: DayOverride,
  }),
  endpoint({
    method: "DELETE",
    path: "/calendar-overrides/:date",
    summary: "Gives a day back to the holiday library.",
    audience: "staff",
    roles: ["admin"],
    input: DayOverride.pick({ date: true }),
    output: z.object({}),
  }),
] as const;
/* GET /api/v1/my/bookings/:id/calendar.ics is a byte stream and stands in server/features/bookings. */
