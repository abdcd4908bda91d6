import { hours, minutes, seconds } from "@sandbox/core/clock";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bench, startSandbox } from "./support/call";

let bench: Bench;
beforeAll(async () => {
  bench = await startSandbox();
});
beforeEach(async () => {
  await bench.reset();
  bench.control.setClockOffset(0);
});
afterAll(() => bench.close());

const legacy = (changes: Record<string, string> = {}) => {
  const { appid, secret } = bench.account("official");
  const query = new URLSearchParams({ grant_type: "client_credential", appid, secret, ...changes });
  return bench.send("GET", `/cgi-bin/token?${query}`);
};
const stable = (force = false) => {
  const { appid, secret } = bench.account("official");
  const body = { grant_type: "client_credential", appid, secret, force_refresh: force };
  return bench.send("POST", "/cgi-bin/stable_token", body);
};
const use = async (token: unknown) =>
  (await bench.send("GET", `/cgi-bin/getcallbackip?access_token=${token}`)).errcode ?? 0;

describe("access tokens", () => {
  it("answer without an errcode and with two hours of life", async () => {
    const answer = await legacy();
    expect(answer).toEqual({ access_token: expect.any(String), expires_in: 7200 });
  });

  it("refuse what is wrong, each with its own code and a rid", async () => {
    expect((await legacy({ grant_type: "x" })).errcode).toBe(40002);
    expect((await legacy({ appid: "" })).errcode).toBe(41002);
    expect((await legacy({ secret: "" })).errcode).toBe(41004);
    expect((await legacy({ appid: "wx0" })).errcode).toBe(40013);
    const wrong = await legacy({ secret: "0" });
    expect(wrong.errcode).toBe(40125);
    expect(wrong.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
    expect((await bench.send("GET", "/cgi-bin/stable_token")).errcode).toBe(43002);
    expect((await bench.send("POST", "/cgi-bin/token")).errcode).toBe(43001);
  });

  it("tell missing, malformed, replaced and expired apart", async () => {
    expect(await use("")).toBe(41001);
    expect(await use("nonsense")).toBe(40014);
    expect(await use(`98_${"a".repeat(133)}`)).toBe(40001);
    const { access_token } = await legacy();
    bench.control.advance(hours(2));
    expect(await use(access_token)).toBe(42001);
  });

  it("of the legacy line overlap for five minutes, and only the last previous one", async () => {
    const first = (await legacy()).access_token;
    const second = (await legacy()).access_token;
    expect(second).not.toBe(first);
    expect([await use(first), await use(second)]).toEqual([0, 0]);
    const third = (await legacy()).access_token;
    expect([await use(first), await use(second), await use(third)]).toEqual([40001, 0, 0]);
    bench.control.advance(minutes(5));
    expect([await use(second), await use(third)]).toEqual([40001, 0]);
  });

  it("of the stable line stay the same until five minutes before the end", async () => {
    const first = await stable();
    bench.control.advance(minutes(100));
    const again = await stable();
    expect(again.access_token).toBe(first.access_token);
    expect(again.expires_in).toBeGreaterThan(1190);
    expect(again.expires_in).toBeLessThanOrEqual(1200);
    bench.control.advance(minutes(16));
    const rolled = await stable();
    expect(rolled.access_token).not.toBe(first.access_token);
    expect([await use(first.access_token), await use(rolled.access_token)]).toEqual([0, 0]);
  });

  it("forced anew kill the old at once, at most every 30 s and 20 times a day", async () => {
    const first = (await stable()).access_token;
    const second = (await stable(true)).access_token;
    expect([await use(first), await use(second)]).toEqual([40001, 0]);
    expect((await stable(true)).access_token).toBe(second);
    const seen = new Set([second]);
    for (let round = 0; round < 25; round++) {
      bench.control.advance(seconds(31));
      seen.add((await stable(true)).access_token);
    }
    expect(seen.size).toBe(20);
  });

  it("of the two lines know nothing of each other", async () => {
    const one = (await stable()).access_token;
    const other = (await legacy()).access_token;
    await legacy();
    await stable(true);
    expect([await use(one), await use(other)]).toEqual([40001, 0]);
  });

  it("of a mini-program do not open the official account's calls", async () => {
    expect((await bench.get("/cgi-bin/user/get", "mini")).errcode).toBe(48001);
  });

  it("are refused to a frozen account and to unlisted addresses", async () => {
    await bench.send("POST", "/__sandbox/accounts/freeze", { account: "official" });
    expect((await legacy()).errcode).toBe(40243);
    const listed = await startSandbox({ rules: { ipWhitelist: ["10.0.0.1"] } });
    const { appid, secret } = listed.account("official");
    const query = new URLSearchParams({ grant_type: "client_credential", appid, secret });
    const answer = await listed.send("GET", `/cgi-bin/token?${query}`);
    expect(answer.errcode).toBe(40164);
    expect(answer.errmsg).toContain("invalid ip 127.0.0.1");
    await listed.close();
  });
});
