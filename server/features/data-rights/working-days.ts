import { calendarNow } from "@server/features/calendar";
import { isWorkingDay } from "@shared/calendar/business-calendar";
import { addDays, dayOf, instantAt } from "@shared/calendar/day";

/** The end of the n-th working day after a moment, by the bank's own calendar. */
export async function afterWorkingDays(from: Date, count: number): Promise<Date> {
  const calendar = await calendarNow();
  let day = dayOf(from);
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return instantAt(day, 18 * 60);
}
