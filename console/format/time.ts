import * as calendar from "@shared/calendar/day";

type Instant = number | string | Date;

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** What the clock and the calendar on the bank's wall show, wherever the device is. */
export function wallTime(instant: Instant): WallTime {
  const today = dayOf(instant);
  const minutes = Math.floor(calendar.minuteOf(new Date(instant)));
  return {
    year: Number(today.slice(0, 4)),
    month: Number(today.slice(5, 7)),
    day: Number(today.slice(8, 10)),
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    weekday: calendar.weekdayOf(today) % 7,
  };
}

/** `2026-11-25`, the day an instant falls on at the bank. */
export function dayOf(instant: Instant): string {
  return calendar.dayOf(new Date(instant));
}

/** The instant of a wall time at the bank: `("2026-11-25", "14:30")`. */
export function instantOf(day: string, clock = "00:00"): Date {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return calendar.instantAt(day, hour * 60 + minute);
}

export function addDays(day: string, count: number): string {
  return calendar.addDays(day, count);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return calendar.addDays(day, 1 - calendar.weekdayOf(day));
}

export function clockOf(instant: Instant): string {
  const { hour, minute } = wallTime(instant);
  return `${two(hour)}:${two(minute)}`;
}

/** How many days lie between two instants' days at the bank; 1 is tomorrow. */
export function daysBetween(from: Instant, to: Instant): number {
  return calendar.daysBetween(dayOf(from), dayOf(to));
}

export function two(value: number): string {
  return String(value).padStart(2, "0");
}
