import { daysBetween, instantOf } from "@console/format/time";
import type { CustomerBrief } from "@shared/customers/customer";
import { words } from "./words";

/** 11-28 becomes 11月28日; a lunar one says so, and both say how far the next is. */
export function sayBirthday(
  { monthDay, lunar, nextOn }: NonNullable<CustomerBrief["birthday"]>,
  now: number,
): string {
  const [month = "", day = ""] = monthDay.split("-");
  const date = `${Number(month)}月${Number(day)}日`;
  const distance = words.brief.inDays(daysBetween(now, instantOf(nextOn, "12:00")));
  return `${lunar ? `${words.brief.lunar} ` : ""}${date} · ${distance}`;
}
