import {
  answersOf,
  type Purpose,
  unanswered,
} from "@miniprogram/packages/identity/notice/choices.model";
import { describe, expect, it } from "vitest";

const row = (purpose: Purpose, necessary = false) => ({
  purpose,
  necessary,
  granted: true,
  version: "1",
});
const rows = [row("service", true), row("marketing"), row("location")];

describe("answering the privacy notice", () => {
  it("does not go on without what is necessary", () => {
    expect(unanswered(rows, new Set())).toBe(true);
    expect(unanswered(rows, new Set<Purpose>(["marketing"]))).toBe(true);
    expect(unanswered(rows, new Set<Purpose>(["service"]))).toBe(false);
  });

  it("answers no to whatever nobody switched on, whatever was granted before", () => {
    expect(answersOf(rows, new Set<Purpose>(["service"]))).toEqual([
      { purpose: "service", granted: true },
      { purpose: "marketing", granted: false },
      { purpose: "location", granted: false },
    ]);
  });
});
