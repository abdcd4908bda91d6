import { placeFor } from "@miniprogram/session/place";
import { AppError } from "@shared/core/errors";
import { describe, expect, it } from "vitest";

const bound = { phase: "signedIn", binding: "bound" } as const;
const customer = { who: "customer", noticeNeeded: false } as const;

describe("where somebody belongs", () => {
  it.each([
    ["starting", { phase: "starting" } as const],
    ["signed out", { phase: "signedOut" } as const],
    ["turned away", { phase: "failed", error: new AppError("x", 401) } as const],
  ])("is outside while they are %s", (_, state) => {
    expect(placeFor(state, customer).kind).toBe("outside");
  });

  it("is here for a bound customer who answered the notice", () => {
    expect(placeFor(bound, customer).kind).toBe("here");
  });

  it("is the binding page for everybody else, and back to where they wanted to go", () => {
    const place = placeFor({ phase: "signedIn", binding: "notVip" }, customer);

    expect(place.kind === "elsewhere" && place.url("/pages/events/index?id=1")).toBe(
      "/packages/identity/bind/index?to=%2Fpages%2Fevents%2Findex%3Fid%3D1",
    );
  });

  it("is the notice first while it waits for an answer", () => {
    const place = placeFor(bound, { ...customer, noticeNeeded: true });

    expect(place.kind === "elsewhere" && place.url(undefined)).toBe(
      "/packages/identity/notice/index",
    );
  });

  it("is here for a visitor where visitors may be", () => {
    const state = { phase: "signedIn", binding: "unbound" } as const;

    expect(placeFor(state, { who: "visitor", noticeNeeded: true }).kind).toBe("here");
  });
});
