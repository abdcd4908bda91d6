import type { Span } from "@shared/calendar/business-calendar";
import { bankBlocks, dayTable, spansOn } from "@shared/calendar/business-calendar";
import { overlaps, slotsWithin } from "@shared/calendar/slots";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const day = spansOn({ blocks: bankBlocks, days: dayTable({}, [2026]) }, "2026-11-25");
const at = (clock: string) => new Date(`2026-11-25T${clock}:00+08:00`);
const starts = (slots: readonly Span[]) =>
  slots.map(({ start }) => new Date(start.getTime() + 8 * 3_600_000).toISOString().slice(11, 16));

describe("free slots of a day", () => {
  it("lie inside the blocks, one after another", () => {
    const slots = slotsWithin(day, [], { minutes: 60, notBefore: at("00:00") });

    expect(starts(slots)).toEqual(["09:00", "10:00", "11:00", "13:30", "14:30", "15:30", "16:30"]);
  });

  it("keep clear of what is busy, and of the buffer around it", () => {
    const busy = [{ start: at("10:00"), end: at("11:00") }];

    expect(starts(slotsWithin(day, busy, { minutes: 60, notBefore: at("00:00") }))).not.toContain(
      "10:00",
    );
    const buffered = slotsWithin(day, busy, {
      minutes: 60,
      bufferMinutes: 15,
      notBefore: at("00:00"),
    });
    expect(starts(buffered)).toEqual(["13:30", "14:30", "15:30", "16:30"]);
  });

  it("keep their grid when the day has begun", () => {
    const slots = slotsWithin(day, [], { minutes: 45, notBefore: at("09:10") });

    expect(starts(slots).slice(0, 2)).toEqual(["09:45", "10:30"]);
  });

  it("never touch busy time, never leave a block, and miss none that is free", () => {
    const minute = fc.integer({ min: 8 * 60, max: 19 * 60 });
    const busyTime = fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 120 })), { maxLength: 8 });
    const instant = (of: number) => new Date(at("00:00").getTime() + of * 60_000);

    fc.assert(
      fc.property(
        busyTime,
        fc.constantFrom(15, 30, 45, 60, 90),
        fc.constantFrom(0, 10),
        (taken, minutes, bufferMinutes) => {
          const busy = taken.map(([from, length]) => ({
            start: instant(from),
            end: instant(from + length),
          }));
          const slots = slotsWithin(day, busy, {
            minutes,
            bufferMinutes,
            stepMinutes: 15,
            notBefore: at("00:00"),
          });

          const bruteForce = Array.from({ length: 96 }, (_, step) => step * 15).flatMap((from) => {
            const slot = { start: instant(from), end: instant(from + minutes) };
            const wide = {
              start: instant(from - bufferMinutes),
              end: instant(from + minutes + bufferMinutes),
            };
            const inside = day.some(({ start, end }) => start <= slot.start && slot.end <= end);
            return inside && !busy.some((one) => overlaps(one, wide)) ? [slot] : [];
          });
          expect(slots).toEqual(bruteForce);
        },
      ),
    );
  });
});
