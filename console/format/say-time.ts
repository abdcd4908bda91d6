import { inLanguage } from "@console/data/language";
import { clockOf, daysBetween, instantOf, wallTime } from "./time";

type Instant = number | string | Date;

const chinese = {
  weekdays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  near: new Map([
    [-1, "昨天"],
    [0, "今天"],
    [1, "明天"],
  ]),
  monthDay: (month: number, day: number) => `${month}月${day}日`,
  yearMonthDay: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  minutes: (count: number) => `${count} 分钟`,
  hours: (count: number) => `${count} 小时`,
  days: (count: number) => `${count} 天`,
  left: (length: string) => `还剩 ${length}`,
  over: (length: string) => `已超 ${length}`,
};

const english: typeof chinese = {
  weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  near: new Map([
    [-1, "Yesterday"],
    [0, "Today"],
    [1, "Tomorrow"],
  ]),
  monthDay: (month, day) => `${day}/${month}`,
  yearMonthDay: (year, month, day) => `${day}/${month}/${year}`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} d`,
  left: (length) => `${length} left`,
  over: (length) => `${length} over`,
};

const words = inLanguage({ "zh-CN": chinese, en: english });

export function sayWeekday(weekday: number): string {
  return words.weekdays[weekday] ?? "";
}

/** 今天, 昨天, 周三 within the week to come or gone, 11月22日, and the year only when another. */
export function sayDay(instant: Instant, now: Instant): string {
  const distance = daysBetween(now, instant);
  const near = words.near.get(distance);
  if (near) return near;
  const { year, month, day, weekday } = wallTime(instant);
  if (Math.abs(distance) < 7) return sayWeekday(weekday);
  if (year === wallTime(now).year) return words.monthDay(month, day);
  return words.yearMonthDay(year, month, day);
}

/** A calendar day with its weekday: 11月25日 周三. */
export function sayDate(day: string, now: Instant): string {
  const { year, month, day: dayOfMonth, weekday } = wallTime(instantOf(day, "12:00"));
  const date =
    year === wallTime(now).year
      ? words.monthDay(month, dayOfMonth)
      : words.yearMonthDay(year, month, dayOfMonth);
  return `${date} ${sayWeekday(weekday)}`;
}

export function sayMoment(instant: Instant, now: Instant): string {
  return `${sayDay(instant, now)} ${clockOf(instant)}`;
}

/** A list's short time: the clock today, else the day. */
export function sayBriefly(instant: Instant, now: Instant): string {
  return daysBetween(now, instant) === 0 ? clockOf(instant) : sayDay(instant, now);
}

/** One unit is enough for a glance: minutes up to an hour and a half, then hours, then days. */
export function sayLength(minutes: number): string {
  if (minutes < 90) return words.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? words.hours(hours) : words.days(Math.round(hours / 24));
}

/** 还剩 12 分钟 before a deadline, 已超 12 分钟 after it; what is left is rounded up, never to nothing. */
export function sayRemaining(deadline: Instant, now: Instant): string {
  const left = (new Date(deadline).getTime() - new Date(now).getTime()) / 60_000;
  return left > 0
    ? words.left(sayLength(Math.ceil(left)))
    : words.over(sayLength(Math.floor(-left)));
}
