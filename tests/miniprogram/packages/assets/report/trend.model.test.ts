import { barsOf } from "@miniprogram/packages/assets/report/trend.model";
import { describe, expect, it } from "vitest";

const points = (...totals: number[]) =>
  totals.map((totalFen, at) => ({ on: `2026-${String(at + 1).padStart(2, "0")}-01`, totalFen }));

describe("the bars of a year", () => {
  it("reach from a visible least to a full most", () => {
    expect(barsOf(points(100, 150, 200)).map(({ height }) => height)).toEqual([24, 62, 100]);
  });

  it("are all the same when nothing changed", () => {
    expect(barsOf(points(100, 100)).map(({ height }) => height)).toEqual([100, 100]);
  });

  it("are the last twelve", () => {
    expect(barsOf(points(...Array.from({ length: 20 }, (_, at) => at)))).toHaveLength(12);
  });

  it("are none without points", () => {
    expect(barsOf([])).toEqual([]);
  });
});
