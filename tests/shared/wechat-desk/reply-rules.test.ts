import type { KeywordRule } from "@shared/wechat-desk/replies";
import { keywordFor } from "@shared/wechat-desk/reply-rules";
import { describe, expect, it } from "vitest";

const rule = (match: KeywordRule["match"], text: string, ...words: string[]): KeywordRule => ({
  words,
  match,
  reply: { text },
});
const rules = [
  rule("contains", "where", "网点", "地址"),
  rule("equals", "rights", "权益"),
  rule("contains", "card", "VIP"),
];

describe("the answer to a keyword", () => {
  it.each([
    ["你们网点在哪里", "where"],
    ["权益", "rights"],
    ["我的权益呢", undefined],
    ["ｖｉｐ 有什么", "card"],
    ["你好", undefined],
  ])("%s is %s", (said, text) => {
    expect(keywordFor(rules, said)?.reply.text).toBe(text);
  });

  it("goes by the equal word before a contained one", () => {
    const both = [rule("contains", "part", "权益"), rule("equals", "whole", "权益")];

    expect(keywordFor(both, " 权益 ")?.reply.text).toBe("whole");
  });
});
