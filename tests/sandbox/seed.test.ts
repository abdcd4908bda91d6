import { sandboxEnvironment, seedTemplates, templateTable } from "@sandbox/index";
import people from "@sandbox/seed/people.json" with { type: "json" };
import { blankPerson } from "@sandbox/seed/world";
import { describe, expect, it } from "vitest";
import { startSandbox } from "./support/call";

describe("the seed", () => {
  it("gives a server everything it needs to talk to a running sandbox", async () => {
    const bench = await startSandbox();
    const environment = sandboxEnvironment(bench.url, bench.accounts);
    expect(environment).toMatchObject({
      WECHAT_API_BASE: bench.url,
      WECHAT_OFFICIAL_APPID: bench.account("official").appid,
      WECHAT_MINI_AES_KEY: bench.account("mini").encodingAESKey,
    });
    const templates = JSON.parse(environment.WECHAT_TEMPLATES ?? "");
    expect(templates.official["care.birthday"].fields.wish).toBe("thing3");
    await bench.close();
  });

  it("is the same on every machine", async () => {
    const [one, other] = [await startSandbox(), await startSandbox()];
    expect(one.accounts).toEqual(other.accounts);
    expect(one.control.people()).toEqual(other.control.people());
    await Promise.all([one.close(), other.close()]);
  });

  it("knows the people of the demo by the ids they would be given anyway", () => {
    for (const { id, openids, unionid } of people) {
      expect(blankPerson(id)).toMatchObject({ openids, unionid });
    }
  });

  it("has every notice for both accounts, except the staff's own", () => {
    const { official, mini } = templateTable();
    expect(Object.keys(official).filter((key) => !(key in mini))).toEqual(["staff.todo"]);
    expect(new Set(seedTemplates.map(({ id }) => id)).size).toBe(seedTemplates.length);
    expect(seedTemplates.every(({ id }) => id.length === 43)).toBe(true);
  });

  it("can be left out, and accounts can be given", async () => {
    const bench = await startSandbox({ seed: "empty", accounts: { official: { secret: "s3" } } });
    expect(bench.control.people()).toEqual([]);
    expect(bench.account("official").secret).toBe("s3");
    await bench.close();
  });
});
