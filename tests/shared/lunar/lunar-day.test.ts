import { addDays } from "@shared/calendar/day";
import {
  lunarBirthdayIn,
  lunarBirthdaysOn,
  lunarDayOf,
  solarBirthdaysOn,
} from "@shared/lunar/lunar-day";
import { describe, expect, it } from "vitest";

describe("lunar days", () => {
  it.each([
    ["2026-02-17", "01-01", false],
    ["2026-09-25", "08-15", false],
    ["2025-07-25", "06-01", true],
    ["2027-02-06", "01-01", false],
  ])("%s is %s (leap: %s)", (day, monthDay, isLeapMonth) => {
    expect(lunarDayOf(day)).toEqual({ monthDay, isLeapMonth });
  });

  it("keep nobody's birthday in a leap month, since it was kept the month before", () => {
    expect(lunarBirthdaysOn("2025-07-25")).toEqual([]);
    expect(lunarBirthdaysOn("2025-06-25")).toEqual(["06-01"]);
  });

  it("keep each lunar birthday exactly once a lunar year, whatever its months", () => {
    const kept = new Map<string, number>();
    for (let day = "2025-01-29"; day < "2026-02-17"; day = addDays(day, 1))
      for (const birthday of lunarBirthdaysOn(day))
        kept.set(birthday, (kept.get(birthday) ?? 0) + 1);

    expect(kept.size).toBe(360);
    expect([...kept.values()].every((times) => times === 1)).toBe(true);
  });

  it("find the day of a birthday in a year, on the 29th in a short month", () => {
    expect(lunarBirthdayIn(2026, "08-15")).toBe("2026-09-25");
    expect(lunarBirthdaysOn(lunarBirthdayIn(2026, "02-30"))).toContain("02-30");
  });
});

describe("solar birthdays", () => {
  it("of 29 February are kept on the 28th in years that lack it", () => {
    expect(solarBirthdaysOn("2027-02-28")).toEqual(["02-28", "02-29"]);
    expect(solarBirthdaysOn("2028-02-28")).toEqual(["02-28"]);
    expect(solarBirthdaysOn("2028-02-29")).toEqual(["02-29"]);
  });
});
