import { staleReads } from "@console/shell/news.model";
import { describe, expect, it } from "vitest";

describe("news from the socket", () => {
  it("makes the lists stale that show what changed, in whichever number it is named", () => {
    expect(staleReads({ kind: "changed", what: "bookings" })).toContain("GET /bookings");
    expect(staleReads({ kind: "changed", what: "booking" })).toContain("GET /bookings");
    expect(staleReads({ kind: "changed", what: "events" })).toContain("GET /events/:id/sign-ups");
  });

  it("renews the queue after a message and after a reconnect", () => {
    expect(staleReads({ kind: "hello", heartbeatSeconds: 30 })).toContain("GET /conversations");
  });

  it("asks for today's things when something unheard of has changed", () => {
    expect(staleReads({ kind: "changed", what: "weather" })).toEqual(["GET /today"]);
  });

  it("leaves the lists alone for a heartbeat", () => {
    expect(staleReads({ kind: "pong" })).toEqual([]);
  });
});
