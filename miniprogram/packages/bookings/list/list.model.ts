import type { Booking } from "@shared/bookings/booking";

const isOpen = ({ state }: Booking) => state === "confirmed" || state === "proposed";

/** What is still to come, soonest first, and what is over, latest first. `first` goes before all. */
export function groupsOf(items: readonly Booking[], now: Date, first: string | undefined) {
  const isComing = (booking: Booking) => isOpen(booking) && Date.parse(booking.end) > now.getTime();
  const soonest = (a: Booking, b: Booking) => Date.parse(a.start) - Date.parse(b.start);
  const coming = items.filter(isComing).sort(soonest);
  const past = items.filter((booking) => !isComing(booking)).sort((a, b) => soonest(b, a));
  return { coming: lifted(coming, first), past: lifted(past, first) };
}

export function replaced(items: readonly Booking[], booking: Booking): Booking[] {
  return items.map((one) => (one.id === booking.id ? booking : one));
}

function lifted(items: readonly Booking[], id: string | undefined): readonly Booking[] {
  const wanted = items.find((one) => one.id === id);
  return wanted ? [wanted, ...items.filter((one) => one !== wanted)] : items;
}
