/** The bank's clock: Asia/Shanghai has had no summer time since 1991, so the offset is a constant. */
const shanghaiOffset = 8 * 3_600_000;
const dayLength = 86_400_000;

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

export function wallTime(instant: number | string | Date): WallTime {
  const shifted = new Date(new Date(instant).getTime() + shanghaiOffset);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/** `2026-11-25`, the day an instant falls on at the bank. */
export function dayOf(instant: number | string | Date): string {
  const { year, month, day } = wallTime(instant);
  return `${year}-${two(month)}-${two(day)}`;
}

/** The instant of a wall time at the bank: `("2026-11-25", "14:30")`. */
export function instantOf(day: string, clock = "00:00"): Date {
  return new Date(`${day}T${clock}:00+08:00`);
}

export function addDays(day: string, count: number): string {
  return dayOf(instantOf(day, "12:00").getTime() + count * dayLength);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const { weekday } = wallTime(instantOf(day, "12:00"));
  return addDays(day, -((weekday + 6) % 7));
}

export function clockOf(instant: number | string | Date): string {
  const { hour, minute } = wallTime(instant);
  return `${two(hour)}:${two(minute)}`;
}

/** How many days lie between two instants' days at the bank; 1 is tomorrow. */
export function daysBetween(from: number | string | Date, to: number | string | Date): number {
  const gap = instantOf(dayOf(to), "12:00").getTime() - instantOf(dayOf(from), "12:00").getTime();
  return Math.round(gap / dayLength);
}

export function two(value: number): string {
  return String(value).padStart(2, "0");
}
