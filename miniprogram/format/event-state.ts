import type { EventForCustomer } from "@shared/events/event";

/** What an event offers this customer now; decides its one button. */
export type EventOffer = "open" | "waitlist" | "closed" | "cancelled" | "mine";

const holding = ["confirmed", "waiting", "offered", "checkedIn"] as const;

export function offerOf(event: EventForCustomer, now: Date): EventOffer {
  if (event.state === "cancelled") return "cancelled";
  if (event.mine && (holding as readonly string[]).includes(event.mine.state)) return "mine";
  if (event.state !== "published" || Date.parse(event.signUpUntil) <= now.getTime())
    return "closed";
  return event.full || event.taken >= event.seats ? "waitlist" : "open";
}

export const seatsLeft = ({ seats, taken }: EventForCustomer): number => Math.max(0, seats - taken);
