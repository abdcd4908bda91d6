import type { LedgerEntry } from "@sandbox/core/types";
import { seedTemplates } from "@sandbox/index";
import { Purses, purseId } from "@server/features/reach/purse.model";
import { wechatUsers } from "@server/features/sessions";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { buildPicture } from "@tests/support/build/picture";
import { safePush, textMessage } from "@tests/support/push";
import { until } from "@tests/support/until";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const secret = "您的存单下周三到期";

const answer = (rm: Person, id: string, words: string) =>
  rm.call("POST /conversations/:id/messages", {
    id,
    clientId: newClientId(),
    body: { kind: "text", text: words },
  });

const deliveredTo = (user: string): LedgerEntry[] =>
  app()
    .sandbox.ledger.list({ user })
    .filter(({ effect }) => effect === "delivered");

async function talkOf(person: string): Promise<{ customer: Person; id: string }> {
  const customer = await app().as(person);
  return { customer, id: (await customer.call("GET /my/conversation", {})).id };
}

describe("an answer to a customer whose mini-program is closed", () => {
  it("arrives as a message of the official account while they wrote there within two days", async () => {
    const { sandbox } = app();
    const { id } = await talkOf("vip-chen");
    const lin = await app().as("rm-lin");
    sandbox.control.say("vip-chen", { type: "text", content: "您好" });
    await sandbox.control.settled();
    await until(
      async () => (await lin.call("GET /conversations/:id", { id })).unread > 0,
      "what they wrote",
    );
    const before = await lin.call("GET /conversations/:id/reach", { id });
    expect(before).toMatchObject({ channel: "customerService" });

    await answer(lin, id, secret);
    const [sent] = await until(() => {
      const found = deliveredTo("vip-chen").filter(({ channel }) => channel === "customer");
      return found.length > 0 && found;
    }, "a customer-service message");

    expect(JSON.stringify(sent?.data)).toContain(secret);
    expect(deliveredTo("vip-chen")).toHaveLength(1);
    // What WeChat gave for one message: five answers within two days (wechat.md, message windows).
    expect(before).toMatchObject({ left: 5, text: expect.stringContaining("还可发 5 条") });
    expect(before.until).toBeDefined();
    await until(
      async () => (await lin.call("GET /conversations/:id/reach", { id })).left === 4,
      "one right less",
    );
  });

  it("arrives else as one notice that opens the conversation and carries none of the text", async () => {
    const { id } = await talkOf("vip-wu");
    const lin = await app().as("rm-lin");
    expect(await lin.call("GET /conversations/:id/reach", { id })).toMatchObject({
      channel: "serviceTemplate",
    });

    await answer(lin, id, secret);
    await answer(lin, id, "请您方便时看一下");
    await until(() => deliveredTo("vip-wu").length > 0, "a notice");
    await app().server.settle();

    const notices = deliveredTo("vip-wu");
    const template = seedTemplates.find(
      ({ account, key }) => account === "official" && key === "message.waiting",
    );
    expect(notices).toMatchObject([{ channel: "template", templateId: template?.id }]);
    expect(JSON.stringify(notices)).not.toContain("存单");
    expect(JSON.stringify(notices[0]?.jump)).toContain("pages/conversation/index");
  });

  it("arrives on the open screen alone when the mini-program is open", async () => {
    const { customer, id } = await talkOf("vip-zhao");
    const zhou = await app().as("rm-zhou");
    const phone = await customer.socket();
    expect(await zhou.call("GET /conversations/:id/reach", { id })).toMatchObject({
      channel: "live",
    });

    await answer(zhou, id, secret);
    const { message } = await phone.frame("message");
    phone.send({ kind: "delivered", conversationId: id, seq: message.seq });
    await phone.frame("receipts", ({ receipts }) => receipts.customerDelivered === message.seq);
    await app().setTime("2026-11-25T10:05:00+08:00");
    await app().server.settle();

    expect(message.body).toEqual({ kind: "text", text: secret });
    expect(deliveredTo("vip-zhao")).toEqual([]);
    phone.close();
  });
});

describe("what a customer writes to the official account", () => {
  it("lands in the same conversation once, however often the platform pushes it", async () => {
    const { customer } = await talkOf("vip-zhao");
    const { accounts, control } = app().sandbox;
    const official = accounts.find(({ kind }) => kind === "official");
    const zhao = control.people().find(({ id }) => id === "vip-zhao");
    const account = {
      appid: official?.appid ?? "",
      token: official?.token ?? "",
      aesKey: official?.encodingAESKey ?? "",
    };
    const message = textMessage("三次也是一次", zhao?.openids.official, "24111111111111111");
    const before = (await customer.call("GET /my/conversation", {})).lastSeq;

    const pushes = await Promise.all(
      [1, 2, 3].map(() => {
        const { query, body } = safePush(account, message);
        return fetch(`${app().url}/wechat/callback/${account.appid}?${query}`, {
          method: "POST",
          body,
        });
      }),
    );
    await until(
      async () => (await customer.call("GET /my/conversation", {})).lastSeq > before,
      "the message",
    );
    await app().server.settle();

    expect(pushes.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { messages, lastSeq } = await customer.call("GET /my/conversation/messages", {
      afterSeq: before,
    });
    expect(lastSeq).toBe(before + 1);
    expect(messages).toMatchObject([
      { via: "officialAccount", author: { kind: "customer" }, body: { text: "三次也是一次" } },
    ]);
  });

  it("comes in with its picture, which only the two of them can open", async () => {
    const { customer, id } = await talkOf("vip-chen");
    const lin = await app().as("rm-lin");
    const zhou = await app().as("rm-zhou");
    app().sandbox.control.say("vip-chen", { type: "image", bytes: await buildPicture() });
    await app().sandbox.control.settled();

    const body = await until(async () => {
      const { messages } = await lin.call("GET /conversations/:id/messages", { id });
      const last = messages.at(-1)?.body;
      return last?.kind === "image" && last;
    }, "the picture");

    const path = `/api/v1/media/${body.mediaId}`;
    const mine = await customer.fetch(path);
    expect(mine.headers.get("content-type")).toBe("image/jpeg");
    expect((await lin.fetch(path)).status).toBe(200);
    expect((await zhou.fetch(path)).status).toBe(404);
  });

  it("comes in as a link in words, and says that there was a video", async () => {
    const { id } = await talkOf("vip-chen");
    const lin = await app().as("rm-lin");
    const { control } = app().sandbox;
    const [title, description, url] = ["家族信托问答", "一篇文章", "https://example.com/trust"];
    control.say("vip-chen", { type: "link", title, description, url });
    await control.settled();
    control.say("vip-chen", { type: "video", bytes: Buffer.alloc(2_000) });
    await control.settled();

    const bodies = await until(async () => {
      const { messages } = await lin.call("GET /conversations/:id/messages", { id });
      const last = messages.slice(-2).map(({ body }) => (body.kind === "text" ? body.text : ""));
      return last[1]?.startsWith("［视频］") && last;
    }, "both of them");
    expect(bodies[0]).toBe(`${title}\n${description}\n${url}`);
  });

  it("is answered with the way to the mini-program when nobody knows who wrote", async () => {
    const { control } = app().sandbox;
    control.addPerson({ id: "follower", nickname: "路人", following: true });

    control.say("follower", { type: "text", content: "你们好" });
    await control.settled();

    const [sent] = await until(() => {
      const found = deliveredTo("follower");
      return found.length > 0 && found;
    }, "an answer");
    expect(JSON.stringify(sent?.data)).toContain("data-miniprogram-path");
    // The answer is one of the five that the message gave, in our ledger as in WeChat's.
    const owner = await wechatUsers.rightsName(
      app().server.ports.vault,
      "official",
      sent?.openid ?? "",
    );
    const right = () => Purses.findById(purseId(owner, "officialService")).lean();
    await until(async () => (await right())?.held.length === 0, "the right to be settled");
    expect(await right()).toMatchObject({ left: 4, held: [] });
  });
});

describe("while the platform does not answer", () => {
  it("talks go on, and the notice leaves once it is back", async () => {
    const { control } = app().sandbox;
    const { customer, id } = await talkOf("vip-wu");
    const lin = await app().as("rm-lin");
    await customer.call("POST /my/conversation/receipts", { delivered: 99, read: 99 });
    const before = deliveredTo("vip-wu").length;
    control.addFault({ kind: "http", path: "*", status: 502 });

    const sent = await answer(lin, id, "平台暂时不通");
    const written = await customer.call("POST /my/conversation/messages", {
      clientId: newClientId(),
      body: { kind: "text", text: "我照样能写" },
    });
    control.clearFaults();

    expect([sent.message.seq + 1]).toEqual([written.message.seq]);
    await app().setTime("2026-11-25T11:30:00+08:00");
    await until(() => deliveredTo("vip-wu").length > before, "the notice");
  });

  it("signing in says so in words", async () => {
    const { control } = app().sandbox;
    const { code } = control.login("vip-chen");
    control.addFault({ kind: "http", path: "/sns/jscode2session", status: 502 });
    const { callerOf } = await import("@tests/support/as");
    const { BrowserJar, newAddress } = await import("@tests/support/browser-jar");
    const anonymous = callerOf(new BrowserJar(app().url, newAddress()))();

    const failure = await failureOf(anonymous("POST /sessions/mini", { code }));
    control.clearFaults();

    expect(failure).toMatchObject({ status: 503, code: "request.unavailable" });
  });
});
