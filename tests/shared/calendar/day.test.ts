import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantAt,
  isDay,
  minuteOf,
  weekdayOf,
} from "@shared/calendar/day";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("days in Shanghai", () => {
  it("begin at sixteen hundred hours UTC the evening before", () => {
    expect(dayOf(new Date("2026-11-25T15:59:59.999Z"))).toBe("2026-11-25");
    expect(dayOf(new Date("2026-11-25T16:00:00Z"))).toBe("2026-11-26");
    expect(instantAt("2026-11-26")).toEqual(new Date("2026-11-25T16:00:00Z"));
  });

  it("agree with the time-zone database", () => {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone: "Asia/Shanghai",
      dateStyle: "short",
    });
    const moment = fc.date({
      min: new Date("1992-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(moment, (at) => {
        expect(dayOf(at)).toBe(format.format(at));
        expect(instantAt(dayOf(at), minuteOf(at)).getTime()).toBeCloseTo(at.getTime(), 0);
      }),
    );
  });

  it("are added and counted over months and leap years", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(weekdayOf("2026-11-25")).toBe(3);
  });

  it("are told from what only looks like one", () => {
    expect(isDay("2026-02-29")).toBe(false);
    expect(isDay("2026-13-01")).toBe(false);
    expect(isDay("2028-02-29")).toBe(true);
  });
});
