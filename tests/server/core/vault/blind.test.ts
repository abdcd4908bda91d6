import { testStores } from "@tests/support/stores";
import { describe, expect, it } from "vitest";

const stores = testStores();

describe("the blind index of a phone number", () => {
  it.each([
    "13800136021",
    "+8613800136021",
    "+86 138 0013 6021",
    "0086-13800136021",
    "8613800136021",
    "138-0013-6021",
    "138 0013 6021",
    " 13800136021 ",
    "(+86)13800136021",
    "(+86) 138-0013-6021",
    "138.0013.6021",
    "138 0013 6021",
    "138\u00a00013\u00a06021",
    "138‐0013‐6021",
    "138\t00136021",
  ])("is the same for the spelling %j", async (spelling) => {
    const { vault } = stores();
    const stored = await vault.blind("phone", "13800136021");

    expect(await vault.blindSearch("phone", spelling)).toEqual([stored]);
  });

  it.each(["13800136022", "13800136012", "+8613800136020", "+12025550123"])(
    "is another for the neighbour %s",
    async (neighbour) => {
      const { vault } = stores();

      expect(await vault.blindSearch("phone", neighbour)).not.toContain(
        await vault.blind("phone", "13800136021"),
      );
    },
  );

  it.each(["", "6021", "12800136021", "1380013602", "138001360211", "陈嘉禾", "1.38E+10"])(
    "finds nothing for %j, which is no phone number",
    async (text) => {
      const { vault } = stores();

      expect(await vault.blindSearch("phone", text)).toEqual([]);
      await expect(vault.blind("phone", text)).rejects.toThrow("vault.badValue");
    },
  );
});

describe("other indexes", () => {
  it("know an ID number with a small x and with spaces", async () => {
    const { vault } = stores();
    const stored = await vault.blind("idNumber", "11010519491231002X");

    expect(await vault.blindSearch("idNumber", "110105 19491231 002x")).toEqual([stored]);
  });

  it("refuse an ID number whose check digit is wrong", async () => {
    await expect(stores().vault.blind("idNumber", "110105194912310021")).rejects.toThrow(
      "vault.badValue",
    );
  });

  it("keep the fields apart even for equal values", async () => {
    const { vault } = stores();

    expect(await vault.blind("openid", "same")).not.toBe(await vault.blind("unionid", "same"));
  });

  it("hold 128 bits and their version", async () => {
    expect(await stores().vault.blind("openid", "oGuiB")).toMatch(/^1\.[\w-]{22}$/);
  });
});

describe("search tokens", () => {
  it("match within one book and nowhere else", async () => {
    const { vault } = stores();
    const [mine] = await vault.tokens("book:stf_a", ["6021"]);
    const [again] = await vault.tokens("book:stf_a", ["6021"]);
    const [theirs] = await vault.tokens("book:stf_b", ["6021"]);

    expect(again).toBe(mine);
    expect(theirs).not.toBe(mine);
  });

  it("make one id of one outside key, of the product's own form", async () => {
    const { vault } = stores();

    expect(await vault.deriveId("cus", "vip-chen")).toBe(await vault.deriveId("cus", "vip-chen"));
    expect(await vault.deriveId("cus", "vip-chen")).toMatch(/^cus_[0-9a-z]{26}$/);
    expect(await vault.deriveId("cus", "vip-wu")).not.toBe(await vault.deriveId("cus", "vip-chen"));
  });
});
