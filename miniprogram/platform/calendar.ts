import Taro from "@tarojs/taro";

export interface CalendarEntry {
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly where: string;
  readonly note: string;
  /** Path of the `.ics` file, for hosts without a calendar of their own. */
  readonly file: string;
}

/** Writes an appointment into the phone's calendar with a reminder an hour before; `false` when refused. */
export async function addToCalendar(entry: CalendarEntry, _token?: string): Promise<boolean> {
  try {
    await Taro.addPhoneCalendar({
      title: entry.title,
      startTime: Math.floor(Date.parse(entry.start) / 1000),
      endTime: String(Math.floor(Date.parse(entry.end) / 1000)),
      location: entry.where,
      description: entry.note,
      alarm: true,
      alarmOffset: 3600,
    });
    return true;
  } catch {
    return false;
  }
}
