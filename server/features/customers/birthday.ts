import { dayOf } from "@shared/calendar/day";
import { lunarBirthdayIn } from "@shared/lunar/lunar-day";
import { Solar } from "lunar-typescript";
import type { CustomerDocument } from "./customer.model";

/** The days of the year on which a birth date comes round, in both calendars. */
export function birthdayOf(
  birthDate: string,
  keeps: CustomerDocument["birthday"]["keeps"],
): CustomerDocument["birthday"] {
  const [year, month, day] = birthDate.split("-").map(Number);
  const lunar = Solar.fromYmd(year ?? 0, month ?? 0, day ?? 0).getLunar();
  // A leap month counts as the month it repeats: that is when the family celebrates in other years.
  const lunarDay = `${two(Math.abs(lunar.getMonth()))}-${two(lunar.getDay())}`;
  return { solar: birthDate.slice(5), lunar: lunarDay, keeps };
}

const two = (part: number) => String(part).padStart(2, "0");

/** Full years between a birth date and a moment, as the law counts them in Shanghai. */
export function ageOn(birthDate: string, now: Date): number {
  const today = dayOf(now);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** The next day on which a birthday is kept, today included. */
export function nextBirthday(birthday: CustomerDocument["birthday"], now: Date): string {
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  for (const candidate of [year - 1, year, year + 1, year + 2]) {
    const day =
      birthday.keeps === "lunar"
        ? lunarBirthdayIn(candidate, birthday.lunar)
        : solarIn(candidate, birthday.solar);
    if (day >= today) return day;
  }
  return today;
}

/** The 29th of February is kept on the 28th in common years. */
function solarIn(year: number, monthDay: string): string {
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${monthDay === "02-29" && !leap ? "02-28" : monthDay}`;
}
