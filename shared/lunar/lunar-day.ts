import { LunarYear, Solar } from "lunar-typescript";
import { addDays, type Day } from "../calendar/day";

/** A day of the Chinese calendar as one is born on: `MM-DD`, a leap month marked. */
export interface LunarDay {
  readonly monthDay: string;
  readonly isLeapMonth: boolean;
}

/** The day of the Chinese calendar that a day is. */
export function lunarDayOf(day: Day): LunarDay {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lunar = Solar.fromYmd(year, month, date).getLunar();
  return {
    monthDay: `${two(Math.abs(lunar.getMonth()))}-${two(lunar.getDay())}`,
    isLeapMonth: lunar.getMonth() < 0,
  };
}

/**
 * The lunar birthdays (`MM-DD`) that are kept on a day. Rules:
 * a birthday in a leap month is kept in the plain month of that number, as families do, so on a
 * day of a leap month nobody has a birthday (they had it a month before);
 * a birthday on the 30th is kept on the 29th when the month has only 29 days this year.
 */
export function lunarBirthdaysOn(day: Day): readonly string[] {
  const { monthDay, isLeapMonth } = lunarDayOf(day);
  if (isLeapMonth) return [];
  const isShortMonthsEnd =
    monthDay.endsWith("-29") && !lunarDayOf(addDays(day, 1)).monthDay.endsWith("-30");
  return isShortMonthsEnd ? [monthDay, `${monthDay.slice(0, 3)}30`] : [monthDay];
}

/** The solar birthdays (`MM-DD`) kept on a day: 29 February on the 28th in years that lack it. */
export function solarBirthdaysOn(day: Day): readonly string[] {
  const isFebruarysEnd = day.endsWith("-02-28") && addDays(day, 1).endsWith("-03-01");
  return isFebruarysEnd ? ["02-28", "02-29"] : [day.slice(5)];
}

/** The day on which a lunar birthday is kept in the lunar year that begins in `year`. */
export function lunarBirthdayIn(year: number, monthDay: string): Day {
  const [month = 1, date = 1] = monthDay.split("-").map(Number);
  const found = LunarYear.fromYear(year).getMonth(month);
  if (!found) throw new Error(`Lunar year ${year} has no month ${month}`);
  const first = Solar.fromJulianDay(found.getFirstJulianDay()).toYmd();
  return addDays(first, Math.min(date, found.getDayCount()) - 1);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
