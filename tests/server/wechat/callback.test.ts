import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { wechatRoutes } from "@server/wechat";
import { signatureOf } from "@server/wechat/crypto";
import { testDatabase } from "@tests/support/database";
import { clickEvent, type Push, plainPush, safePush, textMessage } from "@tests/support/push";
import { type OpenWechat, openWechat, wechatConfig } from "@tests/support/wechat";
import Koa from "koa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const database = testDatabase();
const config = wechatConfig("http://127.0.0.1:9");
const { official, mini } = config;
const minutes = (count: number) => count * 60_000;
let opened: OpenWechat;
let server: Server;

async function start(isProduction: boolean): Promise<void> {
  opened = await openWechat(database.uri, { config, isProduction });
  const app = new Koa();
  app.use(wechatRoutes(opened.wechat));
  app.use((ctx) => {
    ctx.body = "another route";
  });
  server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const post = (push: Push, appid = official.appid) =>
  fetch(`${address()}/wechat/callback/${appid}?${push.query}`, {
    method: "POST",
    body: push.body,
    headers: { "content-type": "text/xml" },
  });
const rows = () => opened.db.collection("wechatInbox").find({}).toArray();

beforeEach(() => start(true));

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await opened.db.dropDatabase();
  await opened.close();
});

describe("verifying the address", () => {
  const verify = (query: Record<string, string>) =>
    fetch(`${address()}/wechat/callback/${official.appid}?${new URLSearchParams(query)}`);
  const signed = (echostr: string, at = Date.now()) => {
    const timestamp = String(Math.floor(at / 1_000));
    return {
      signature: signatureOf(official.token, timestamp, "n"),
      timestamp,
      nonce: "n",
      echostr,
    };
  };

  it("echoes what it was given, as plain text", async () => {
    const response = await verify(signed("<script>alert(1)</script>"));

    expect(response.status).toBe(200);
    expect(await response.text()).toBe("<script>alert(1)</script>");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("echoes nothing to a wrong, old or missing signature", async () => {
    const wrong = { ...signed("echo"), signature: signatureOf("other", "1", "n") };
    const old = signed("echo", Date.now() - minutes(6));
    const { signature: _, ...missing } = signed("echo");

    for (const query of [wrong, old, missing]) {
      const response = await verify(query);
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain("echo");
    }
  });
});

describe("taking a push", () => {
  it("stores it sealed and says success", async () => {
    const response = await post(safePush(official, textMessage("机密内容", "oSECRETUSER")));

    expect(response.status).toBe(200);
    expect(await response.text()).toBe("success");
    const [row] = await rows();
    expect(row).toMatchObject({ account: "official", type: "text", state: "waiting" });
    expect(JSON.stringify(row)).not.toContain("oSECRETUSER");
    expect(Buffer.from(row?.body.buffer).toString("utf8")).not.toContain("机密内容");
  });

  it("takes XML and JSON of the mini-program", async () => {
    const json = JSON.stringify({
      ToUserName: "gh",
      FromUserName: "oMINI",
      CreateTime: 1700000000,
      MsgType: "text",
      Content: "您好",
      MsgId: 1,
    });

    await post(safePush(mini, json), mini.appid);
    await post(safePush(mini, textMessage("您好")), mini.appid);

    expect((await rows()).map(({ account, type }) => [account, type])).toEqual([
      ["mini", "text"],
      ["mini", "text"],
    ]);
  });

  it("takes the old key while a change is under way", async () => {
    const previous = { ...official, aesKey: "P".repeat(43) };
    const changing = await openWechat(database.uri, {
      config: { ...config, official: { ...official, previousAesKey: previous.aesKey } },
    });
    const push = safePush(previous, textMessage("old"));

    const before = await changing.wechat.callbacks.receive({
      appid: official.appid,
      method: "POST",
      query: new URLSearchParams(push.query),
      body: push.body,
    });
    const after = await post(safePush(previous, textMessage("old")));

    await changing.close();
    expect(before.status).toBe(200);
    expect(after.status).toBe(403);
  });

  it("leaves other addresses alone and knows only its own accounts", async () => {
    expect(await (await fetch(`${address()}/wechat/other`)).text()).toBe("another route");
    expect((await post(safePush(official, textMessage("x")), "wx9999")).status).toBe(404);
    expect(
      (await fetch(`${address()}/wechat/callback/${official.appid}`, { method: "DELETE" })).status,
    ).toBe(405);
  });
});

describe("taking the same push again", () => {
  it("keeps one of three deliveries at the same time", async () => {
    const message = textMessage("once");

    const answers = await Promise.all([1, 2, 3].map(() => post(safePush(official, message))));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await rows()).toHaveLength(1);
  });

  it("keeps one when the very same delivery is repeated", async () => {
    const push = safePush(official, clickEvent("menu"));

    for (let i = 0; i < 3; i++) expect((await post(push)).status).toBe(200);

    expect(await rows()).toHaveLength(1);
  });

  it("keeps one, and loses none, when the process is killed between storing and answering", async () => {
    const message = textMessage("stored, never answered");
    const push = safePush(official, message);
    const script = fileURLToPath(new URL("../../support/dying-receiver.ts", import.meta.url));
    const args = ["--import", "tsx", script, database.uri, push.query, push.body];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const [, signal] = await once(child, "exit");

    const again = await post(safePush(official, message));

    expect(signal).toBe("SIGKILL");
    expect(await again.text()).toBe("success");
    expect((await rows()).map(({ _id }) => String(_id))).toEqual(["push_of_the_dead"]);
  });

  it("tells events apart by person, time, key and content", async () => {
    const different = [
      clickEvent("a"),
      clickEvent("b"),
      clickEvent("a", "oOTHER"),
      clickEvent("a", "oUSER", 1_700_000_001),
    ];

    for (const message of [...different, ...different]) await post(safePush(official, message));

    expect(await rows()).toHaveLength(4);
  });

  it("keeps the same id of two accounts apart", async () => {
    await post(safePush(official, textMessage("x", "oUSER", "77")));
    await post(safePush(mini, textMessage("x", "oUSER", "77")), mini.appid);

    expect(await rows()).toHaveLength(2);
  });

  it("stores all of a burst", async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) => post(safePush(official, textMessage(`burst ${i}`)))),
    );

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await rows()).toHaveLength(300);
  });
});

describe("refusing what is not the platform's", () => {
  it("refuses a changed body, a foreign appid, a wrong signature and one from six minutes ago", async () => {
    const push = safePush(official, textMessage("x"));
    const forged = {
      "another body": { ...push, body: safePush(official, textMessage("y")).body },
      "another account's": safePush({ ...official, appid: mini.appid }, textMessage("x")),
      "another token": safePush({ ...official, token: "guess" }, textMessage("x")),
      "another key": safePush({ ...official, aesKey: "Z".repeat(43) }, textMessage("x")),
      "an old one": safePush(official, textMessage("x"), new Date(Date.now() - minutes(6))),
      "one of the future": safePush(official, textMessage("x"), new Date(Date.now() + minutes(6))),
      "no time": { ...push, query: push.query.replace(/timestamp=\d+/, "timestamp=now") },
      "only the weak signature": {
        ...push,
        query: push.query.replace(/msg_signature=\w+/, "msg_signature="),
      },
    };

    for (const [name, one] of Object.entries(forged))
      expect([name, (await post(one)).status]).toEqual([name, 403]);

    expect(await rows()).toEqual([]);
  });

  it("takes plain pushes outside production only, and each signature for one body", async () => {
    const push = plainPush(official, textMessage("plain"));
    expect((await post(push)).status).toBe(403);
    await afterProduction();

    const first = await post(push);
    const repeated = await post(push);
    const other = await post({ ...push, body: textMessage("put in by another") });

    expect([first, repeated, other].map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(await rows()).toHaveLength(1);
  });

  const nested = (open: string, close: string, count: number) =>
    open.repeat(count) + close.repeat(count);
  const bombs = {
    "an external entity":
      '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Encrypt>&e;</Encrypt></xml>',
    "a billion laughs": `<!DOCTYPE xml [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1 < 0 ? "" : i - 1};`.repeat(10)}">`).join("")}]><xml><Encrypt>&a8;</Encrypt></xml>`,
    "deep XML": nested("<a>", "</a>", 9_000),
    "deep JSON": `{"Encrypt":${nested("[", "]", 30_000)}}`,
    "no XML": "hello",
    "half of JSON": '{"Encrypt":',
    "an envelope without content": "<xml><ToUserName>x</ToUserName></xml>",
    "an envelope with structure": "<xml><Encrypt><a>1</a></Encrypt></xml>",
    nothing: "",
  };

  it.each(Object.entries(bombs))("refuses %s as a bad request", async (_, body) => {
    const { query } = safePush(official, textMessage("x"));

    expect((await post({ query, body })).status).toBe(400);
  });

  it("refuses bombs inside a genuine envelope too", async () => {
    const deep = nested("<a>", "</a>", 2_000);
    for (const body of [bombs["an external entity"], bombs["a billion laughs"], deep])
      expect((await post(safePush(official, body))).status).toBe(400);
  });

  it("refuses more than 64 KiB, announced or not", async () => {
    const { query } = safePush(official, textMessage("x"));
    const body = `<xml><Encrypt>${"A".repeat(70_000)}</Encrypt></xml>`;
    const stream = new Blob([body]).stream();

    const announced = await post({ query, body });
    const streamed = await fetch(`${address()}/wechat/callback/${official.appid}?${query}`, {
      method: "POST",
      body: stream,
      duplex: "half",
    } as RequestInit);

    expect([announced.status, streamed.status]).toEqual([413, 413]);
  });
});

describe("when the database is away", () => {
  it("does not say success, so that the platform comes again", async () => {
    await opened.db.close();

    const answer = await post(safePush(official, textMessage("x")));

    expect(answer.status).toBe(503);
    opened.db = await opened.db.openUri(database.uri);
  });
});

/** The same address on a server that is not production. */
async function afterProduction(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await opened.close();
  await start(false);
}
