type Instant = string | number | Date;

/** The bank's clock: Asia/Shanghai has had no summer time since 1991, so the offset is a constant. */
const shanghai = 8 * 3_600_000;
const day = 86_400_000;
const weekdays = "日一二三四五六";

const wall = (instant: Instant) => new Date(new Date(instant).getTime() + shanghai);
const two = (count: number) => String(count).padStart(2, "0");
const dayNumber = (instant: Instant) => Math.floor(wall(instant).getTime() / day);

/** `2026-11-25`: the day an instant falls on at the bank. */
export function dayOf(instant: Instant): string {
  return wall(instant).toISOString().slice(0, 10);
}

/** The day so many days later. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** Noon at the bank, for a date without a time. */
export const noonOf = (date: string): string => `${date}T12:00:00+08:00`;

/** 14:30 */
export function clockOf(instant: Instant): string {
  const time = wall(instant);
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

export function weekdayOf(instant: Instant): string {
  return `周${weekdays[wall(instant).getUTCDay()] ?? ""}`;
}

/** 11月22日, and the year only when it is another one. */
export function dateOf(instant: Instant, now: Instant): string {
  const date = wall(instant);
  const text = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return date.getUTCFullYear() === wall(now).getUTCFullYear()
    ? text
    : `${date.getUTCFullYear()}年${text}`;
}

/** How many days of the bank's calendar lie between; negative when it is past. */
export function daysUntil(instant: Instant, now: Instant): number {
  return dayNumber(instant) - dayNumber(now);
}

/** 今天, 明天, 昨天; within the week 周三; else the date. */
export function dayWord(instant: Instant, now: Instant): string {
  const distance = daysUntil(instant, now);
  if (distance === 0) return "今天";
  if (distance === 1) return "明天";
  if (distance === -1) return "昨天";
  if (distance > 1 && distance < 7) return weekdayOf(instant);
  return dateOf(instant, now);
}

/** 今天 14:30 */
export function moment(instant: Instant, now: Instant): string {
  return `${dayWord(instant, now)} ${clockOf(instant)}`;
}

/** 11月26日 周四 10:00–10:45: leaves no doubt about the day. */
export function span(start: Instant, end: Instant, now: Instant): string {
  const from = `${dateOf(start, now)} ${weekdayOf(start)} ${clockOf(start)}`;
  return dayOf(start) === dayOf(end)
    ? `${from}–${clockOf(end)}`
    : `${from} – ${dateOf(end, now)} ${clockOf(end)}`;
}

/** 12 分钟, 5 小时, 3 天 */
export function length(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 90) return `${minutes} 分钟`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`;
}

/** 上午, 下午, 晚上: how one greets at that hour. */
export function partOfDay(instant: Instant): "morning" | "noon" | "afternoon" | "evening" {
  const hour = wall(instant).getUTCHours();
  if (hour >= 5 && hour < 11) return "morning";
  if (hour >= 11 && hour < 13) return "noon";
  return hour >= 13 && hour < 18 ? "afternoon" : "evening";
}
