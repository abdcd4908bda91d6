import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { seedTemplates } from "@sandbox/index";
import { type WechatEvent, type WechatKind, wechatRoutes } from "@server/wechat";
import { testDatabase } from "@tests/support/database";
import { sandboxConfig, startSandbox, type TestSandbox } from "@tests/support/sandbox";
import { type OpenWechat, openWechat } from "@tests/support/wechat";
import Koa from "koa";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

const database = testDatabase();
const person = "vip-chen";
let sandbox: TestSandbox;
let opened: OpenWechat;
let server: Server;
let heard: WechatEvent[] = [];

const kinds = [
  "message.text",
  "message.image",
  "message.voice",
  "message.location",
  "message.link",
  "message.page",
  "user.subscribed",
  "user.unsubscribed",
  "user.scanned",
  "user.located",
  "menu.clicked",
  "menu.viewed",
  "template.finished",
  "subscribe.answered",
  "session.entered",
  "media.checked",
  "unknown",
] as const satisfies readonly WechatKind[];

beforeAll(async () => {
  sandbox = await startSandbox();
  opened = await openWechat(database.uri, { config: sandboxConfig(sandbox) });
  opened.wechat.onWechat(kinds, (event) => void heard.push(event));
  const app = new Koa();
  app.use(wechatRoutes(opened.wechat));
  server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await opened.close();
  await sandbox.close();
});

const openid = (account: "official" | "mini") =>
  sandbox.control.phone(person).person.openids[account];
const callbackOf = (account: "official" | "mini") =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat/callback/${opened.wechat[account].appid}`;
const template = (account: "official" | "mini", key = "booking.confirmed") => {
  const found = seedTemplates.find((one) => one.account === account && one.key === key);
  if (!found) throw new Error(`no template ${key}`);
  return found;
};
const examplesOf = (account: "official" | "mini") =>
  Object.fromEntries(template(account).fields.map(({ key, example }) => [key, example]));

async function listen(
  mode: "plain" | "compatible" | "safe",
  format: "xml" | "json" = "xml",
): Promise<void> {
  for (const account of ["official", "mini"] as const)
    sandbox.control.setCallback(account, {
      url: callbackOf(account),
      mode,
      format: account === "mini" ? format : "xml",
    });
  heard = [];
}

async function arrived(): Promise<WechatEvent[]> {
  await sandbox.control.settled();
  await opened.wechat.worker.drain();
  return heard;
}

beforeEach(async () => {
  await sandbox.reset();
  // A platform begun anew within one second counts its message ids from the same number again.
  await opened.db.collection("wechatInbox").deleteMany({});
});

afterEach(() => {
  for (const account of ["official", "mini"] as const) sandbox.control.setCallback(account, null);
});

describe("signing in", () => {
  it("trades a login code once", async () => {
    const { code } = sandbox.control.login(person);

    const session = await opened.wechat.mini.codeToSession(code);

    expect(session).toMatchObject({ openid: openid("mini"), unionid: expect.any(String) });
    await expect(opened.wechat.mini.codeToSession(code)).rejects.toMatchObject({
      kind: "permanent",
      code: 40163,
    });
    await expect(opened.wechat.mini.codeToSession("made-up")).rejects.toMatchObject({
      code: 40029,
    });
    await expect(opened.wechat.mini.checkSession(session)).resolves.toBeUndefined();
    await expect(
      opened.wechat.mini.checkSession({ ...session, sessionKey: "bm90IHRoZSBrZXkgISEhISE=" }),
    ).rejects.toMatchObject({ code: 87009 });
  });

  it("trades a phone code for the person's number", async () => {
    const { code } = sandbox.control.phoneCode(person);

    await expect(opened.wechat.mini.phoneNumber(code, openid("mini"))).resolves.toMatchObject({
      number: "13800136021",
      countryCode: "86",
    });
    await expect(opened.wechat.mini.phoneNumber(code)).rejects.toMatchObject({ kind: "permanent" });
  });

  it("signs in to the official account's pages", async () => {
    const { oauth } = opened.wechat.official;
    const url = oauth.authorizeUrl({
      redirectUri: "http://vip.example.com/return",
      state: "state1",
      scope: "snsapi_base",
    });

    const redirect = await fetch(`${url.split("#")[0]}&sandbox_user=${person}`, {
      redirect: "manual",
    });
    const back = new URL(redirect.headers.get("location") ?? "");
    const grant = await oauth.exchange(back.searchParams.get("code") ?? "");

    expect(back.searchParams.get("state")).toBe("state1");
    expect(grant).toMatchObject({ openid: openid("official"), isSnapshot: false });
  });
});

describe("sending", () => {
  const text = { type: "text", content: "您好，我是林静" } as const;

  it("writes within the person's window and knows when it is closed or used up", async () => {
    const send = () => opened.wechat.official.messages.send(openid("official"), text);
    expect(await send()).toMatchObject({ kind: "rightUsedUp", code: 45015 });
    sandbox.control.say(person, { type: "text", content: "在吗" }, "official");

    const outcomes = [];
    for (let i = 0; i < 6; i++) outcomes.push(await send());

    expect(outcomes.map(({ kind }) => kind)).toEqual([
      "sent",
      "sent",
      "sent",
      "sent",
      "sent",
      "rightUsedUp",
    ]);
    expect(outcomes.at(-1)).toMatchObject({ code: 45047 });
    expect(sandbox.ledger.count({ user: person, channel: "customer" })).toBe(5);
  });

  it("sends a template once for one client message id and hears that it arrived", async () => {
    await listen("safe");
    const send = () =>
      opened.wechat.official.templates.send({
        openid: openid("official"),
        template: template("official").id,
        data: examplesOf("official"),
        link: { miniProgram: { appid: opened.wechat.mini.appid, path: "pages/home/index" } },
        clientMessageId: "delivery-1",
      });

    const [first, second] = [await send(), await send()];

    expect(first).toMatchObject({
      kind: "sent",
      value: { messageId: expect.stringMatching(/^\d+$/) },
    });
    expect(second).toEqual(first);
    expect(sandbox.ledger.count({ user: person, channel: "template", effect: "delivered" })).toBe(
      1,
    );
    await until(() => sandbox.control.pushes({ what: "TEMPLATESENDJOBFINISH" }).length > 0);
    expect(await arrived()).toMatchObject([
      {
        kind: "template.finished",
        result: "delivered",
        messageId: first.kind === "sent" && first.value.messageId,
      },
    ]);
  });

  it("takes a person who left for one who cannot be written to", async () => {
    sandbox.control.unfollow(person);

    const outcome = await opened.wechat.official.templates.send({
      openid: openid("official"),
      template: template("official").id,
      data: examplesOf("official"),
    });

    expect(outcome).toMatchObject({ kind: "userBlocked" });
  });

  it("spends one subscription a message", async () => {
    const send = () =>
      opened.wechat.mini.subscribe.send({
        openid: openid("mini"),
        template: template("mini").id,
        data: examplesOf("mini"),
        page: "pages/home/index",
      });
    expect(await send()).toMatchObject({ kind: "rightUsedUp", code: 43101 });
    sandbox.control.subscribe(person, template("mini").id, "accept");

    expect(await send()).toMatchObject({ kind: "sent" });
    expect(await send()).toMatchObject({ kind: "rightUsedUp", code: 43101 });
  });

  it.each([
    [{ kind: "http", status: 502 }, "unknown"],
    [{ kind: "truncate" }, "unknown"],
    [{ kind: "reset-before" }, "unknown"],
    [{ kind: "reset-after" }, "unknown"],
    [{ kind: "errcode", errcode: -1 }, "retry"],
    [{ kind: "errcode", errcode: 45009 }, "quota"],
    [{ kind: "errcode", errcode: 48001 }, "config"],
    [{ kind: "errcode", errcode: 99999 }, "unknown"],
    [{ kind: "content-type", contentType: "text/plain" }, "sent"],
  ] as const)("takes %o for %s", async (fault, kind) => {
    sandbox.control.say(person, { type: "text", content: "在吗" }, "official");
    sandbox.control.addFault({ path: "/cgi-bin/message/custom/send", times: 1, ...fault });

    expect(await opened.wechat.official.messages.send(openid("official"), text)).toMatchObject({
      kind,
    });
  });

  it("goes on after another consumer of the account took the token away", async () => {
    sandbox.control.say(person, { type: "text", content: "在吗" }, "official");
    sandbox.control.addFault({
      path: "/cgi-bin/message/custom/send",
      kind: "token-storm",
      times: 1,
    });

    expect(await opened.wechat.official.messages.send(openid("official"), text)).toMatchObject({
      kind: "sent",
    });
    expect(sandbox.ledger.count({ user: person, channel: "customer" })).toBe(1);
  });

  it("goes on after the platform's clock has passed the token's end", async () => {
    await opened.wechat.official.quota.apiAddresses();
    sandbox.control.advance(3 * 3_600_000);

    await expect(opened.wechat.official.quota.apiAddresses()).resolves.not.toHaveLength(0);
  });
});

describe("hearing what people do", () => {
  it.each([
    ["plain", "xml"],
    ["plain", "json"],
    ["compatible", "xml"],
    ["safe", "xml"],
    ["safe", "json"],
  ] as const)("understands %s pushes in %s", async (mode, format) => {
    await listen(mode, format);
    expect(await sandbox.control.verifyCallback("official")).toEqual({ ok: true, reason: null });

    sandbox.control.say(person, { type: "text", content: "请问 <利率> & 期限?" }, "official");
    sandbox.control.say(person, { type: "text", content: "小程序里的话" }, "mini");

    const events = await arrived();
    expect(events).toHaveLength(2);
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: "message.text",
        account: "official",
        openid: openid("official"),
        content: "请问 <利率> & 期限?",
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: "message.text",
        account: "mini",
        openid: openid("mini"),
        content: "小程序里的话",
      }),
    );
  });

  it("hears every kind of message and the everyday events", async () => {
    await listen("safe");
    const { control } = sandbox;
    await opened.wechat.official.menu.replace([{ name: "预约", type: "click", key: "book" }]);
    const qr = await opened.wechat.official.qr.temporary("rm:lin");

    const doings = [
      () => control.say(person, { type: "image", bytes: Buffer.from([0xff, 0xd8]) }, "official"),
      () =>
        control.say(
          person,
          { type: "voice", bytes: Buffer.from("a"), recognition: "你好" },
          "official",
        ),
      () => control.say(person, { type: "location", latitude: 30.2, longitude: 120.1 }, "official"),
      () =>
        control.say(
          person,
          { type: "link", title: "t", description: "d", url: "https://a.example/" },
          "official",
        ),
      () => control.clickMenu(person, "预约"),
      () => control.scan(person, qr.url),
      () => control.reportLocation(person, { latitude: 30.2, longitude: 120.1 }),
      () => control.unfollow(person),
      () => control.follow(person, "rm:zhou"),
    ];

    for (const act of doings) {
      act();
      // The platform pushes side by side; one after the other, their order is known.
      await control.settled();
    }

    const events = await arrived();
    expect(events.map(({ kind }) => kind)).toEqual([
      "message.image",
      "message.voice",
      "message.location",
      "message.link",
      "menu.clicked",
      "user.scanned",
      "user.located",
      "user.unsubscribed",
      "user.subscribed",
    ]);
    expect(events.find(({ kind }) => kind === "user.scanned")).toMatchObject({ scene: "rm:lin" });
    expect(events.at(-1)).toMatchObject({ scene: "rm:zhou" });
  });

  it.each(["callback-duplicate", "callback-late", "callback-reorder"] as const)(
    "hears each once in spite of %s",
    async (kind) => {
      await listen("safe");
      sandbox.control.addFault({ path: "*", kind, ms: 50, times: 3 });

      for (let i = 0; i < 3; i++)
        sandbox.control.say(person, { type: "text", content: String(i) }, "official");

      const events = await arrived();
      expect(
        events.map((event) => (event.kind === "message.text" ? event.content : event.kind)).sort(),
      ).toEqual(["0", "1", "2"]);
    },
  );

  it("refuses a push with a wrong signature", async () => {
    await listen("safe");
    sandbox.control.addFault({ path: "*", kind: "callback-bad-signature", times: 1 });
    sandbox.control.say(person, { type: "text", content: "forged" }, "official");

    await until(() => (sandbox.control.pushes().at(-1)?.attempts.length ?? 0) > 0);
    expect(sandbox.control.pushes().at(-1)?.attempts[0]?.status).toBe(403);
  });
});

describe("keeping the account", () => {
  it("reads followers, tags and remarks", async () => {
    const { users, tags } = opened.wechat.official;
    const followers: string[] = [];
    for await (const page of users.followers()) followers.push(...page);
    const tag = await tags.create("钻石");
    await tags.add(tag.id, [openid("official")]);
    await users.remark(openid("official"), "林静的客户");

    const [chen] = await users.getMany([openid("official")]);

    expect(followers).toContain(openid("official"));
    expect(chen).toMatchObject({
      isFollowing: true,
      remark: "林静的客户",
      tagIds: [tag.id],
      unionid: expect.any(String),
    });
    expect((await users.get(openid("official"))).openid).toBe(openid("official"));
    expect(await tags.of(openid("official"))).toEqual([tag.id]);
    expect((await tags.members(tag.id)).openids).toEqual([openid("official")]);
    await tags.rename(tag.id, "铂金");
    expect(await tags.list()).toContainEqual(expect.objectContaining({ name: "铂金" }));
    await tags.take(tag.id, [openid("official")]);
    await tags.remove(tag.id);
    expect(await tags.list()).not.toContainEqual(expect.objectContaining({ id: tag.id }));
  });

  it("sets, reads and removes the menu", async () => {
    const { menu } = opened.wechat.official;
    await menu.replace([
      {
        name: "贵宾专线",
        type: "miniprogram",
        appid: opened.wechat.mini.appid,
        path: "pages/home/index",
        url: "https://vip.example.com/m/",
      },
      {
        name: "服务",
        buttons: [
          { name: "预约", type: "click", key: "book" },
          { name: "官网", type: "view", url: "https://vip.example.com/" },
        ],
      },
    ]);

    expect((await menu.get())?.menu.button).toMatchObject([
      { pagepath: "pages/home/index" },
      { name: "服务" },
    ]);
    await menu.remove();
    expect(await menu.get()).toBeUndefined();
    await expect(menu.replace([])).rejects.toMatchObject({ kind: "permanent" });
  });

  it("uploads a picture and gets the same bytes back", async () => {
    const bytes = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );

    const { mediaId } = await opened.wechat.official.media.upload("image", {
      bytes,
      filename: "a.png",
      contentType: "image/png",
    });

    expect(await opened.wechat.official.media.download(mediaId)).toMatchObject({ bytes });
    await expect(opened.wechat.official.media.download("gone")).rejects.toMatchObject({
      kind: "permanent",
      code: 40007,
    });
  });

  it("makes codes and links into the mini-program", async () => {
    const { codes } = opened.wechat.mini;

    const code = await codes.code({
      scene: "rm=rm-lin",
      page: "pages/home/index",
      checksPage: false,
    });

    expect(code.contentType).toMatch(/^image\//);
    expect(code.bytes.length).toBeGreaterThan(100);
    await expect(
      codes.link({ path: "pages/home/index", query: "a=1", lifeDays: 7 }),
    ).resolves.toMatch(/^https?:/);
    await expect(codes.scheme({ path: "pages/home/index" })).resolves.toMatch(/^weixin:/);
  });

  it("checks what people write, for those who were here lately", async () => {
    const by = { openid: openid("mini"), scene: "comment" } as const;
    sandbox.control.enterMiniProgram(person);

    await expect(opened.wechat.mini.check.text("今天天气很好", by)).resolves.toMatchObject({
      suggest: "pass",
      label: 100,
    });
    sandbox.control.advance(3 * 3_600_000);
    await expect(opened.wechat.mini.check.text("今天天气很好", by)).rejects.toMatchObject({
      code: 61010,
    });
  });

  it("reads quotas, templates and agents, and signs pages", async () => {
    const { quota, templates, agents, jsSdk } = opened.wechat.official;

    expect(await quota.get("/cgi-bin/message/template/send")).toMatchObject({ perDay: 100_000 });
    expect((await templates.list()).map(({ id }) => id)).toContain(template("official").id);
    expect((await templates.list()).find(({ id }) => id === template("official").id)?.keys).toEqual(
      template("official").fields.map(({ key }) => key),
    );
    expect((await opened.wechat.mini.subscribe.list()).map(({ id }) => id)).toContain(
      template("mini").id,
    );
    expect(await agents.list()).toEqual(expect.any(Array));
    expect(await jsSdk.config("https://vip.example.com/m/")).toMatchObject({
      signature: expect.any(String),
    });
    await expect(opened.wechat.official.quota.clear()).resolves.toBeUndefined();
  });

  it("looks up a refused request without its token", async () => {
    const refused = await opened.wechat.official.users
      .get("oNOBODY")
      .catch((error: { refusal: { rid?: string } }) => error);
    const rid = "refusal" in refused ? (refused.refusal.rid ?? "") : "";

    const traced = await opened.wechat.official.quota.trace(rid);

    expect(traced.url).toContain("/cgi-bin/user/info");
    expect(traced.url).not.toMatch(/access_token=(?!\*)/);
  });
});

async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise((resolve) => setTimeout(resolve, 20));
}
