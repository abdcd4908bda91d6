import { wayTo, whenOf } from "@miniprogram/pages/home/concerns.model";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T02:00:00Z");

describe("what concerns the customer", () => {
  it.each([
    ["booking", "bkg_1", "bookings", { id: "bkg_1" }],
    ["offer", "bkg_1", "bookings", { id: "bkg_1" }],
    ["offer", "evn_1", "event", { id: "evn_1" }],
    ["ticket", "sup_1", "ticket", { id: "sup_1" }],
    ["maturity", "hld_1", "assets", {}],
    ["form", "ask_1", "form", { id: "ask_1" }],
  ] as const)("leads from %s %s to %s", (kind, refId, screen, query) => {
    expect(wayTo({ kind, refId })).toEqual({ screen, query });
  });

  it("says when it is, but not twice", () => {
    const at = "2026-11-26T02:00:00Z";

    expect(whenOf({ at, text: "贵宾室" }, now)).toBe("明天 10:00");
    expect(whenOf({ at, text: "明天 10:00 · 贵宾室" }, now)).toBeUndefined();
    expect(whenOf({ text: "贵宾室" }, now)).toBeUndefined();
  });
});
