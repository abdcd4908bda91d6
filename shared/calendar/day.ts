/**
 * Days and clock times of Asia/Shanghai by plain arithmetic: UTC+8 all year, no summer time since
 * 1991, so no time-zone database is needed and the host's own zone never shows.
 */

/** A calendar day, `2026-11-25`. */
export type Day = string;

/** Minutes after midnight. */
export type MinuteOfDay = number;

const shanghaiOffset = 8 * 3_600_000;
const dayLength = 86_400_000;

/** The Shanghai day in which an instant falls. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** The instant of a clock time on a Shanghai day; 1440 minutes is the next midnight. */
export function instantAt(day: Day, minute: MinuteOfDay = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - shanghaiOffset + minute * 60_000);
}

/** The Shanghai clock time of an instant, in minutes with fractions. */
export function minuteOf(instant: Date): MinuteOfDay {
  const sinceMidnight =
    (((instant.getTime() + shanghaiOffset) % dayLength) + dayLength) % dayLength;
  return sinceMidnight / 60_000;
}

/** The day so many days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayLength).toISOString().slice(0, 10);
}

/** How many days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

/** The same day of the month so many months later; the month's last day where it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** `MM-DD` of a day. */
export function yearDayOf(day: Day): string {
  return day.slice(5);
}

/** Whether a text is a real day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
