import { firstPath, isAtPlace, isWithin } from "@console/shell/navigation.model";
import { describe, expect, it } from "vitest";

const places = [{ path: "/inbox" }, { path: "/events" }];

describe("finding one's way", () => {
  it("lands at the first place one may go to, and at one's own page without any", () => {
    expect(firstPath(places)).toBe("/inbox");
    expect(firstPath([])).toBe("/me");
  });

  it("keeps a place current one level deeper, but makes room for the page there", () => {
    expect(isWithin("/inbox/cnv_1", { path: "/inbox" })).toBe(true);
    expect(isWithin("/inboxes", { path: "/inbox" })).toBe(false);
    expect(isAtPlace("/inbox", places)).toBe(true);
    expect(isAtPlace("/inbox/cnv_1", places)).toBe(false);
  });
});
