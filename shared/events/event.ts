import * as z from "zod";
import { Id } from "../core/ids";
import { Tier } from "../customers/customer";
import { FormToAnswer } from "../forms/survey";

/** Something VIPs attend (专享活动). The word "event" in code means this; a domain event is `DomainEvent`. */
export const EventState = z.enum(["draft", "published", "closed", "cancelled"]);

export const EventInput = z.object({
  title: z.string().min(2).max(40),
  summary: z.string().min(2).max(120),
  description: z.string().min(2).max(4000),
  place: z.string().min(2).max(80),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  signUpUntil: z.iso.datetime({ offset: true }),
  seats: z.number().int().min(1).max(5000),
  companionsMax: z.number().int().min(0).max(5),
  /** Drawn poster: one of the bundled patterns, no picture from elsewhere. */
  poster: z.enum(["golf", "wine", "music", "forum", "family", "health"]),
  audience: z.object({ minTier: Tier, tags: z.array(z.string().max(20)).max(10) }),
  questions: z
    .array(
      z.object({ id: z.string().max(16), label: z.string().min(1).max(40), required: z.boolean() }),
    )
    .max(5),
  /** A form of its own in place of these questions. */
  formId: Id.optional(),
});
export type EventInput = z.infer<typeof EventInput>;

export const SignUpState = z.enum([
  "confirmed",
  "waiting",
  "offered",
  "cancelled",
  "expired",
  "checkedIn",
]);

/** An event as a customer sees it. */
export const EventForCustomer = EventInput.omit({ audience: true, formId: true }).extend({
  id: z.string(),
  /** What is asked when signing up, where the event has a form. */
  form: FormToAnswer.optional(),
  state: EventState,
  taken: z.number().int(),
  full: z.boolean(),
  mine: z
    .object({
      signUpId: z.string(),
      state: SignUpState,
      people: z.number().int(),
      position: z.number().int().optional(),
      offerUntil: z.string().optional(),
    })
    .optional(),
});
export type EventForCustomer = z.infer<typeof EventForCustomer>;

export const Ticket = z.object({
  signUpId: z.string(),
  eventId: z.string(),
  title: z.string(),
  place: z.string(),
  startsAt: z.string(),
  people: z.number().int(),
  state: SignUpState,
  /** What the QR code says. */
  code: z.string(),
  holderMasked: z.string(),
  tier: Tier,
});
export type Ticket = z.infer<typeof Ticket>;

/** An event as marketing staff sees it. */
export const EventForStaff = EventInput.extend({
  id: z.string(),
  state: EventState,
  counts: z.object({
    confirmedPeople: z.number().int(),
    waitingPeople: z.number().int(),
    offeredPeople: z.number().int(),
    checkedInPeople: z.number().int(),
  }),
});
export type EventForStaff = z.infer<typeof EventForStaff>;

export const SignUpRow = z.object({
  id: z.string(),
  customerName: z.string(),
  tier: Tier,
  rmName: z.string(),
  people: z.number().int(),
  state: SignUpState,
  position: z.number().int().optional(),
  at: z.string(),
  checkedInAt: z.string().optional(),
  answers: z.array(z.object({ label: z.string(), answer: z.string() })),
});
export type SignUpRow = z.infer<typeof SignUpRow>;
