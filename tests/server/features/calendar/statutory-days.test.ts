import { statutoryHolidays } from "@server/features/calendar/statutory-days";
import { describe, expect, it } from "vitest";

describe("the days the law makes holidays", () => {
  it.each([
    // As the State Council announced them for the years that have passed.
    [
      2025,
      [
        "2025-01-01",
        "2025-01-28",
        "2025-01-29",
        "2025-01-30",
        "2025-01-31",
        "2025-04-04",
        "2025-05-01",
        "2025-05-02",
        "2025-05-31",
        "2025-10-06",
        "2025-10-01",
        "2025-10-02",
        "2025-10-03",
      ],
    ],
    [
      2026,
      [
        "2026-01-01",
        "2026-02-16",
        "2026-02-17",
        "2026-02-18",
        "2026-02-19",
        "2026-04-05",
        "2026-05-01",
        "2026-05-02",
        "2026-06-19",
        "2026-09-25",
        "2026-10-01",
        "2026-10-02",
        "2026-10-03",
      ],
    ],
  ])("are computed for %i", (year, days) => {
    expect(statutoryHolidays(year).sort()).toEqual([...days].sort());
  });
});
