import { inspect } from "node:util";
import { WechatError } from "@server/wechat";
import { testDatabase } from "@tests/support/database";
import { type PlatformStub, startPlatformStub } from "@tests/support/platform-stub";
import { type OpenWechat, openWechat, secrets, wechatConfig } from "@tests/support/wechat";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const database = testDatabase();
const token = "access-token-canary-0003";
const canaries = [
  token,
  secrets.officialSecret,
  secrets.miniSecret,
  "js-code-canary-0004",
  "session-key-canary",
];
const sendPath = "/cgi-bin/message/custom/send";
let stub: PlatformStub;
let opened: OpenWechat;

beforeEach(async () => {
  stub = await startPlatformStub();
  stub.answer("/cgi-bin/stable_token", { access_token: token, expires_in: 7200 });
  opened = await openWechat(database.uri, { config: wechatConfig(stub.url), timeoutMs: 400 });
});

afterEach(async () => {
  await opened.db.dropDatabase();
  await opened.close();
  await stub.close();
});

const send = () => opened.wechat.official.messages.send("oUSER", { type: "text", content: "您好" });
const signIn = () => opened.wechat.mini.codeToSession("js-code-canary-0004");

describe("a call that fails", () => {
  const faults = {
    "a 502 that quotes the address": (path: string) =>
      stub.treat(path, (response, request) => {
        response.writeHead(502, { "content-type": "text/html" });
        response.end(`<html>bad gateway: ${request.path}?${request.query}</html>`);
      }),
    "an answer that is cut": (path: string) =>
      stub.treat(
        path,
        (response) =>
          void response.writeHead(200, { "content-type": "application/json" }).end('{"errcode":'),
      ),
    "an answer in HTML": (path: string) =>
      stub.treat(
        path,
        (response) =>
          void response.writeHead(200, { "content-type": "text/html" }).end("<p>hi</p>"),
      ),
    "an empty answer": (path: string) =>
      stub.treat(path, (response) => void response.writeHead(200).end()),
    "no answer in time": (path: string) => stub.treat(path, () => undefined),
    "an answer that trickles": (path: string) =>
      stub.treat(path, (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const timer = setInterval(() => response.write(" "), 50);
        response.on("close", () => clearInterval(timer));
      }),
    "a cut connection": (path: string) => stub.treat(path, (response) => void response.destroy()),
    "an unknown errcode that quotes the address": (path: string) =>
      stub.answer(path, ({ path: name, query }) => ({
        errcode: 123456,
        errmsg: `bad ${name}?${query}`,
      })),
    "an answer of another shape": (path: string) => stub.answer(path, { errcode: "soon" }),
  };

  it.each(Object.entries(faults))("is never taken for sent after %s", async (_, fault) => {
    fault(sendPath);

    await expect(send()).resolves.toMatchObject({ kind: "unknown", path: sendPath });
  });

  it.each(Object.entries(faults))("says nothing secret after %s", async (_, fault) => {
    for (const path of [sendPath, "/sns/jscode2session", "/cgi-bin/menu/get"]) fault(path);

    const outcome = await send();
    const errors = await Promise.all([
      signIn().catch((error: unknown) => error),
      opened.wechat.official.menu.get().catch((error: unknown) => error),
      opened.wechat.official.client.getMenu().catch((error: unknown) => error),
    ]);

    expect(errors.every((error) => error instanceof WechatError)).toBe(true);
    const said =
      [outcome, ...errors].map((one) => inspect(one, { depth: 9, showHidden: true })).join() +
      opened.lines.join();
    for (const canary of canaries) expect(said).not.toContain(canary);
    expect(opened.lines.length).toBeGreaterThan(0);
  });

  it("says nothing secret when the token itself cannot be had", async () => {
    stub.answer("/cgi-bin/stable_token", ({ body }) => ({
      errcode: 40125,
      errmsg: `invalid appsecret ${body}`,
    }));

    const outcome = await send();

    expect(outcome).toMatchObject({ kind: "config", code: 40125 });
    for (const canary of canaries)
      expect(JSON.stringify(outcome) + opened.lines.join()).not.toContain(canary);
  });

  it.each(["http://no-such-host.invalid", "http://127.0.0.1:9"])(
    "was certainly not sent when %s cannot be reached",
    async (base) => {
      const config = wechatConfig(base);
      const away = await openWechat(database.uri, { config, timeoutMs: 400 });

      const error = await away.wechat.mini
        .codeToSession("js-code-canary-0004")
        .catch((failure: unknown) => failure);

      await away.close();
      expect(error).toMatchObject({ kind: "retry", code: "network.unreachable" });
      for (const canary of canaries)
        expect(inspect(error, { depth: 9 }) + away.lines.join()).not.toContain(canary);
    },
  );
});

describe("reading what the platform answers", () => {
  it("takes JSON in whatever content type it comes", async () => {
    stub.treat("/sns/jscode2session", (response) => {
      response.setHeader("content-type", "text/plain");
      response.end('{"openid":"oMINI","session_key":"session-key-canary"}');
    });

    await expect(signIn()).resolves.toMatchObject({ openid: "oMINI" });
  });

  it("keeps ids beyond 2^53 whole", async () => {
    stub.treat("/cgi-bin/message/template/send", (response) => {
      response.end('{"errcode":0,"errmsg":"ok","msgid":9223372036854775807}');
    });

    const outcome = await opened.wechat.official.templates.send({
      openid: "oUSER",
      template: "bookingConfirmed",
      data: { thing1: "您的预约" },
      clientMessageId: "one",
    });

    expect(outcome).toEqual({ kind: "sent", value: { messageId: "9223372036854775807" } });
    const sent = JSON.parse(stub.requests.at(-1)?.body ?? "{}");
    expect(sent).toMatchObject({ template_id: "TM-booking-confirmed", client_msg_id: "one" });
  });

  it("forgives control characters inside names", async () => {
    stub.treat("/cgi-bin/tags/get", (response) =>
      response.end('{"tags":[{"id":2,"name":"a\u0001b\nc","count":0}]}'),
    );

    await expect(opened.wechat.official.tags.list()).resolves.toEqual([
      { id: 2, name: "a b c", count: 0 },
    ]);
  });

  it("tells a picture from an error by what it is", async () => {
    const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    stub.treat("/wxa/getwxacodeunlimit", (response) =>
      response.setHeader("content-type", "image/jpeg").end(picture),
    );
    const code = await opened.wechat.mini.codes.code({ scene: "rm=1" });

    stub.treat("/wxa/getwxacodeunlimit", (response) =>
      response
        .setHeader("content-type", "image/jpeg")
        .end('{"errcode":40097,"errmsg":"invalid args"}'),
    );
    const refused = opened.wechat.mini.codes.code({ scene: "rm=1" });

    expect(code).toMatchObject({ bytes: picture, contentType: "image/jpeg" });
    await expect(refused).rejects.toMatchObject({ kind: "permanent", code: 40097 });
  });

  it("reaches our base even by calls whose host the catalogue has written into it", async () => {
    stub.answer("/customservice/kfaccount/add", { errcode: 0, errmsg: "ok" });

    await opened.wechat.official.agents.add("lin@bank", "林静");

    expect(stub.requests.at(-1)).toMatchObject({
      method: "POST",
      path: "/customservice/kfaccount/add",
    });
    expect(stub.requests.at(-1)?.query.get("access_token")).toBe(token);
  });

  it("sends a file again whole after the token was refused", async () => {
    let tries = 0;
    stub.answer("/cgi-bin/stable_token", () => ({ access_token: `T${tries}`, expires_in: 7200 }));
    stub.answer("/cgi-bin/media/upload", ({ body }) =>
      ++tries === 1
        ? { errcode: 42001, errmsg: "access_token expired" }
        : {
            type: "image",
            media_id: body.includes("picture-bytes") ? "M1" : "empty",
            created_at: 1_700_000_000,
          },
    );

    const uploaded = await opened.wechat.official.media.upload("image", {
      bytes: Buffer.from("picture-bytes"),
      filename: '券".png',
      contentType: "image/png",
    });

    expect(uploaded.mediaId).toBe("M1");
    expect(tries).toBe(2);
  });
});

describe("sending", () => {
  it("hands a right that is used up to the caller without trying again", async () => {
    stub.answer(sendPath, {
      errcode: 45015,
      errmsg:
        "response out of time limit or subscription is canceled rid: 622029dd-23ac4086-5668d53d",
    });

    await expect(send()).resolves.toEqual({
      kind: "rightUsedUp",
      code: 45015,
      path: sendPath,
      reason: "response out of time limit or subscription is canceled",
      rid: "622029dd-23ac4086-5668d53d",
    });
    expect(stub.count(sendPath)).toBe(1);
  });

  it("refuses a value the platform would refuse, naming the field, without asking it", async () => {
    const outcome = await opened.wechat.mini.subscribe.send({
      openid: "oMINI",
      template: "any",
      data: { thing1: "一".repeat(21), phrase2: "ok" },
    });

    expect(outcome).toMatchObject({ kind: "permanent", code: "local.field" });
    expect(outcome).toHaveProperty("reason", expect.stringMatching(/thing1.*phrase2/));
    expect(stub.count("/cgi-bin/message/subscribe/send")).toBe(0);
  });

  it("uses the typing call of the account's kind", async () => {
    stub.answer("/cgi-bin/message/custom/typing", { errcode: 0, errmsg: "ok" });
    stub.answer("/cgi-bin/message/custom/business/typing", { errcode: 0, errmsg: "ok" });

    const outcomes = await Promise.all([
      opened.wechat.official.messages.typing("oUSER", { typing: true }),
      opened.wechat.mini.messages.typing("oMINI", { typing: false }),
    ]);

    expect(outcomes.map(({ kind }) => kind)).toEqual(["sent", "sent"]);
    expect(stub.count("/cgi-bin/message/custom/typing")).toBe(1);
  });
});

describe("signing in by the service account", () => {
  it("builds the address in the order the platform wants", () => {
    const url = opened.wechat.official.oauth.authorizeUrl({
      redirectUri: "https://vip.example.com/auth/wechat/return?a=1",
      state: "abc123",
      scope: "snsapi_userinfo",
    });

    expect(url).toBe(
      `${stub.url}/connect/oauth2/authorize?appid=wx00000000000000a1&redirect_uri=https%3A%2F%2Fvip.example.com%2Fauth%2Fwechat%2Freturn%3Fa%3D1&response_type=code&scope=snsapi_userinfo&state=abc123#wechat_redirect`,
    );
  });

  it("knows a snapshot page's virtual person", async () => {
    stub.answer("/sns/oauth2/access_token", {
      access_token: "personal",
      expires_in: 7200,
      refresh_token: "again",
      openid: "oSNAP",
      scope: "snsapi_userinfo",
      is_snapshotuser: 1,
    });

    const grant = await opened.wechat.official.oauth.exchange("code");

    expect(grant).toMatchObject({ openid: "oSNAP", isSnapshot: true });
  });

  it("takes a used code for the visitor's matter, not for a broken token", async () => {
    stub.answer("/sns/oauth2/access_token", { errcode: 40163, errmsg: "code been used" });

    await expect(opened.wechat.official.oauth.exchange("code")).rejects.toMatchObject({
      kind: "permanent",
      code: 40163,
    });
    expect(stub.count("/cgi-bin/stable_token")).toBe(0);
  });
});

describe("signing for pages and calls", () => {
  it("signs pages of our own origins only", async () => {
    stub.answer("/cgi-bin/ticket/getticket", {
      errcode: 0,
      errmsg: "ok",
      ticket: "TICKET",
      expires_in: 7200,
    });
    const { jsSdk } = opened.wechat.official;

    const config = await jsSdk.config("https://vip.example.com/m/page?a=1#b");

    expect(config).toMatchObject({
      appId: "wx00000000000000a1",
      signature: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    for (const url of [
      "https://evil.example.com/",
      "https://vip.example.com.evil.com/",
      "https://vip.example.com@evil.com/",
      "https://a@vip.example.com/",
      "vip.example.com",
      "http://vip.example.com/",
    ])
      await expect(jsSdk.config(url)).rejects.toThrow("page");
    await Promise.all(Array.from({ length: 20 }, () => jsSdk.config("https://vip.example.com/")));
    expect(stub.count("/cgi-bin/ticket/getticket")).toBe(1);
  });

  it("signs multi-person calls as the platform's sample does", async () => {
    const config = wechatConfig(stub.url);
    const named = await openWechat(database.uri, {
      config: { ...config, mini: { ...config.mini, appid: "wx20afc706a711eefc" } },
    });

    const signature = named.wechat.mini.voipSignature(
      { groupId: "1559129713_672975982", nonce: "8AP6DT9ybtniUJfb", timestamp: 1559129714 },
      "gDyVgzwa0mFz9uUP7M6GQQ==",
    );

    await named.close();
    expect(signature).toBe("b002b824688dd8593a6079e11d8c5e8734fbcb39a6d5906eb347bfbcad79c617");
  });
});
