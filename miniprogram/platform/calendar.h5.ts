import { base } from "./base";
import type { CalendarEntry } from "./calendar";

/** Hands the `.ics` file to the browser, which gives it to the calendar. */
export async function addToCalendar(
  entry: CalendarEntry,
  token: string | undefined,
): Promise<boolean> {
  const response = await fetch(`${base}/api/v1${entry.file}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  if (!response.ok) return false;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = "booking.ics";
  link.click();
  return true;
}
