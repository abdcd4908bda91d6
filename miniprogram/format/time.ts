import { dayOf, minuteOf, weekdayOf } from "@shared/calendar/day";
import { sayClock, sayDate } from "@shared/format/moment";
import { format as words } from "@shared/text/zh-CN/format";

/** How one greets at that hour. */
export function partOfDay(instant: Date): "morning" | "noon" | "afternoon" | "evening" {
  const hour = Math.floor(minuteOf(instant) / 60);
  if (hour >= 5 && hour < 11) return "morning";
  if (hour >= 11 && hour < 13) return "noon";
  return hour >= 13 && hour < 18 ? "afternoon" : "evening";
}

/** 11月26日 周四: a day that nobody mistakes. */
export function sayDayInFull(day: string, now: Date): string {
  return `${sayDate(day, dayOf(now).slice(0, 4))} ${words.weekdays[weekdayOf(day) - 1] ?? ""}`;
}

/** 11月26日 周四 10:00–10:45 */
export function saySpan(start: string, end: string, now: Date): string {
  const [from, to] = [new Date(start), new Date(end)];
  const begin = `${sayDayInFull(dayOf(from), now)} ${sayClock(from)}`;
  return dayOf(from) === dayOf(to)
    ? `${begin}–${sayClock(to)}`
    : `${begin} – ${sayDayInFull(dayOf(to), now)} ${sayClock(to)}`;
}
