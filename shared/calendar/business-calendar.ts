import { addDays, type Day, dayOf, instantAt, type MinuteOfDay, weekdayOf } from "./day";

/** A stretch of working time of a day, `[from, to)` in minutes after midnight. */
export interface Block {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
}

/** A stretch of time, `[start, end)`. */
export interface Span {
  readonly start: Date;
  readonly end: Date;
}

/** What a table says about a day; silent about ordinary days. */
export type DayKind = "holiday" | "workday";

/** Holidays and make-up working days, filled by the server from a library and a table of overrides. */
export interface DayTable {
  /** What is special about a day, if anything. */
  kindOf(day: Day): DayKind | undefined;
  /** Whether the holidays of a year have been announced; if not, only weekends are known. */
  knowsYear(year: number): boolean;
}

export interface BusinessCalendar {
  readonly days: DayTable;
  /** Blocks of a working day, in order and apart from each other. */
  readonly blocks: readonly Block[];
  /** Blocks of one weekday (1 is Monday) where they differ; a make-up workday keeps `blocks`. */
  readonly byWeekday?: Readonly<Record<number, readonly Block[]>>;
}

/** Mon–Fri 09:00–12:00 and 13:30–18:00. */
export const bankBlocks: readonly Block[] = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13.5 * 60, to: 18 * 60 },
];

/** The hours that belong to the night desk, whatever the day. */
export const offHours = { from: 18 * 60, to: 9 * 60 } as const;

/** How far ahead working time is looked for before it is taken that there is none. */
const horizonDays = 400;

/** A table without any special day, which knows every year. */
export const plainDays: DayTable = { kindOf: () => undefined, knowsYear: () => true };

/** Builds a table from what is known: special days by date, and the years that were announced. */
export function dayTable(
  special: Readonly<Record<Day, DayKind>>,
  years: readonly number[],
): DayTable {
  return {
    kindOf: (day) => special[day],
    knowsYear: (year) => years.includes(year),
  };
}

/** The working blocks of a day; none on a holiday. */
export function blocksOn(calendar: BusinessCalendar, day: Day): readonly Block[] {
  const kind = calendar.days.kindOf(day);
  if (kind === "holiday") return [];
  if (kind === "workday") return calendar.blocks;
  const weekday = weekdayOf(day);
  const own = calendar.byWeekday?.[weekday];
  if (own) return own;
  return weekday <= 5 ? calendar.blocks : [];
}

/** Whether any work is done on a day. */
export function isWorkingDay(calendar: BusinessCalendar, day: Day): boolean {
  return blocksOn(calendar, day).length > 0;
}

/** The working time of a day as instants. */
export function spansOn(calendar: BusinessCalendar, day: Day): Span[] {
  return blocksOn(calendar, day).map(({ from, to }) => ({
    start: instantAt(day, from),
    end: instantAt(day, to),
  }));
}

/** Whether an instant is working time. */
export function isWorking(calendar: BusinessCalendar, at: Date): boolean {
  return spansOn(calendar, dayOf(at)).some(({ start, end }) => start <= at && at < end);
}

/** The instant itself in working time, else the next moment work begins; none within the horizon: undefined. */
export function nextWorkingMoment(calendar: BusinessCalendar, at: Date): Date | undefined {
  for (const span of spansFrom(calendar, at)) return span.start;
  return undefined;
}

/**
 * The instant at which so many working minutes will have passed. Zero minutes is the next working
 * moment. Time that ends with a block ends there, not at the beginning of the next.
 */
export function addWorkingMinutes(
  calendar: BusinessCalendar,
  at: Date,
  minutes: number,
): Date | undefined {
  let left = minutes * 60_000;
  for (const { start, end } of spansFrom(calendar, at)) {
    const length = end.getTime() - start.getTime();
    if (left <= length) return new Date(start.getTime() + left);
    left -= length;
  }
  return undefined;
}

/** How many working minutes lie between two instants; negative backwards. */
export function workingMinutesBetween(calendar: BusinessCalendar, from: Date, to: Date): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from);
  let total = 0;
  for (let day = dayOf(from); day <= dayOf(to); day = addDays(day, 1))
    for (const { start, end } of spansOn(calendar, day)) {
      const first = Math.max(start.getTime(), from.getTime());
      const last = Math.min(end.getTime(), to.getTime());
      if (last > first) total += last - first;
    }
  return total / 60_000;
}

/** The last working day on or before a day: where a notice due on a holiday moves to. */
export function workingDayOnOrBefore(calendar: BusinessCalendar, day: Day): Day {
  for (let found = day, tried = 0; tried < horizonDays; found = addDays(found, -1), tried += 1)
    if (isWorkingDay(calendar, found)) return found;
  return day;
}

/** Whether the night desk answers now: 18:00–09:00, and all day when nobody works. */
export function isOffHours(calendar: BusinessCalendar, at: Date): boolean {
  const day = dayOf(at);
  if (!isWorkingDay(calendar, day)) return true;
  return at < instantAt(day, offHours.to) || at >= instantAt(day, offHours.from);
}

/** The years a stretch of days touches whose holidays are not announced: what to warn about. */
export function unknownYears(calendar: BusinessCalendar, first: Day, last: Day): number[] {
  const years: number[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1)
    if (!calendar.days.knowsYear(year)) years.push(year);
  return years;
}

/** Working spans from an instant on, the first cut to begin no earlier. */
function* spansFrom(calendar: BusinessCalendar, at: Date): Generator<Span> {
  const first = dayOf(at);
  for (let count = 0; count < horizonDays; count += 1)
    for (const { start, end } of spansOn(calendar, addDays(first, count)))
      if (end > at) yield { start: start > at ? start : at, end };
}
