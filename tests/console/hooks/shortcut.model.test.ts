import { matchesShortcut } from "@console/hooks/shortcut.model";
import { describe, expect, it } from "vitest";

const press = (key: string, more = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  isComposing: false,
  target: { tagName: "BODY" },
  ...more,
});

describe("a shortcut", () => {
  it("is silent while somebody types, except for Escape", () => {
    const target = { tagName: "TEXTAREA" };

    expect(matchesShortcut(press("j"), "j")).toBe(true);
    expect(matchesShortcut(press("j", { target }), "j")).toBe(false);
    expect(matchesShortcut(press("Escape", { target }), "Escape")).toBe(true);
  });

  it("is ⌘K on one keyboard and Ctrl+K on another, even inside of a field", () => {
    const target = { tagName: "INPUT" };

    expect(matchesShortcut(press("k", { metaKey: true, target }), "mod+k")).toBe(true);
    expect(matchesShortcut(press("K", { ctrlKey: true }), "mod+k")).toBe(true);
    expect(matchesShortcut(press("k"), "mod+k")).toBe(false);
  });

  it("leaves a letter with a modifier to the browser, and every key to an input method", () => {
    expect(matchesShortcut(press("r", { metaKey: true }), "r")).toBe(false);
    expect(matchesShortcut(press("r", { isComposing: true }), "r")).toBe(false);
  });
});
