import { sayDeadline, sayLength } from "@shared/format/length";
import { sayMoment, sayMomentBriefly, sayRange } from "@shared/format/moment";
import { sayMoney, toneOfChange } from "@shared/format/money";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T14:00:00+08:00"); // a Wednesday
const at = (text: string) => new Date(`${text}+08:00`);

describe("amounts", () => {
  it.each([
    [128_640_000, { unit: "yuan" }, "1,286,400.00 元"],
    [128_640_000, {}, "128.64 万元"],
    [1_234_567_890_000, {}, "123.46 亿元"],
    [9_999_999, {}, "10.00 万元"],
    [999_999, {}, "9,999.99 元"],
    [1, {}, "0.01 元"],
    [0, {}, "0.00 元"],
    [-128_640_000, {}, "−128.64 万元"],
    [320_000, { signed: true }, "+3,200.00 元"],
    [320_000, { bare: true }, "3,200.00"],
    [-1, { unit: "wan" }, "0.00 万元"],
  ] as const)("of %i fen with %o read %s", (fen, options, text) => {
    expect(sayMoney(fen, options)).toBe(text);
  });

  it("rounds halves away from zero, exactly", () => {
    expect(sayMoney(1_005_000, { unit: "wan" })).toBe("1.01 万元");
    expect(sayMoney(-1_005_000, { unit: "wan" })).toBe("−1.01 万元");
  });

  it("have a tone by their sign", () => {
    expect([1, -1, 0].map(toneOfChange)).toEqual(["gain", "loss", "flat"]);
  });
});

describe("moments", () => {
  it.each([
    ["2026-11-25T14:30:00", "今天 14:30"],
    ["2026-11-24T23:59:59", "昨天 23:59"],
    ["2026-11-26T00:00:00", "明天 00:00"],
    ["2026-11-23T10:00:00", "周一 10:00"],
    ["2026-12-01T10:00:00", "周二 10:00"],
    ["2026-12-02T10:00:00", "12月2日 10:00"],
    ["2026-11-18T10:00:00", "11月18日 10:00"],
    ["2027-01-03T09:05:00", "2027年1月3日 09:05"],
  ])("%s is said as %s", (moment, text) => {
    expect(sayMoment(at(moment), now)).toBe(text);
    expect(sayMoment(at(moment).toISOString(), now)).toBe(text);
  });

  it("is short in lists", () => {
    expect(sayMomentBriefly(at("2026-11-25T09:05:00"), now)).toBe("09:05");
    expect(sayMomentBriefly(at("2026-11-24T09:05:00"), now)).toBe("昨天");
    expect(sayRange(at("2026-11-25T14:00:00"), at("2026-11-25T15:00:00"))).toBe("14:00–15:00");
  });
});

describe("lengths of time", () => {
  it("are said in their two largest units", () => {
    const minutes = (count: number) => sayLength(count * 60_000);

    expect([0, 59, 60, 125, 1440, 1530].map(minutes)).toEqual([
      "0 分钟",
      "59 分钟",
      "1 小时",
      "2 小时 5 分钟",
      "1 天",
      "1 天 1 小时",
    ]);
  });

  it("say what is left and what is over of a deadline", () => {
    expect(sayDeadline(at("2026-11-25T14:12:00"), now)).toBe("还剩 12 分钟");
    expect(sayDeadline(at("2026-11-25T14:00:01"), now)).toBe("还剩 1 分钟");
    expect(sayDeadline(at("2026-11-25T13:55:00"), now)).toBe("已超 5 分钟");
  });
});
