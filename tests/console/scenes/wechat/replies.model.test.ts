import { isComplete, wordsIn } from "@console/scenes/wechat/replies.model";
import type { ReplyRules } from "@shared/wechat-desk/replies";
import { describe, expect, it } from "vitest";

const rules: ReplyRules = { isOn: true, keywords: [], keys: [] };
const link = (label: string, path: string) => ({ text: "您好", link: { label, path } });

describe("keywords as they are typed", () => {
  it("are parted by blanks and commas of either script, each once, ten at most", () => {
    expect(wordsIn(" 网点 地址，营业时间,网点、")).toEqual(["网点", "地址", "营业时间"]);
    expect(wordsIn("a b c d e f g h i j k")).toHaveLength(10);
  });
});

describe("rules", () => {
  it.each<[string, Partial<ReplyRules>, boolean]>([
    ["nothing set", {}, true],
    ["a text", { follow: { text: "您好" } }, true],
    ["a blank text", { follow: { text: " " } }, false],
    ["a link to a page", { follow: link("打开", "pages/home/index") }, true],
    ["a link to no page", { follow: link("打开", "home") }, false],
    [
      "a keyword rule without words",
      { keywords: [{ words: [], match: "equals", reply: { text: "a" } }] },
      false,
    ],
    ["a key without a name", { keys: [{ key: " ", reply: { text: "a" } }] }, false],
  ])("with %s are complete: %s", (_, change, complete) => {
    expect(isComplete({ ...rules, ...change })).toBe(complete);
  });
});
