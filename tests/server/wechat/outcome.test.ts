import { platformBases, wechatBaseProblems } from "@server/wechat";
import { knownCodes, meaningOf } from "@server/wechat/errcodes";
import { refusalOf } from "@server/wechat/outcome";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T15:59:00Z"); // 23:59 in Shanghai

describe("what an errcode asks of us", () => {
  it.each([
    [-1, "retry"],
    [45011, "retry"],
    [44990, "retry"],
    [44991, "retry"],
    [45009, "quota"],
    [44993, "quota"],
    [45028, "quota"],
    [40251, "quota"],
    [43101, "rightUsedUp"],
    [45015, "rightUsedUp"],
    [45047, "rightUsedUp"],
    [61010, "rightUsedUp"],
    [40003, "userBlocked"],
    [43004, "userBlocked"],
    [43019, "userBlocked"],
    [48002, "userBlocked"],
    [40001, "config"],
    [40014, "config"],
    [42001, "config"],
    [40013, "config"],
    [40037, "config"],
    [40125, "config"],
    [40164, "config"],
    [40243, "config"],
    [48001, "config"],
    [48004, "config"],
    [43107, "config"],
    [43116, "config"],
    [89503, "config"],
    [65400, "config"],
    [61007, "config"],
    [47003, "permanent"],
    [40249, "permanent"],
    [40029, "permanent"],
    [40163, "permanent"],
    [40007, "permanent"],
    [45168, "permanent"],
    [87014, "permanent"],
    [46003, "permanent"],
  ] as const)("takes %i for %s", (code, kind) => {
    expect(meaningOf(code, now).kind).toBe(kind);
  });

  it("takes every code it was never told about for unknown, and none for sent", () => {
    for (let code = -100; code < 100_000; code++) {
      const { kind } = meaningOf(code, now);
      expect(kind === "unknown").toBe(!knownCodes().has(code));
      expect(kind).not.toBe("sent");
    }
  });

  it("waits for the platform's midnight, its month, a minute or a moment", () => {
    expect(meaningOf(45009, now).afterMs).toBe(60_000);
    expect(meaningOf(45028, now).afterMs).toBe(5 * 86_400_000 + 60_000);
    expect(meaningOf(45011, now).afterMs).toBe(60_000);
    expect(meaningOf(-1, now).afterMs).toBe(2_000);
  });

  it("lets one call read a code in its own way", () => {
    const meanings = { 40001: { kind: "permanent" } } as const;

    expect(refusalOf(40001, "x", { path: "/sns/userinfo", now, meanings }).kind).toBe("permanent");
  });
});

describe("the hosts production may use", () => {
  it("takes the platform's own", () => {
    expect(wechatBaseProblems(platformBases)).toEqual([]);
    expect(
      wechatBaseProblems({ ...platformBases, apiBase: "https://api2.weixin.qq.com/" }),
    ).toEqual([]);
  });

  it.each([
    "http://api.weixin.qq.com",
    "https://127.0.0.1:9",
    "https://api.weixin.qq.com.evil.com",
    "https://api.weixin.qq.com:8443",
    "https://api.weixin.qq.com/x",
    "https://a:b@api.weixin.qq.com",
    "https://mp.weixin.qq.com",
    "api.weixin.qq.com",
    "",
  ])("names %s", (apiBase) => {
    expect(wechatBaseProblems({ ...platformBases, apiBase })).toEqual([
      expect.stringMatching(/^apiBase: must be https/),
    ]);
  });
});
