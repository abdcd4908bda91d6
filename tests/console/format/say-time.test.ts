import { sayBriefly, sayDate, sayMoment, sayRemaining } from "@console/format/say-time";
import { describe, expect, it } from "vitest";

const now = "2026-11-25T10:42:00+08:00";

describe("saying a time", () => {
  it("says near days by their distance and the week by its weekdays", () => {
    expect(sayMoment("2026-11-25T14:30:00+08:00", now)).toBe("今天 14:30");
    expect(sayMoment("2026-11-24T09:05:00+08:00", now)).toBe("昨天 09:05");
    expect(sayMoment("2026-11-28T10:00:00+08:00", now)).toBe("周六 10:00");
  });

  it("says the year only when it is another", () => {
    expect(sayMoment("2026-12-06T09:00:00+08:00", now)).toBe("12月6日 09:00");
    expect(sayMoment("2027-01-06T09:00:00+08:00", now)).toBe("2027年1月6日 09:00");
  });

  it("is brief in a list", () => {
    expect(sayBriefly("2026-11-25T08:00:00+08:00", now)).toBe("08:00");
    expect(sayBriefly("2026-11-24T08:00:00+08:00", now)).toBe("昨天");
  });

  it("says a calendar day with its weekday", () => {
    expect(sayDate("2026-11-28", now)).toBe("11月28日 周六");
  });
});

describe("saying how long is left", () => {
  it("rounds up what is left, so that nothing left is never said too early", () => {
    expect(sayRemaining("2026-11-25T10:42:20+08:00", now)).toBe("还剩 1 分钟");
    expect(sayRemaining("2026-11-25T10:54:00+08:00", now)).toBe("还剩 12 分钟");
  });

  it("says how far a deadline has passed", () => {
    expect(sayRemaining("2026-11-25T10:36:00+08:00", now)).toBe("已超 6 分钟");
    expect(sayRemaining("2026-11-25T06:42:00+08:00", now)).toBe("已超 4 小时");
    expect(sayRemaining("2026-11-20T10:42:00+08:00", now)).toBe("已超 5 天");
  });
});
