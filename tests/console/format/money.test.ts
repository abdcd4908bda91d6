import { sayFen, sayFenShort } from "@console/format/money";
import { describe, expect, it } from "vitest";

describe("saying an amount", () => {
  it("groups yuan and keeps two decimals", () => {
    expect(sayFen(128_640_000)).toBe("1,286,400.00");
    expect(sayFen(-5)).toBe("-0.05");
  });

  it("fits a row by the unit a Chinese reader counts in", () => {
    expect(sayFenShort(128_640_000)).toBe("128.6 万");
    expect(sayFenShort(12_345_678_900_00)).toBe("123.5 亿");
    expect(sayFenShort(980_000)).toBe("9,800 元");
  });
});
