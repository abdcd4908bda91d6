import { passwordIssues } from "@shared/staff/password-policy";
import { describe, expect, it } from "vitest";

const known = new Set(["password", "dragon", "qwertyuiop", "iloveyou"]);
const issues = (password: string, policy: "standard" | "mlps3" = "standard") =>
  passwordIssues(password, {
    policy,
    words: ["rm-lin", "林静", "贵宾专线", "分行"],
    isCommon: (one) => known.has(one),
  });

describe("a password", () => {
  it.each([
    ["春天的第一场雨落在屋檐上", []],
    ["correct horse battery staple", []],
    ["Kd8#vQz1mTp4", []],
    ["x".repeat(12), ["repeated"]],
    ["short-One1", ["short"]],
    ["password", ["short", "common"]],
    ["Password2026!!", ["common"]],
    ["!!1234Dragon9999", ["common"]],
    ["rm-lin-2026!", ["context"]],
    ["林静林静的密码", ["short", "context"]],
    ["分行2026密码", ["short", "context"]],
    ["abcdefghijkl", ["repeated"]],
    ["987654321098", []],
    ["121212121212", ["repeated"]],
    ["龙".repeat(65), ["repeated"]],
    ["a1B2".repeat(70), ["long", "repeated"]],
    ["口令里可以有空格 也可以有 emoji 🙂", []],
    ["贵宾专线的一个非常长而独特的口令", []],
  ])("%s", (password, expected) => {
    expect(issues(password)).toEqual(expected);
  });

  it("needs three kinds of characters under the strict policy only", () => {
    expect(issues("correct horse battery", "standard")).toEqual([]);
    expect(issues("correcthorsebattery", "mlps3")).toEqual(["classes"]);
    expect(issues("Correct-horse-battery", "mlps3")).toEqual([]);
  });
});
