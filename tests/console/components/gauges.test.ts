import { clockFace } from "@console/components/gauges";
import { describe, expect, it } from "vitest";

const since = "2026-11-25T10:00:00+08:00";
const dueAt = "2026-11-25T10:10:00+08:00";
const at = (clock: string) => Date.parse(`2026-11-25T${clock}+08:00`);

describe("a promise running out", () => {
  it("empties with the time and hurries from the last third on", () => {
    expect(clockFace(since, dueAt, at("10:05:00"))).toEqual({ share: 0.5, tone: "calm" });
    expect(clockFace(since, dueAt, at("10:08:00")).tone).toBe("soon");
  });

  it("is late from the moment it is due", () => {
    expect(clockFace(since, dueAt, at("10:10:00"))).toEqual({ share: 1, tone: "late" });
  });

  it("stays readable when the clock stands before the promise was made", () => {
    expect(clockFace(since, dueAt, at("09:00:00")).share).toBe(1);
  });
});
