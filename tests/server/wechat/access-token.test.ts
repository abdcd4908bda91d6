import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { WechatConfig } from "@server/wechat";
import { testDatabase } from "@tests/support/database";
import { type PlatformStub, startPlatformStub } from "@tests/support/platform-stub";
import { sandboxConfig, startSandbox } from "@tests/support/sandbox";
import { type OpenWechat, openWechat, wechatConfig } from "@tests/support/wechat";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const database = testDatabase();
const stablePath = "/cgi-bin/stable_token";
const callPath = "/cgi-bin/get_api_domain_ip";
let stub: PlatformStub;
let opened: OpenWechat[] = [];

/** A platform with one stable token, as the real one keeps it. */
function serveTokens() {
  const platform = { token: "T1", issued: 1, refusal: 40001 };
  stub.answer(stablePath, ({ body }) => {
    if (JSON.parse(body).force_refresh) platform.token = `T${++platform.issued}`;
    return { access_token: platform.token, expires_in: 7200 };
  });
  stub.answer(callPath, ({ query }) =>
    query.get("access_token") === platform.token
      ? { ip_list: ["101.226.62.77"] }
      : { errcode: platform.refusal, errmsg: "invalid credential rid: 622029dd-23ac4086-5668d53d" },
  );
  return platform;
}

async function open(): Promise<OpenWechat> {
  const one = await openWechat(database.uri, { config: wechatConfig(stub.url) });
  opened.push(one);
  return one;
}

const forced = () =>
  stub.requests.filter(({ path, body }) => path === stablePath && JSON.parse(body).force_refresh)
    .length;

beforeEach(async () => {
  stub = await startPlatformStub();
});

afterEach(async () => {
  for (const { db } of opened.slice(0, 1)) await db.db?.collection("wechatTokens").deleteMany({});
  for (const one of opened) await one.close();
  opened = [];
  await stub.close();
});

describe("getting an access token", () => {
  it("asks once for sixty cold callers in three processes", async () => {
    serveTokens();
    await open();
    const config = wechatConfig(stub.url);
    const children = await Promise.all(Array.from({ length: 3 }, () => startCaller(config, 20)));

    for (const child of children) child.stdin?.write("go\n");
    const results = await Promise.all(children.map(resultOf));

    expect(results).toEqual([{ failed: 0 }, { failed: 0 }, { failed: 0 }]);
    expect(stub.count(stablePath)).toBe(1);
    expect(stub.count(callPath)).toBe(60);
  });

  it("asks a platform with the real one's rules once, too", async () => {
    const sandbox = await startSandbox();
    const config = sandboxConfig(sandbox);
    await open();
    const children = await Promise.all(Array.from({ length: 3 }, () => startCaller(config, 20)));

    for (const child of children) child.stdin?.write("go\n");
    const results = await Promise.all(children.map(resultOf));

    const paths = sandbox.control.trace().map(({ path }) => path);
    await sandbox.close();
    expect(results).toEqual([{ failed: 0 }, { failed: 0 }, { failed: 0 }]);
    expect(paths.filter((path) => path === stablePath)).toHaveLength(1);
    expect(paths.filter((path) => path === callPath)).toHaveLength(60);
  });

  it("leaves no doubt that nothing was sent when no token can be had", async () => {
    stub.treat(stablePath, (response) => void response.writeHead(502).end());
    const { wechat } = await open();

    const outcome = await wechat.official.messages.send("oUSER", { type: "text", content: "您好" });

    expect(outcome).toMatchObject({ kind: "retry", code: "http.502", path: stablePath });
  });

  it("refreshes once when five hundred callers are refused at the same time", async () => {
    const platform = serveTokens();
    const [first, second] = [await open(), await open()];
    await Promise.all([first, second].map(({ wechat }) => wechat.official.quota.apiAddresses()));
    platform.token = "elsewhere";

    const calls = [first, second].flatMap(({ wechat }) =>
      Array.from({ length: 250 }, () => wechat.official.quota.apiAddresses()),
    );

    await expect(Promise.all(calls)).resolves.toHaveLength(500);
    expect(stub.count(stablePath)).toBe(2);
    expect(forced()).toBe(0);
  });

  it.each([40001, 40014, 42001])(
    "forces a new one when the platform stands by a token it refuses with %i",
    async (code) => {
      const platform = serveTokens();
      platform.refusal = code;
      const { wechat } = await open();
      stub.answer(callPath, ({ query }) =>
        query.get("access_token") === "T2" ? { ip_list: [] } : { errcode: code, errmsg: "refused" },
      );

      await expect(wechat.official.quota.apiAddresses()).resolves.toEqual([]);

      expect(forced()).toBe(1);
      expect(stub.count(callPath)).toBe(2);
    },
  );

  it("forces at most once in half a minute and then says when to come back", async () => {
    serveTokens();
    const { wechat } = await open();
    stub.answer(callPath, { errcode: 40001, errmsg: "invalid credential" });
    await expect(wechat.official.quota.apiAddresses()).rejects.toMatchObject({ code: 40001 });

    const again = await Promise.allSettled(
      Array.from({ length: 50 }, () => wechat.official.quota.apiAddresses()),
    );

    expect(forced()).toBe(1);
    expect(again.every((call) => call.status === "rejected")).toBe(true);
    await expect(wechat.official.quota.apiAddresses()).rejects.toMatchObject({
      kind: "retry",
      code: "local.refreshTooSoon",
    });
    // Cold, the plain look and the forced call after the first refusal, one plain look after the second.
    expect(stub.count(stablePath)).toBe(4);
  });

  it("forces no more than twenty times a day", async () => {
    serveTokens();
    const { wechat, db } = await open();
    await wechat.official.quota.apiAddresses();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await db.db
      ?.collection("wechatTokens")
      .updateMany({}, { $set: { forcedDay: today, forcedCount: 20 } });
    stub.answer(callPath, { errcode: 40001, errmsg: "invalid credential" });

    await expect(wechat.official.quota.apiAddresses()).rejects.toMatchObject({
      code: "local.refreshesUsedUp",
    });

    expect(forced()).toBe(0);
  });

  it("asks nobody again for a while after the secret was refused", async () => {
    stub.answer(stablePath, { errcode: 40125, errmsg: "invalid appsecret" });
    const { wechat } = await open();

    for (let i = 0; i < 5; i++)
      await expect(wechat.official.quota.apiAddresses()).rejects.toMatchObject({
        kind: "config",
        code: 40125,
      });

    expect(stub.count(stablePath)).toBe(1);
    expect((await wechat.official.health()).token).toMatchObject({
      state: "failing",
      refusal: { code: 40125 },
    });
  });

  it("takes over when the process that was asking has died", async () => {
    serveTokens();
    const { wechat, db } = await open();
    await db.db?.collection<{ _id: string }>("wechatTokens").insertOne({
      _id: `token:${wechat.official.appid}`,
      generation: 0,
      leaseOwner: "dead",
      leaseUntil: new Date(Date.now() + 400),
    } as { _id: string });

    await expect(wechat.official.quota.apiAddresses()).resolves.toHaveLength(1);
  });

  it("keeps the token sealed in the database and tells an administrator all but the token", async () => {
    const platform = serveTokens();
    platform.token = "access-token-canary-0003";
    const { wechat, db } = await open();
    await wechat.official.quota.apiAddresses();

    const stored = await db.db?.collection("wechatTokens").findOne({});
    const health = await wechat.official.health();

    expect(JSON.stringify(stored)).not.toContain("canary");
    expect(Buffer.from(stored?.sealed.buffer ?? "").toString("latin1")).not.toContain("canary");
    expect(JSON.stringify(health)).not.toContain("canary");
    expect(health.token).toMatchObject({ state: "fresh", forcedToday: 0 });
  });

  it("keeps the two accounts' tokens apart", async () => {
    stub.answer(stablePath, ({ body }) => ({
      access_token: `for-${JSON.parse(body).appid}`,
      expires_in: 7200,
    }));
    stub.answer(callPath, ({ query }) => ({ ip_list: [query.get("access_token")] }));
    const { wechat } = await open();

    const [official, mini] = await Promise.all([
      wechat.official.quota.apiAddresses(),
      wechat.mini.quota.apiAddresses(),
    ]);

    expect([official, mini]).toEqual([
      [`for-${wechat.official.appid}`],
      [`for-${wechat.mini.appid}`],
    ]);
  });
});

async function startCaller(config: WechatConfig, count: number): Promise<ChildProcess> {
  const script = fileURLToPath(new URL("../../support/token-caller.ts", import.meta.url));
  const args = ["--import", "tsx", script, database.uri, JSON.stringify(config), String(count)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout as NodeJS.ReadableStream, "data");
  return child;
}

async function resultOf(child: ChildProcess): Promise<unknown> {
  const [line] = await once(child.stdout as NodeJS.ReadableStream, "data");
  return JSON.parse(String(line));
}
