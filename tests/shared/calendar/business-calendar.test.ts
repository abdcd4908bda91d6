import {
  addWorkingMinutes,
  type BusinessCalendar,
  bankBlocks,
  dayTable,
  isOffHours,
  isWorking,
  isWorkingDay,
  nextWorkingMoment,
  unknownYears,
  workingDayOnOrBefore,
  workingMinutesBetween,
} from "@shared/calendar/business-calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const calendar: BusinessCalendar = {
  blocks: bankBlocks,
  days: dayTable(
    { "2026-10-01": "holiday", "2026-10-02": "holiday", "2026-10-10": "workday" },
    [2026],
  ),
};
const at = (text: string) => new Date(`${text}+08:00`);

describe("the business calendar", () => {
  it("takes holidays, make-up workdays and weekends for what they are", () => {
    expect(isWorkingDay(calendar, "2026-10-01")).toBe(false);
    expect(isWorkingDay(calendar, "2026-10-10")).toBe(true);
    expect(isWorkingDay(calendar, "2026-10-11")).toBe(false);
    expect(isWorkingDay(calendar, "2026-10-12")).toBe(true);
  });

  it("leaves out the noon break and stops on the minute", () => {
    expect(isWorking(calendar, at("2026-11-25T11:59:59"))).toBe(true);
    expect(isWorking(calendar, at("2026-11-25T12:00:00"))).toBe(false);
    expect(isWorking(calendar, at("2026-11-25T13:30:00"))).toBe(true);
    expect(isWorking(calendar, at("2026-11-25T18:00:00"))).toBe(false);
  });

  it.each([
    ["within a block", "2026-11-25T10:00", 30, "2026-11-25T10:30"],
    ["over the noon break", "2026-11-25T11:50", 20, "2026-11-25T13:40"],
    ["to the very end of a block", "2026-11-25T11:30", 30, "2026-11-25T12:00"],
    ["over night", "2026-11-25T17:45", 30, "2026-11-26T09:15"],
    ["over a weekend", "2026-11-27T17:45", 30, "2026-11-30T09:15"],
    ["over a holiday", "2026-09-30T17:45", 30, "2026-10-05T09:15"],
    ["from a night", "2026-11-25T22:00", 0, "2026-11-26T09:00"],
  ])("adds working minutes %s", (_, from, minutes, to) => {
    expect(addWorkingMinutes(calendar, at(`${from}:00`), minutes)).toEqual(at(`${to}:00`));
  });

  it("finds no working moment where nobody ever works", () => {
    const closed: BusinessCalendar = { ...calendar, blocks: [] };

    expect(nextWorkingMoment(closed, at("2026-11-25T10:00:00"))).toBeUndefined();
    expect(addWorkingMinutes(closed, at("2026-11-25T10:00:00"), 1)).toBeUndefined();
  });

  it("gives evenings, nights and days off to the night desk, but not the noon break", () => {
    expect(isOffHours(calendar, at("2026-11-25T08:59:59"))).toBe(true);
    expect(isOffHours(calendar, at("2026-11-25T09:00:00"))).toBe(false);
    expect(isOffHours(calendar, at("2026-11-25T12:30:00"))).toBe(false);
    expect(isOffHours(calendar, at("2026-11-25T18:00:00"))).toBe(true);
    expect(isOffHours(calendar, at("2026-10-01T10:00:00"))).toBe(true);
  });

  it("moves what falls on a day off to the working day before", () => {
    expect(workingDayOnOrBefore(calendar, "2026-10-02")).toBe("2026-09-30");
    expect(workingDayOnOrBefore(calendar, "2026-10-10")).toBe("2026-10-10");
  });

  it("says which years nobody has announced the holidays of", () => {
    expect(unknownYears(calendar, "2026-12-01", "2027-01-31")).toEqual([2027]);
    expect(unknownYears(calendar, "2026-01-01", "2026-12-31")).toEqual([]);
  });

  it("counts back exactly the minutes it added, from any moment", () => {
    const moment = fc.date({
      min: at("2026-09-20T00:00:00"),
      max: at("2026-10-20T00:00:00"),
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 5000 }), (from, minutes) => {
        const to = addWorkingMinutes(calendar, from, minutes);

        expect(to && workingMinutesBetween(calendar, from, to)).toBeCloseTo(minutes, 6);
      }),
    );
  });

  it("gives a next working moment that is working and has no working time before it", () => {
    const moment = fc.date({
      min: at("2026-09-20T00:00:00"),
      max: at("2026-10-20T00:00:00"),
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(moment, (from) => {
        const next = nextWorkingMoment(calendar, from);

        expect(next && isWorking(calendar, next)).toBe(true);
        expect(next && workingMinutesBetween(calendar, from, next)).toBe(0);
      }),
    );
  });
});
