import { groupsOf, replaced } from "@miniprogram/packages/bookings/list/list.model";
import type { Booking } from "@shared/bookings/booking";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T02:00:00Z");
const booking = (id: string, start: string, state: Booking["state"] = "confirmed"): Booking => ({
  id,
  state,
  purposeId: "review",
  purposeTitle: "沟通",
  place: "branch",
  where: "支行",
  bring: [],
  start,
  end: new Date(Date.parse(start) + 2_700_000).toISOString(),
  staffId: "stf_1",
  staffName: "林静",
  customerId: "cst_1",
  customerName: "陈嘉禾",
  proposals: [],
  abilities: { cancel: true, reschedule: true, complete: false, accept: false },
});
const ids = (items: readonly Booking[]) => items.map(({ id }) => id);

const later = booking("later", "2026-11-28T02:00:00Z");
const sooner = booking("sooner", "2026-11-26T02:00:00Z");
const running = booking("running", "2026-11-25T01:30:00Z");
const over = booking("over", "2026-11-20T02:00:00Z");
const older = booking("older", "2026-11-10T02:00:00Z", "done");
const cancelled = booking("cancelled", "2026-11-27T02:00:00Z", "cancelled");
const all = [over, later, cancelled, sooner, older, running];

describe("a customer's bookings", () => {
  it("puts what comes soonest first, one that has begun included", () => {
    expect(ids(groupsOf(all, now, undefined).coming)).toEqual(["running", "sooner", "later"]);
  });

  it("puts what is over or cancelled below, latest first", () => {
    expect(ids(groupsOf(all, now, undefined).past)).toEqual(["cancelled", "over", "older"]);
  });

  it("lifts the one that a message was about", () => {
    expect(ids(groupsOf(all, now, "later").coming)).toEqual(["later", "running", "sooner"]);
  });

  it("shows what an act answered in the place of what was there", () => {
    const moved = { ...sooner, start: later.start };

    expect(replaced(all, moved)).toContain(moved);
    expect(replaced(all, moved)).toHaveLength(all.length);
  });
});
