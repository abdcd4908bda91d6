import { setTimeout as sleep } from "node:timers/promises";
import type { WechatEvent } from "@server/wechat";
import { testDatabase } from "@tests/support/database";
import { clickEvent, safePush, textMessage } from "@tests/support/push";
import { type OpenWechat, openWechat, wechatConfig } from "@tests/support/wechat";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const database = testDatabase();
const config = wechatConfig("http://127.0.0.1:9");
let opened: OpenWechat;
let more: OpenWechat[] = [];

async function push(message: string): Promise<void> {
  const { query, body } = safePush(config.official, message);
  const answer = await opened.wechat.callbacks.receive({
    appid: config.official.appid,
    method: "POST",
    query: new URLSearchParams(query),
    body,
  });
  expect(answer.status).toBe(200);
}

const rows = () => opened.db.collection("wechatInbox").find({}).sort({ receivedAt: 1 }).toArray();
const allDue = () =>
  opened.db.collection("wechatInbox").updateMany({}, { $set: { notBefore: new Date(0) } });

beforeEach(async () => {
  opened = await openWechat(database.uri, { config });
});

afterEach(async () => {
  await opened.db.dropDatabase();
  for (const one of [opened, ...more]) await one.close();
  more = [];
});

describe("handing pushes to listeners", () => {
  it("gives each its typed event once and takes the text out of the inbox", async () => {
    const heard: WechatEvent<"message.text">[] = [];
    opened.wechat.onWechat("message.text", (event) => void heard.push(event));
    await push(textMessage("您好", "oCHEN"));

    await opened.wechat.worker.drain();
    await opened.wechat.worker.drain();

    expect(heard).toEqual([
      expect.objectContaining({
        kind: "message.text",
        account: "official",
        openid: "oCHEN",
        content: "您好",
        at: new Date(1_700_000_000_000),
      }),
    ]);
    const [row] = await rows();
    expect(row).toMatchObject({ state: "done" });
    expect(row).not.toHaveProperty("body");
  });

  it("is woken by what the same process stores", async () => {
    const heard = new Promise<string>((resolve) =>
      opened.wechat.onWechat("menu.clicked", ({ key }) => resolve(key)),
    );
    opened.wechat.worker.start();

    await push(clickEvent("book"));

    await expect(heard).resolves.toBe("book");
  });

  it("finds what another process stored", async () => {
    const other = await openWechat(database.uri, { config });
    more.push(other);
    const heard = new Promise<string>((resolve) =>
      other.wechat.onWechat("menu.clicked", ({ key }) => resolve(key)),
    );
    other.wechat.worker.start();

    await push(clickEvent("book"));

    await expect(heard).resolves.toBe("book");
  });

  it("keeps what nobody listens to and what nobody knows", async () => {
    await push(clickEvent("nobody"));
    await push(textMessage("x").replace("[text]", "[hologram]"));

    await opened.wechat.worker.drain();

    for (const row of await rows()) {
      expect(row).toMatchObject({ state: "unhandled" });
      expect(row).toHaveProperty("body");
    }
  });

  it("hands unknown kinds to whoever asks for them, with what was sent", async () => {
    const heard: WechatEvent<"unknown">[] = [];
    opened.wechat.onWechat("unknown", (event) => void heard.push(event));
    await push(textMessage("x").replace("[text]", "[hologram]"));

    await opened.wechat.worker.drain();

    expect(heard).toMatchObject([{ type: "hologram", raw: { Content: "x" } }]);
  });
});

describe("after an outage", () => {
  it("hands on what a person said in the order it was said, however it arrived", async () => {
    const heard: string[] = [];
    opened.wechat.onWechat("menu.clicked", ({ key }) => void heard.push(key));
    for (const [key, second] of [
      ["third", 3],
      ["first", 1],
      ["second", 2],
    ] as const)
      await push(clickEvent(key, "oUSER", 1_700_000_000 + second));

    await opened.wechat.worker.drain();

    expect(heard).toEqual(["first", "second", "third"]);
  });
});

describe("when a listener fails", () => {
  it("comes again later, holding that person's later pushes back and nobody else's", async () => {
    const heard: string[] = [];
    let isBroken = true;
    opened.wechat.onWechat("message.text", ({ content }) => {
      if (isBroken && content === "first") throw new Error("first 您好");
      heard.push(content);
    });
    for (const [content, from] of [
      ["first", "oA"],
      ["second", "oA"],
      ["other", "oB"],
    ] as const)
      await push(textMessage(content, from));

    await opened.wechat.worker.drain();
    expect(heard).toEqual(["other"]);

    isBroken = false;
    await allDue();
    await opened.wechat.worker.drain();

    expect(heard).toEqual(["other", "first", "second"]);
  });

  it("gives up after eight tries and keeps the push and the error's name", async () => {
    let tries = 0;
    opened.wechat.onWechat("message.text", () => {
      tries++;
      throw new RangeError("客户写的话");
    });
    await push(textMessage("x"));

    for (let i = 0; i < 10; i++) {
      await allDue();
      await opened.wechat.worker.drain();
    }

    expect(tries).toBe(8);
    const [row] = await rows();
    expect(row).toMatchObject({ state: "failed", error: "RangeError", attempts: 8 });
    expect(row).toHaveProperty("body");
  });
});

describe("several workers", () => {
  it("work every push once and each person's in order", async () => {
    const heard: string[] = [];
    const workers = await Promise.all([1, 2, 3].map(() => openWechat(database.uri, { config })));
    more.push(...workers);
    for (const { wechat } of workers)
      wechat.onWechat("message.text", async ({ openid, content }) => {
        await sleep(Math.random() * 3);
        heard.push(`${openid}${content}`);
      });
    for (let i = 0; i < 10; i++)
      for (let person = 0; person < 8; person++) await push(textMessage(String(i), `o${person}-`));

    for (const { wechat } of workers) wechat.worker.start();
    await until(() => heard.length >= 80);

    expect(new Set(heard).size).toBe(80);
    for (let person = 0; person < 8; person++) {
      const own = heard.filter((one) => one.startsWith(`o${person}-`));
      expect(own).toEqual(Array.from({ length: 10 }, (_, i) => `o${person}-${i}`));
    }
  });

  it("take over what a dead one was working on", async () => {
    const heard: string[] = [];
    opened.wechat.onWechat("message.text", ({ content }) => void heard.push(content));
    await push(textMessage("left behind"));
    const [row] = await rows();
    await opened.db.collection<{ _id: string }>("wechatLeases").insertOne({
      _id: `inbox:${row?.partition}`,
      owner: "dead",
      until: new Date(Date.now() + 300),
    } as { _id: string });

    await opened.wechat.worker.drain();
    expect(heard).toEqual([]);
    opened.wechat.worker.start();

    await until(() => heard.length > 0);
    expect(heard).toEqual(["left behind"]);
  });
});

async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await sleep(20);
}
