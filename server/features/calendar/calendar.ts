import {
  type BusinessCalendar,
  bankBlocks,
  type DayKind,
  dayTable,
} from "@shared/calendar/business-calendar";
import chineseDays from "chinese-days";
import mongoose, { Schema } from "mongoose";
import { statutoryHolidays } from "./statutory-days";

/** A day that differs from the holiday library: what the state announced since, or the bank's own. */
export interface DayOverrideDocument {
  /** `2027-01-01` */
  readonly _id: string;
  readonly kind: DayKind;
  readonly note: string;
}

const schema = new Schema<DayOverrideDocument>(
  { _id: String, kind: { type: String, required: true }, note: String },
  { collection: "dayOverrides", versionKey: false },
);
const DayOverrides = mongoose.model<DayOverrideDocument>("DayOverride", schema);

export const dayOverrides = {
  ofYear: (year: number) =>
    DayOverrides.find({ _id: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } })
      .sort({ _id: 1 })
      .lean<DayOverrideDocument[]>(),
  between: (from: string, to: string) =>
    DayOverrides.find({ _id: { $gte: from, $lte: to } })
      .sort({ _id: 1 })
      .lean<DayOverrideDocument[]>(),
  all: () => DayOverrides.find().lean<DayOverrideDocument[]>(),
  async set({ _id, ...rest }: DayOverrideDocument): Promise<void> {
    await DayOverrides.updateOne({ _id }, { $set: rest }, { upsert: true });
    known = undefined;
  },
  async remove(day: string): Promise<boolean> {
    known = undefined;
    return (await DayOverrides.deleteOne({ _id: day })).deletedCount > 0;
  },
};

/** The library's special days: weekend days worked and weekdays off. Read once; it never changes while we run. */
const library = readLibrary();

function readLibrary(): {
  readonly days: Record<string, DayKind>;
  readonly years: readonly number[];
} {
  const days: Record<string, DayKind> = {};
  const years = new Set<number>();
  const thisYear = new Date().getFullYear();
  for (let year = thisYear - 2; year <= thisYear + 2; year += 1) {
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const weekend = [0, 6].includes(new Date(at).getUTCDay());
      const works = chineseDays.isWorkday(day);
      if (works === weekend) {
        days[day] = works ? "workday" : "holiday";
        years.add(year);
      }
    }
  }
  for (let year = thisYear; year <= thisYear + 5; year += 1)
    if (!years.has(year)) for (const day of statutoryHolidays(year)) days[day] = "holiday";
  return { days, years: [...years] };
}

/** Whether the holidays of a year are in the library. One without any special day was not announced when it was made. */
export const libraryKnows = (year: number): boolean => library.years.includes(year);

let known: { readonly calendar: BusinessCalendar; readonly until: number } | undefined;

/** The bank's working calendar: the library, corrected by the bank's own table. Fresh within five seconds. */
export async function calendarNow(): Promise<BusinessCalendar> {
  if (known && known.until > Date.now()) return known.calendar;
  const overrides = await dayOverrides.all();
  const days = {
    ...library.days,
    ...Object.fromEntries(overrides.map(({ _id, kind }) => [_id, kind])),
  };
  const calendar: BusinessCalendar = {
    days: dayTable(days, [...library.years]),
    blocks: bankBlocks,
  };
  known = { calendar, until: Date.now() + 5_000 };
  return calendar;
}
