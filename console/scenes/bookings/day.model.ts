import { addDays, dayOf, instantOf } from "@console/format/time";

interface Span {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

/** Where a thing stands in a day's column, in shares of its width and height. */
export interface Placed<Item> {
  readonly item: Item;
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly width: number;
}

export const firstHour = 8;
export const lastHour = 20;
const minute = 60_000;
const whole = (lastHour - firstHour) * 60;
const shortest = 30;

/** Puts a day's things side by side where they overlap, and full width where they do not. */
export function placeDay<Item extends Span>(items: readonly Item[], day: string): Placed<Item>[] {
  const sorted = items
    .filter((item) => touches(item, day))
    .sort((one, other) => one.start.localeCompare(other.start) || other.end.localeCompare(one.end));
  const groups: Item[][] = [];
  let groupEnd = "";
  for (const item of sorted) {
    const group = groups.at(-1);
    if (group && item.start < groupEnd) group.push(item);
    else groups.push([item]);
    groupEnd = group && item.start < groupEnd && groupEnd > item.end ? groupEnd : item.end;
  }
  return groups.flatMap((group) => placeGroup(group, day));
}

/** Whether any part of a span lies on a day at the bank. */
export function touches({ start, end }: Span, day: string): boolean {
  const from = instantOf(day).getTime();
  const to = instantOf(addDays(day, 1)).getTime();
  return new Date(start).getTime() < to && new Date(end).getTime() > from;
}

function placeGroup<Item extends Span>(group: readonly Item[], day: string): Placed<Item>[] {
  const lanes: string[] = [];
  const lane = group.map((item) => {
    const free = lanes.findIndex((end) => end <= item.start);
    const chosen = free === -1 ? lanes.length : free;
    lanes[chosen] = item.end;
    return chosen;
  });
  return group.map((item, index) => {
    const from = minutesInto(day, item.start);
    const to = Math.max(from + shortest, minutesInto(day, item.end));
    return {
      item,
      top: from / whole,
      height: Math.min(1 - from / whole, (to - from) / whole),
      left: (lane[index] ?? 0) / lanes.length,
      width: 1 / lanes.length,
    };
  });
}

/** Minutes after the first hour shown; what lies outside of the hours is drawn at their edge. */
function minutesInto(day: string, instant: string): number {
  const start = instantOf(day).getTime() + firstHour * 60 * minute;
  return Math.max(0, Math.min(whole, (new Date(instant).getTime() - start) / minute));
}

/** Where the line of now stands in today's column; undefined outside of the hours. */
export function nowLine(now: number, day: string): number | undefined {
  if (dayOf(now) !== day) return undefined;
  const share = (now - instantOf(day).getTime()) / minute / 60 - firstHour;
  return share >= 0 && share <= lastHour - firstHour ? share / (lastHour - firstHour) : undefined;
}
