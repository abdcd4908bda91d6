import { nowLine, placeDay, touches } from "@console/scenes/bookings/day.model";
import { describe, expect, it } from "vitest";

const day = "2026-11-25";
const at = (clock: string) => new Date(`${day}T${clock}:00+08:00`).toISOString();
const span = (id: string, start: string, end: string) => ({ id, start: at(start), end: at(end) });

describe("placing a day's bookings", () => {
  it("puts a thing at its hours, the whole width when nothing else is there", () => {
    const [placed] = placeDay([span("a", "08:00", "14:00")], day);

    expect(placed).toMatchObject({ top: 0, height: 0.5, left: 0, width: 1 });
  });

  it("puts overlapping things side by side and those after them in the freed lane", () => {
    const placed = placeDay(
      [
        span("a", "10:00", "12:00"),
        span("b", "10:30", "11:00"),
        span("c", "11:00", "11:30"),
        span("d", "15:00", "16:00"),
      ],
      day,
    );
    const lanes = Object.fromEntries(
      placed.map(({ item, left, width }) => [item.id, [left, width]]),
    );

    expect(lanes).toEqual({ a: [0, 0.5], b: [0.5, 0.5], c: [0.5, 0.5], d: [0, 1] });
  });

  it("draws what begins before the hours at their edge, and never beyond their end", () => {
    const [early] = placeDay([span("a", "06:00", "09:00")], day);
    const [late] = placeDay([span("b", "19:30", "23:00")], day);

    expect(early?.top).toBe(0);
    expect((late?.top ?? 0) + (late?.height ?? 0)).toBeLessThanOrEqual(1);
  });

  it("counts a leave over several days to each of them", () => {
    const leave = { id: "l", start: at("18:00"), end: "2026-11-27T04:00:00.000Z" };

    expect(
      ["2026-11-24", day, "2026-11-26", "2026-11-27", "2026-11-28"].map((one) =>
        touches(leave, one),
      ),
    ).toEqual([false, true, true, true, false]);
  });
});

describe("the line of now", () => {
  it("stands in today's column during the hours only", () => {
    expect(nowLine(Date.parse(at("14:00")), day)).toBe(0.5);
    expect(nowLine(Date.parse(at("21:00")), day)).toBeUndefined();
    expect(nowLine(Date.parse(at("14:00")), "2026-11-26")).toBeUndefined();
  });
});
