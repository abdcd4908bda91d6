import { partOfDay, sayDayInFull, saySpan } from "@miniprogram/format/time";
import { describe, expect, it } from "vitest";

const at = (text: string) => new Date(`${text}+08:00`);
const now = at("2026-11-25T10:00:00");

describe("times in the customer's words", () => {
  it.each([
    ["05:00", "morning"],
    ["10:59", "morning"],
    ["11:00", "noon"],
    ["13:00", "afternoon"],
    ["18:00", "evening"],
    ["04:59", "evening"],
  ])("greets at %s with %s", (clock, part) => {
    expect(partOfDay(at(`2026-11-25T${clock}:00`))).toBe(part);
  });

  it("names a day with its weekday, and the year only when it is another", () => {
    expect(sayDayInFull("2026-11-26", now)).toBe("11月26日 周四");
    expect(sayDayInFull("2027-01-03", now)).toBe("2027年1月3日 周日");
  });

  it("says from when to when, on one day or over midnight", () => {
    expect(saySpan("2026-11-26T02:00:00Z", "2026-11-26T02:45:00Z", now)).toBe(
      "11月26日 周四 10:00–10:45",
    );
    expect(saySpan("2026-11-26T14:00:00Z", "2026-11-26T17:00:00Z", now)).toBe(
      "11月26日 周四 22:00 – 11月27日 周五 01:00",
    );
  });
});
