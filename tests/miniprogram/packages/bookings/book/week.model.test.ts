import { firstFree, neighbours } from "@miniprogram/packages/bookings/book/week.model";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T02:00:00Z");
const week = (first: string, free: readonly number[] = []) =>
  Array.from({ length: 7 }, (_, at) => ({
    date: new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10),
    slots: free.includes(at) ? ["a time"] : [],
  }));

describe("the strip of a week", () => {
  it("opens on the first day with a free time, else on its first", () => {
    expect(firstFree(week("2026-11-25", [2, 3]))).toBe("2026-11-27");
    expect(firstFree(week("2026-11-25"))).toBe("2026-11-25");
    expect(firstFree([])).toBeUndefined();
  });

  it("turns forwards always, and backwards only as far as today", () => {
    expect(neighbours(week("2026-11-25"), now)).toEqual({
      earlier: undefined,
      later: "2026-12-02",
    });
    expect(neighbours(week("2026-11-28"), now)).toEqual({
      earlier: "2026-11-25",
      later: "2026-12-05",
    });
    expect(neighbours(week("2026-12-09"), now).earlier).toBe("2026-12-02");
  });
});
