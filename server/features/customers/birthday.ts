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
