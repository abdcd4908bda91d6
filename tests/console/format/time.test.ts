import {
  addDays,
  clockOf,
  dayOf,
  daysBetween,
  instantOf,
  mondayOf,
  wallTime,
} from "@console/format/time";
import { describe, expect, it } from "vitest";

describe("the bank's wall time", () => {
  it("puts an instant late in the evening of UTC on the next day", () => {
    expect(dayOf("2026-11-24T16:30:00Z")).toBe("2026-11-25");
    expect(clockOf("2026-11-24T16:30:00Z")).toBe("00:30");
  });

  it("gives back the instant of a wall time", () => {
    expect(instantOf("2026-11-25", "14:30").toISOString()).toBe("2026-11-25T06:30:00.000Z");
  });

  it("calls Sunday 0, as the words for weekdays are listed", () => {
    expect(wallTime("2026-11-29T12:00:00+08:00")).toMatchObject({ weekday: 0, month: 11, day: 29 });
  });

  it("finds the Monday of a week from its Sunday", () => {
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  });

  it("counts days by the calendar and not by hours", () => {
    expect(daysBetween("2026-11-25T23:50:00+08:00", "2026-11-26T00:10:00+08:00")).toBe(1);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});
