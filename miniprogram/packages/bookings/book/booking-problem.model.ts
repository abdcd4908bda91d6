import type { Slot } from "@shared/bookings/booking";
import { AppError } from "@shared/core/errors";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";

/** Why a time could not be had, and what can be had instead. */
export interface BookingProblem {
  readonly text: string;
  readonly next: readonly Slot[];
  /** There is already one: it can be looked at and moved. */
  readonly hasOther: boolean;
}

export function problemOf(error: unknown, sentence: string): BookingProblem {
  const code = error instanceof AppError ? error.code : "";
  const next = error instanceof AppError ? slotsIn(error.details?.next) : [];
  const isTaken = code === "booking.slotTaken" && next.length > 0;
  return {
    text: isTaken ? words.taken : sentence,
    next,
    hasOther: code === "booking.alreadyBooked",
  };
}

/** What an error carries is not typed by the contract, so it is looked at before it is used. */
function slotsIn(value: unknown): readonly Slot[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (slot): slot is Slot =>
      typeof slot?.start === "string" &&
      typeof slot?.end === "string" &&
      typeof slot?.staffId === "string",
  );
}
