import type { MenuButton, MenuSet } from "@shared/wechat-desk/menu";
import { bytesOf, menuProblems } from "@shared/wechat-desk/menu-rules";
import { describe, expect, it } from "vitest";

const page: MenuButton = {
  name: "活动",
  type: "miniprogram",
  path: "pages/events/index",
  url: "https://vip.example.com/m/",
  children: [],
};
const everybody = (...buttons: MenuButton[]): MenuSet[] => [{ buttons }];
const rules = (sets: readonly MenuSet[]) =>
  menuProblems(sets).map(({ field, rule, button, child }) =>
    [button, child, field, rule].filter((part) => part !== undefined).join(" "),
  );

describe("the bytes of a text", () => {
  it.each([
    ["menu", 4],
    ["é", 2],
    ["预约", 6],
    ["𠮷", 4],
  ])("of %s are %i", (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
    expect(bytesOf(text)).toBe(Buffer.byteLength(text));
  });
});

describe("a menu", () => {
  it("has nothing to mend when it keeps WeChat's limits", () => {
    expect(rules(everybody(page, { ...page, children: [page] }))).toEqual([]);
  });

  it.each<[string, Partial<MenuButton>, string]>([
    ["a name of more than 16 bytes", { name: "联系我的经理" }, "0 name tooLong"],
    ["a blank name", { name: " " }, "0 name empty"],
    ["an address that is none", { type: "view", url: "vip.example.com" }, "0 url notAnAddress"],
    [
      "an address of more than 1,024 bytes",
      { type: "view", url: `https://a.cn/${"x".repeat(1_020)}` },
      "0 url tooLong",
    ],
    ["a key of more than 128 bytes", { type: "click", key: "k".repeat(129) }, "0 key tooLong"],
    ["a page that is none", { path: "/home" }, "0 path notAPage"],
  ])("is refused for %s", (_, change, problem) => {
    expect(rules(everybody({ ...page, ...change }))).toEqual([problem]);
  });

  it("allows 60 bytes under a button, and asks nothing else of the button above", () => {
    const below = { ...page, name: "字".repeat(20) };
    const above = { name: "我的", type: "click" as const, children: [below] };

    expect(rules(everybody(above))).toEqual([]);
    expect(rules(everybody({ ...above, children: [{ ...below, name: "字".repeat(21) }] }))).toEqual(
      ["0 0 name tooLong"],
    );
  });

  it("needs buttons, and a tag of its own for each menu of some", () => {
    const sets = [
      { buttons: [] },
      { tag: "staff", buttons: [page] },
      { tag: "staff", buttons: [page] },
    ];

    expect(rules(sets)).toEqual(["buttons empty", "tag twice"]);
    expect(rules([{ buttons: [page] }, { buttons: [page] }])).toEqual(["tag empty"]);
  });
});
