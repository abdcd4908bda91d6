import { type Day, dayOf, daysBetween, minuteOf, weekdayOf } from "../calendar/day";
import { fill } from "../text/fill";
import { format as words } from "../text/zh-CN/format";

/** Says an instant by its distance: 今天 14:30, 昨天 14:30, 周三 10:00, 11月22日 10:00. */
export function sayMoment(instant: Date | string, now: Date): string {
  const at = typeof instant === "string" ? new Date(instant) : instant;
  return `${sayDay(dayOf(at), now)} ${sayClock(at)}`;
}

/** As short as a list of talks has it: the time today, else 昨天, 周三, 11月22日. */
export function sayMomentBriefly(instant: Date | string, now: Date): string {
  const at = typeof instant === "string" ? new Date(instant) : instant;
  return dayOf(at) === dayOf(now) ? sayClock(at) : sayDay(dayOf(at), now);
}

/**
 * Says a day by its distance: 今天, 昨天, 明天; a weekday within the six days before or after;
 * else the date, with the year only when it is another.
 */
export function sayDay(day: Day, now: Date): string {
  const today = dayOf(now);
  const distance = daysBetween(today, day);
  if (distance === 0) return words.today;
  if (distance === -1) return words.yesterday;
  if (distance === 1) return words.tomorrow;
  if (Math.abs(distance) < 7) return words.weekdays[weekdayOf(day) - 1] ?? "";
  return sayDate(day, today.slice(0, 4));
}

/** 11月22日, or 2027年1月3日 where the year is not the given one. */
export function sayDate(day: Day, year?: string): string {
  const [ofYear = "", month, date] = day.split("-");
  const parts = { year: ofYear, month: Number(month), day: Number(date) };
  return fill(ofYear === year ? words.monthDay : words.yearMonthDay, parts);
}

/** 09:05, on the Shanghai clock. */
export function sayClock(instant: Date | string): string {
  const at = typeof instant === "string" ? new Date(instant) : instant;
  const minute = Math.floor(minuteOf(at));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** 14:00–15:00. */
export function sayRange(start: Date | string, end: Date | string): string {
  return `${sayClock(start)}–${sayClock(end)}`;
}
