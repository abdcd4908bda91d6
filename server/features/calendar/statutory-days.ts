import { addDays, type Day } from "@shared/calendar/day";
import { lunarBirthdayIn } from "@shared/lunar/lunar-day";
import { Solar } from "lunar-typescript";

/**
 * The days the law itself makes holidays, for years whose calendar the State Council has not
 * announced yet: which days are moved or worked instead is not known before, that these are off is.
 */
export function statutoryHolidays(year: number): Day[] {
  const newYear = lunarBirthdayIn(year, "01-01");
  return [
    `${year}-01-01`,
    addDays(newYear, -1),
    newYear,
    addDays(newYear, 1),
    addDays(newYear, 2),
    clearBrightness(year),
    `${year}-05-01`,
    `${year}-05-02`,
    lunarBirthdayIn(year, "05-05"),
    lunarBirthdayIn(year, "08-15"),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ];
}

/** 清明 is a solar term: the 4th, 5th or 6th of April. */
function clearBrightness(year: number): Day {
  const terms = Solar.fromYmd(year, 4, 5).getLunar().getJieQiTable();
  return terms.清明?.toYmd() ?? `${year}-04-05`;
}
