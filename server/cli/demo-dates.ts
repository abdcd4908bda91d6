import { idCheckDigit } from "@shared/identifiers/id-number";
import { Lunar, Solar } from "lunar-typescript";

/*
 * The demo's files tell days relative to the day of import, so that something is always due:
 *   {today}  {today+7d}  {today-1y+40d}      a day as 2026-11-25
 *   {~today-46y}                             the same without dashes, inside an ID number
 *   {lunar today+1d-58y}                     the day 58 years before whose lunar date is tomorrow's
 *   310104{~today-46y}291#                   # is the check digit that makes the ID number valid
 */
const placeholder = /\{(~?)(lunar )?today((?:[+-]\d+[dmy])*)\}/g;
const idToComplete = /(?<!\d)(\d{17})#/g;

/** Replaces every relative day in a file's text by a real one. */
export function shiftDates(text: string, today: string): string {
  return text
    .replace(placeholder, (_, compact: string, lunar: string | undefined, steps: string) => {
      const day = lunar ? lunarDay(today, steps) : addSteps(today, steps);
      return compact ? day.replaceAll("-", "") : day;
    })
    .replace(idToComplete, (_, digits: string) => `${digits}${idCheckDigit(digits)}`);
}

function addSteps(day: string, steps: string): string {
  return [...steps.matchAll(/([+-]\d+)([dmy])/g)].reduce((at, [, count, unit]) => {
    const amount = Number(count);
    if (unit === "d") return addDays(at, amount);
    return addMonths(at, unit === "y" ? amount * 12 : amount);
  }, day);
}

function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The same day of another month, or its last day where the month is shorter. */
function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Days decide whose lunar date it is; years then go back until a year has that date. */
function lunarDay(today: string, steps: string): string {
  const [year = 0, month = 1, date = 1] = addSteps(today, steps.replace(/[+-]\d+[my]/g, ""))
    .split("-")
    .map(Number);
  const aimed = Solar.fromYmd(year, month, date).getLunar();
  const yearsBack = Number(/-(\d+)y/.exec(steps)?.[1] ?? 0);
  for (let lunarYear = aimed.getYear() - yearsBack; ; lunarYear -= 1) {
    const solar = solarOf(lunarYear, Math.abs(aimed.getMonth()), aimed.getDay());
    if (solar) return solar;
  }
}

function solarOf(year: number, month: number, day: number): string | undefined {
  try {
    return Lunar.fromYmd(year, month, day).getSolar().toYmd();
  } catch {
    return undefined;
  }
}
