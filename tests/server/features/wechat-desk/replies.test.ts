import type { LedgerEntry } from "@sandbox/core/types";
import type { ReplyRules } from "@shared/wechat-desk/replies";
import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { safePush, textMessage } from "@tests/support/push";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { afterEach, beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const control = () => app().sandbox.control;
const stranger = "guest-li";

const rules: ReplyRules = {
  isOn: true,
  follow: { text: "欢迎关注", link: { label: "立即绑定", path: "pages/home/index" } },
  fallback: { text: "请稍候" },
  keywords: [{ words: ["网点"], match: "contains", reply: { text: "湖滨路 1 号" } }],
  keys: [{ key: "rights", reply: { text: "您的权益" } }],
};

async function save(next: ReplyRules) {
  const ye = await app().as("admin-ye");
  const { version } = await ye.call("GET /wechat-replies", {});
  return ye.call("PUT /wechat-replies", { version, rules: next });
}

const toldTo = (user: string, after = 0): LedgerEntry[] =>
  app().sandbox.ledger.list({ user, channel: "customer", after });
const textsTo = (user: string, after = 0) =>
  toldTo(user, after).map(({ data }) => String((data as { content?: string }).content));
const lastTo = (user: string) => toldTo(user).at(-1)?.id ?? 0;

/** Lets every push arrive and be worked on. */
async function quiet(): Promise<void> {
  await control().settled();
  await until(
    async () =>
      (await mongoose.connection
        .collection("wechatInbox")
        .countDocuments({ state: "waiting", notBefore: { $lte: new Date() } })) === 0,
    "an empty inbox",
  );
}

beforeAll(async () => {
  control().addPerson({ id: stranger, nickname: "李先生" });
  await save(rules);
});
afterEach(() => control().clearFaults());

describe("an automatic answer", () => {
  it("greets who follows, once, with a way into the mini-program", async () => {
    control().addFault({ path: "*", kind: "callback-duplicate", times: 1 });
    control().follow(stranger);
    await quiet();

    expect(textsTo(stranger)).toHaveLength(1);
    expect(textsTo(stranger)[0]).toContain("欢迎关注");
    expect(textsTo(stranger)[0]).toContain('data-miniprogram-path="pages/home/index"');
  });

  it.each([
    ["请问网点在哪", "湖滨路 1 号"],
    ["你好", "请稍候"],
  ])("to a stranger's “%s” is one message, “%s”", async (content, text) => {
    const before = lastTo(stranger);
    control().say(stranger, { type: "text", content });
    await quiet();

    expect(textsTo(stranger, before)).toEqual([text]);
  });

  it("is given once for a push that comes three times", async () => {
    const account = app().sandbox.accounts.find(({ kind }) => kind === "official");
    const openid = control()
      .people()
      .find(({ id }) => id === stranger)?.openids.official;
    const before = lastTo(stranger);
    // Written now: a window of two days opens with it.
    const now = Math.floor(app().server.ports.clock.now().getTime() / 1_000);
    const said = textMessage("网点", openid, "24111111111111777").replace(
      "1700000000",
      String(now),
    );
    for (let round = 0; round < 3; round++) {
      const { query, body } = safePush(
        {
          appid: account?.appid ?? "",
          token: account?.token ?? "",
          aesKey: account?.encodingAESKey ?? "",
        },
        said,
      );
      await fetch(`${app().url}/wechat/callback/${account?.appid}?${query}`, {
        method: "POST",
        body,
      });
    }
    await quiet();

    expect(textsTo(stranger, before)).toEqual(["湖滨路 1 号"]);
  });

  it("comes later, and still once, when WeChat was busy", async () => {
    const path = "/cgi-bin/message/custom/send";
    const before = lastTo(stranger);
    control().addFault({ path, kind: "errcode", errcode: -1, times: 1 });
    control().say(stranger, { type: "text", content: "网点" });

    await until(() => textsTo(stranger, before).length > 0, "the answer");

    expect(textsTo(stranger, before)).toEqual(["湖滨路 1 号"]);
  });
});

describe("the private line", () => {
  it("is not spoken into: what a customer writes goes to the conversation and is answered by nobody else", async () => {
    const wu = await app().as("vip-wu");
    const before = lastTo("vip-wu");
    control().say("vip-wu", { type: "text", content: "网点在哪" });
    await quiet();

    const talk = await wu.call("GET /my/conversation/messages", {});
    expect(JSON.stringify(talk)).toContain("网点在哪");
    expect(textsTo("vip-wu", before)).toEqual([]);
  });

  it("still has the buttons of the menu answered", async () => {
    const { menu } = app().server.ports.wechat.official;
    await menu.replace([{ name: "权益", type: "click", key: "rights" }]);
    const before = lastTo("vip-wu");
    control().clickMenu("vip-wu", "权益");
    await quiet();

    expect(textsTo("vip-wu", before)).toEqual(["您的权益"]);
  });
});

describe("the rules", () => {
  it("answer nothing while they are switched off, and strangers get the plain hint", async () => {
    await save({ ...rules, isOn: false });
    const before = lastTo(stranger);
    control().say(stranger, { type: "text", content: "网点" });
    await quiet();
    await save(rules);

    expect(textsTo(stranger, before)).toHaveLength(1);
    expect(textsTo(stranger, before)[0]).not.toContain("湖滨路");
  });

  it("are kept version by version, and counted by what they answered to", async () => {
    const ye = await app().as("admin-ye");

    const desk = await ye.call("GET /wechat-replies", {});

    expect(desk.history.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(desk.answered).toMatchObject({ follow: 1, key: 1, fallback: 1 });
    expect(desk.answered.keyword).toBe(3);
    expect(
      (await ye.call("GET /wechat-replies/versions/:version", { version: 2 })).rules.isOn,
    ).toBe(false);
  });

  it("refuse a text that WeChat could not carry, and a change of older rules", async () => {
    const ye = await app().as("admin-ye");
    const tooLong = { ...rules, fallback: { text: "字".repeat(601) } };

    expect((await failureOf(save(tooLong))).code).toBe("request.invalid");
    expect((await failureOf(ye.call("PUT /wechat-replies", { version: 1, rules }))).code).toBe(
      "wechatDesk.outdated",
    );
  });
});
