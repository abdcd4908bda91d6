import { greetingAt, hrefOf, mayWait, titleOf } from "@console/scenes/today/today.model";
import type { TodayItem } from "@shared/today/today";
import { describe, expect, it } from "vitest";

function item(kind: TodayItem["kind"], scene: TodayItem["open"]["scene"]): TodayItem {
  return { kind, id: "own", title: "", text: "", tone: "calm", open: { scene, id: "it" } };
}

describe("one tap from today", () => {
  it("opens the scene that does the thing", () => {
    expect(hrefOf(item("unanswered", "conversation"))).toBe("/inbox/it");
    expect(hrefOf(item("task", "task"))).toBe("/tasks/it");
    expect(hrefOf(item("approval", "campaign"))).toBe("/pushes/it");
    expect(hrefOf(item("maturity", "customer"))).toBe("/customers/it");
  });

  it("names the person first, once", () => {
    const care = { ...item("care", "task"), title: "生日关怀", customerName: "陈嘉禾" };

    expect(titleOf(care)).toBe("陈嘉禾 生日关怀");
    expect(titleOf({ ...care, title: "陈嘉禾等您回复" })).toBe("陈嘉禾等您回复");
  });

  it("lets only tasks be put off, never a waiting customer", () => {
    expect(mayWait(item("task", "task"))).toBe(true);
    expect(mayWait(item("unanswered", "conversation"))).toBe(false);
  });

  it("greets by the bank's clock", () => {
    expect(greetingAt(Date.parse("2026-11-25T01:00:00Z"))).toBe("morning");
    expect(greetingAt(Date.parse("2026-11-25T04:00:00Z"))).toBe("noon");
    expect(greetingAt(Date.parse("2026-11-25T12:00:00Z"))).toBe("evening");
  });
});
