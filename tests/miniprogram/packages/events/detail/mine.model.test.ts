import { type Mine, sayMine } from "@miniprogram/packages/events/detail/mine.model";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T02:00:00Z");
const mine = (change: Partial<Mine>): Mine => ({
  signUpId: "sup_1",
  state: "confirmed",
  people: 2,
  ...change,
});

describe("where a sign-up stands", () => {
  it("says for how many seats are kept", () => {
    expect(sayMine(mine({}), now).text).toContain("2 位");
  });

  it("says the place in the waiting list", () => {
    expect(sayMine(mine({ state: "waiting", position: 3 }), now).text).toContain("第 3 位");
  });

  it("says how long an offer still stands", () => {
    const offer = mine({ state: "offered", offerUntil: "2026-11-25T04:00:00Z" });

    expect(sayMine(offer, now).text).toContain("还剩 2 小时");
  });
});
