import { problemOf } from "@miniprogram/packages/bookings/book/booking-problem.model";
import { AppError } from "@shared/core/errors";
import { describe, expect, it } from "vitest";

const slot = {
  start: "2026-11-26T02:00:00Z",
  end: "2026-11-26T02:45:00Z",
  staffId: "stf_1",
  staffName: "林静",
};

describe("a booking that did not work", () => {
  it("offers the next times when somebody was faster", () => {
    const problem = problemOf(new AppError("booking.slotTaken", 409, { next: [slot] }), "原话");

    expect(problem.next).toEqual([slot]);
    expect(problem.text).toContain("下面的时间");
  });

  it("says the server's own sentence when there is nothing to offer", () => {
    const problem = problemOf(new AppError("booking.slotTaken", 409, { next: [] }), "原话");

    expect(problem).toEqual({ text: "原话", next: [], hasOther: false });
  });

  it("shows nothing that is not a time, whatever came along", () => {
    const next = [{ start: 1 }, null, "soon", slot];

    expect(problemOf(new AppError("booking.slotTaken", 409, { next }), "").next).toEqual([slot]);
    expect(problemOf(new AppError("booking.slotTaken", 409, { next: "x" }), "").next).toEqual([]);
  });

  it("points to the booking there is already", () => {
    expect(problemOf(new AppError("booking.alreadyBooked", 409), "原话").hasOther).toBe(true);
  });
});
