import { fromLocal, toLocal } from "@console/format/local-input";
import { describe, expect, it } from "vitest";

describe("a field for date and time", () => {
  it("shows the bank's wall time and reads it back", () => {
    expect(toLocal("2026-11-25T06:30:00Z")).toBe("2026-11-25T14:30");
    expect(fromLocal("2026-11-25T14:30")?.toISOString()).toBe("2026-11-25T06:30:00.000Z");
  });

  it("means nothing while it is incomplete", () => {
    expect(fromLocal("")).toBeUndefined();
    expect(fromLocal("2026-11-25")).toBeUndefined();
  });
});
