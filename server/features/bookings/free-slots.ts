import { minutes } from "@server/core/clock";
import { calendarNow } from "@server/features/calendar";
import { covers, staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Purpose, Slot } from "@shared/bookings/booking";
import { blocksOn, spansOn } from "@shared/calendar/business-calendar";
import { addDays, type Day, dayOf, instantAt } from "@shared/calendar/day";
import { slotsWithin } from "@shared/calendar/slots";
import { words } from "@shared/text/zh-CN/bookings";
import { busyBetween } from "./slot-cells";

/** How far ahead a customer books, and how short before the talk. */
export const horizonDays = 60;
export const shortestNotice = minutes(60);
const step = 30;

interface SlotDay {
  readonly date: Day;
  readonly slots: Slot[];
  readonly closed?: string;
}

/** Who receives a customer of this manager at a time: the manager, or whoever stands in then. */
export async function receiverAt(rmId: string, at: Date): Promise<string> {
  return (await covers.of(rmId, at))?.coverId ?? rmId;
}

/** The free times of a manager on some days, and in a leave those of whoever stands in, by name. */
export async function slotDays(
  staffId: string,
  purpose: Purpose,
  from: Day,
  count: number,
  ports: Ports,
): Promise<SlotDay[]> {
  const [start, end] = [instantAt(from), instantAt(addDays(from, count))];
  const [own, standIns] = await Promise.all([
    ownSlotDays(staffId, purpose, from, count, ports),
    covers.between(staffId, start, end),
  ]);
  if (standIns.length === 0) return own;
  const theirs = await Promise.all(
    standIns.map(async (cover) => ({
      cover,
      days: await ownSlotDays(cover.coverId, purpose, from, count, ports),
    })),
  );
  return own.map(({ closed, ...day }, at) => {
    const added = theirs.flatMap(({ cover, days }) =>
      (days[at]?.slots ?? []).filter(
        (slot) => new Date(slot.start) >= cover.start && new Date(slot.end) <= cover.end,
      ),
    );
    const slots = [...day.slots, ...added].sort((a, b) => a.start.localeCompare(b.start));
    return { ...day, slots, ...(slots.length === 0 && closed ? { closed } : {}) };
  });
}

/** The free times of one member of staff, in working hours, clear of what is taken. */
async function ownSlotDays(
  staffId: string,
  purpose: Purpose,
  from: Day,
  count: number,
  { clock }: Ports,
): Promise<SlotDay[]> {
  const now = clock.now();
  const [person, calendar, busy] = await Promise.all([
    staff.find(staffId),
    calendarNow(),
    busyBetween(staffId, instantAt(from), instantAt(addDays(from, count))),
  ]);
  const notBefore = new Date(now.getTime() + shortestNotice);
  return Array.from({ length: count }, (_, at) => {
    const date = addDays(from, at);
    if (blocksOn(calendar, date).length === 0)
      return { date, slots: [], closed: words.closedHoliday };
    if (date < dayOf(now)) return { date, slots: [], closed: words.closedPast };
    const slots = slotsWithin(spansOn(calendar, date), busy, {
      minutes: purpose.minutes,
      stepMinutes: step,
      notBefore,
    });
    const found = slots.map(({ start, end }) => ({
      start: start.toISOString(),
      end: end.toISOString(),
      staffId,
      staffName: person?.name ?? "",
    }));
    return found.length > 0
      ? { date, slots: found }
      : { date, slots: [], closed: date === dayOf(now) ? words.closedPast : words.closedFull };
  });
}

/** The next free times from now on, looking no further than the horizon. */
export async function nextSlots(
  staffId: string,
  purpose: Purpose,
  count: number,
  ports: Ports,
): Promise<Slot[]> {
  const found: Slot[] = [];
  let from = dayOf(ports.clock.now());
  for (let looked = 0; looked < horizonDays && found.length < count; looked += 7) {
    const days = await slotDays(staffId, purpose, from, 7, ports);
    found.push(...days.flatMap(({ slots }) => slots));
    from = addDays(from, 7);
  }
  return found.slice(0, count);
}

/** Three next times for the first glance, and a week to choose from. */
export async function offerSlots(
  staffId: string,
  purpose: Purpose,
  from: Day | undefined,
  ports: Ports,
) {
  const first = from ?? dayOf(ports.clock.now());
  const [next, days] = await Promise.all([
    nextSlots(staffId, purpose, 3, ports),
    slotDays(staffId, purpose, first, 7, ports),
  ]);
  return { next, days: [...days] };
}

/** Whether a time is one that would be offered now, apart from who has taken it. */
export async function isOffered(start: Date, purpose: Purpose, { clock }: Ports): Promise<boolean> {
  const now = clock.now();
  const day = dayOf(start);
  if (start.getTime() < now.getTime() + shortestNotice || day > addDays(dayOf(now), horizonDays))
    return false;
  const spans = spansOn(await calendarNow(), day);
  const end = start.getTime() + purpose.minutes * 60_000;
  return spans.some(
    (span) =>
      start >= span.start &&
      end <= span.end.getTime() &&
      (start.getTime() - span.start.getTime()) % minutes(step) === 0,
  );
}
