import { placeOf } from "@console/scenes/customers/timeline.model";
import { describe, expect, it } from "vitest";

describe("a line of the timeline", () => {
  it("leads to what it is about, where that has a page", () => {
    expect(placeOf({ noun: "booking", id: "bkg_1" })).toBe("/bookings/bkg_1");
    expect(placeOf({ noun: "snapshot", id: "snp_1" })).toBeUndefined();
    expect(placeOf(undefined)).toBeUndefined();
  });
});
