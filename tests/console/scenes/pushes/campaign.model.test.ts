import { hasRecipients, isMoving, sharesOf } from "@console/scenes/pushes/campaign.model";
import { describe, expect, it } from "vitest";

const none = {
  state: "sending" as const,
  planned: 10,
  sent: 0,
  waiting: 0,
  held: 0,
  failed: 0,
  unknown: 0,
  read: 0,
  byChannel: [],
  byReason: [],
};

describe("the bar of a push", () => {
  it("is filled by what is known, in its order", () => {
    const shares = sharesOf({ ...none, sent: 6, held: 2, failed: 2 });

    expect(shares).toEqual([
      { part: "sent", share: 0.6 },
      { part: "held", share: 0.2 },
      { part: "failed", share: 0.2 },
    ]);
  });

  it("is empty before anything was planned", () => {
    expect(sharesOf(none)).toEqual([]);
  });
});

describe("watching a push", () => {
  it("asks every second only while it can move, and lists people once they were planned", () => {
    expect(isMoving("sending")).toBe(true);
    expect(isMoving("paused")).toBe(false);
    expect(hasRecipients("draft")).toBe(false);
    expect(hasRecipients("stopped")).toBe(true);
  });
});
