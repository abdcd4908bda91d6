import { offerOf, seatsLeft } from "@miniprogram/format/event-state";
import type { EventForCustomer } from "@shared/events/event";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T02:00:00Z");
const event = (change: Partial<EventForCustomer> = {}): EventForCustomer => ({
  id: "evn_1",
  state: "published",
  title: "品鉴晚宴",
  summary: "五款佳酿",
  description: "详情",
  place: "外滩",
  startsAt: "2026-12-06T10:00:00Z",
  endsAt: "2026-12-06T13:00:00Z",
  signUpUntil: "2026-12-01T10:00:00Z",
  seats: 10,
  taken: 4,
  full: false,
  companionsMax: 1,
  poster: "wine",
  questions: [],
  ...change,
});
const mine = (state: NonNullable<EventForCustomer["mine"]>["state"]) => ({
  mine: { signUpId: "sup_1", state, people: 1 },
});

describe("what an event offers", () => {
  it.each([
    ["sign-up while there are seats", {}, "open"],
    ["the waiting list when it is full", { full: true, taken: 10 }, "waitlist"],
    ["nothing after the last day", { signUpUntil: "2026-11-25T02:00:00Z" }, "closed"],
    ["nothing when it is closed", { state: "closed" as const }, "closed"],
    [
      "nothing when it is cancelled, signed up or not",
      { state: "cancelled" as const, ...mine("confirmed") },
      "cancelled",
    ],
    ["one's own place while one has one", { full: true, ...mine("waiting") }, "mine"],
    ["sign-up again after one's own was cancelled", mine("cancelled"), "open"],
  ])("is %s", (_, change, offer) => {
    expect(offerOf(event(change), now)).toBe(offer);
  });

  it("never counts fewer than no seats", () => {
    expect(seatsLeft(event({ taken: 12 }))).toBe(0);
  });
});
