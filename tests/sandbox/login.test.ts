import { hours, minutes } from "@sandbox/core/clock";
import { decryptUserData, sessionSignature } from "@sandbox/wechat/crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bench, startSandbox } from "./support/call";

let bench: Bench;
beforeAll(async () => {
  bench = await startSandbox();
});
beforeEach(async () => {
  bench.control.setClockOffset(0);
  await bench.reset();
});
afterAll(() => bench.close());

const session = (code: string, changes: Record<string, string> = {}) => {
  const { appid, secret } = bench.account("mini");
  const fields = { appid, secret, js_code: code, grant_type: "authorization_code", ...changes };
  return bench.send("GET", `/sns/jscode2session?${new URLSearchParams(fields)}`);
};

describe("login of a mini-program", () => {
  it("gives openid, unionid and a session key of 24 characters, as text/plain", async () => {
    const { code } = bench.control.login("vip-chen");
    const { appid, secret } = bench.account("mini");
    const query = new URLSearchParams({
      appid,
      secret,
      js_code: code,
      grant_type: "authorization_code",
    });
    const answer = await fetch(`${bench.url}/sns/jscode2session?${query}`);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    const { person } = bench.control.phone("vip-chen");
    expect(await answer.json()).toEqual({
      openid: person.openids.mini,
      unionid: person.unionid,
      session_key: expect.stringMatching(/^[\w+/]{22}==$/),
    });
  });

  it("takes a code once and for five minutes", async () => {
    const { code } = bench.control.login("vip-chen");
    expect((await session(code)).openid).toBeTruthy();
    expect((await session(code)).errcode).toBe(40163);
    const late = bench.control.login("vip-chen").code;
    bench.control.advance(minutes(5));
    expect((await session(late)).errcode).toBe(40029);
    expect((await session("made-up")).errcode).toBe(40029);
  });

  it("says what is missing or wrong", async () => {
    const { code } = bench.control.login("vip-chen");
    expect((await session("")).errcode).toBe(41008);
    expect((await session(code, { appid: "" })).errcode).toBe(41002);
    expect((await session(code, { secret: "no" })).errcode).toBe(40125);
    expect((await bench.send("POST", "/sns/jscode2session", { js_code: code })).errcode).toBe(
      41002,
    );
    await bench.send("POST", "/__sandbox/risk", { user: "vip-chen", highRisk: true });
    expect((await session(code)).errcode).toBe(40226);
  });

  it("lets only the holder of the session key check and renew it", async () => {
    const { openid, session_key: key } = await session(bench.control.login("vip-wu").code);
    const query = (signature: string, method = "hmac_sha256") =>
      `?openid=${openid}&signature=${signature}&sig_method=${method}`;
    const good = sessionSignature(String(key));
    expect((await bench.get(`/wxa/checksession${query(good)}`, "mini")).errcode).toBe(0);
    expect((await bench.get(`/wxa/checksession${query("0")}`, "mini")).errcode).toBe(87009);
    expect((await bench.get(`/wxa/checksession${query(good, "md5")}`, "mini")).errcode).toBe(87008);
    const renewed = await bench.get(`/wxa/resetusersessionkey${query(good)}`, "mini");
    expect(renewed.session_key).not.toBe(key);
    expect((await bench.get(`/wxa/checksession${query(good)}`, "mini")).errcode).toBe(87009);
  });
});

describe("the phone number", () => {
  const ask = (code: string, extra = {}) =>
    bench.post("/wxa/business/getuserphonenumber", { code, ...extra }, "mini");

  it("is told once per code, with the country code as text", async () => {
    const { code } = bench.control.phoneCode("vip-chen");
    const answer = await ask(code);
    expect(answer.phone_info).toEqual({
      phoneNumber: "13800136021",
      purePhoneNumber: "13800136021",
      countryCode: "86",
      watermark: { timestamp: expect.any(Number), appid: bench.account("mini").appid },
    });
    expect((await ask(code)).errcode).toBe(40029);
  });

  it("is refused for a login code, another openid and after five minutes", async () => {
    expect((await ask(bench.control.login("vip-chen").code)).errcode).toBe(40029);
    const { code } = bench.control.phoneCode("vip-chen");
    expect((await ask(code, { openid: bench.openid("vip-wu", "mini") })).errcode).toBe(40003);
    expect((await ask(code, { openid: bench.openid("vip-chen", "mini") })).errcode).toBe(0);
    const late = bench.control.phoneCode("vip-chen").code;
    bench.control.advance(minutes(5));
    expect((await ask(late)).errcode).toBe(40029);
  });

  it("also comes sealed under the session key", async () => {
    const { session_key: key } = await session(bench.control.login("vip-zhao").code);
    const { encryptedData, iv } = bench.control.phoneCode("vip-zhao");
    expect(decryptUserData(String(key), iv, encryptedData)).toMatchObject({
      phoneNumber: "13700318866",
      watermark: { appid: bench.account("mini").appid },
    });
  });
});

describe("content checks", () => {
  const check = (content: string, extra = {}) =>
    bench.post(
      "/wxa/msg_sec_check",
      { content, version: 2, scene: 2, openid: bench.openid("vip-chen", "mini"), ...extra },
      "mini",
    );

  it("want a visit within two hours", async () => {
    expect((await check("您好")).errcode).toBe(61010);
    bench.control.enterMiniProgram("vip-chen");
    expect((await check("您好")).result).toEqual({ suggest: "pass", label: 100 });
    bench.control.advance(hours(2) + 1);
    expect((await check("您好")).errcode).toBe(61010);
  });

  it("find what is forbidden and what a test planted", async () => {
    bench.control.enterMiniProgram("vip-chen");
    expect((await check("来赌博吧")).result).toMatchObject({ suggest: "risky" });
    const verdict = { contains: "暗号", suggest: "review", label: 10001 };
    await bench.send("POST", "/__sandbox/verdicts", verdict);
    expect((await check("说出暗号")).result).toEqual({ suggest: "review", label: 10001 });
    expect((await check("您好", { scene: 9 })).errcode).toBe(40129);
  });
});
