import * as z from "zod";
import { FormToAnswer, SaidAnswer } from "../forms/survey";

/** What a customer can book; lengths, buffers and what to bring are settings of the purpose. */
export const Purpose = z.object({
  id: z.string(),
  title: z.string(),
  minutes: z.number().int(),
  place: z.enum(["branch", "video", "phone"]),
  bring: z.array(z.string()),
  /** Questions that the purpose asks besides. */
  form: FormToAnswer.optional(),
});
export type Purpose = z.infer<typeof Purpose>;

export const Slot = z.object({
  start: z.string(),
  end: z.string(),
  staffId: z.string(),
  staffName: z.string(),
});
export type Slot = z.infer<typeof Slot>;

export const BookingState = z.enum(["confirmed", "proposed", "cancelled", "done", "noShow"]);

export const Booking = z.object({
  id: z.string(),
  state: BookingState,
  purposeId: z.string(),
  purposeTitle: z.string(),
  place: Purpose.shape.place,
  where: z.string(),
  bring: z.array(z.string()),
  start: z.string(),
  end: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  note: z.string().optional(),
  /** What was answered to the purpose's own questions. */
  answers: z.array(SaidAnswer).optional(),
  /** Moved at least once; the first time stays known. */
  rescheduledFrom: z.string().optional(),
  /** The customer was noticed at the branch. */
  arrivedAt: z.string().optional(),
  proposals: z.array(z.object({ start: z.string(), end: z.string() })),
  /** What the reader may do now. */
  abilities: z.object({
    cancel: z.boolean(),
    reschedule: z.boolean(),
    complete: z.boolean(),
    accept: z.boolean(),
  }),
});
export type Booking = z.infer<typeof Booking>;

/** A stretch of a member of staff's own time that cannot be booked. */
export const Leave = z.object({
  id: z.string(),
  start: z.string(),
  end: z.string(),
  reason: z.string(),
});

/** One day of the bank's calendar that differs from the holiday library. */
export const DayOverride = z.object({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  kind: z.enum(["holiday", "workday"]),
  note: z.string().max(40),
});
