import { addDays, dayOf } from "@shared/calendar/day";

interface Day {
  readonly date: string;
  readonly slots: readonly unknown[];
}

/** The first day of a week that still has a time, else its first day. */
export function firstFree(days: readonly Day[]): string | undefined {
  return (days.find(({ slots }) => slots.length > 0) ?? days[0])?.date;
}

/** Where the weeks before and after begin; the past has none. */
export function neighbours(days: readonly Day[], now: Date) {
  const first = days[0]?.date;
  const last = days[days.length - 1]?.date;
  const today = dayOf(now);
  const earlier = first && addDays(first, -7);
  return {
    earlier: earlier && first > addDays(today, 1) ? later(earlier, today) : undefined,
    later: last && addDays(last, 1),
  };
}

const later = (one: string, other: string) => (one > other ? one : other);
