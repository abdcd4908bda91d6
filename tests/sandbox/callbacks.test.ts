import { aesKey, decryptMessage, encryptMessage, signature } from "@sandbox/wechat/crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bench, startSandbox } from "./support/call";
import { type Received, startReceiver } from "./support/receiver";

let bench: Bench;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  bench = await startSandbox({ rules: { pushTimeoutMs: 150, markFailAfter: 3 } });
});
beforeEach(async () => {
  receiver = await startReceiver();
  await bench.reset();
  bench.control.setCallback("official", { url: receiver.url, mode: "safe" });
});
afterEach(async () => {
  await bench.control.settled();
  await receiver.close();
});
afterAll(() => bench.close());

const say = (content = "您好") => bench.control.say("vip-chen", { type: "text", content });
const shown = () => bench.control.phone("vip-chen").chats.official.messages.at(-1);
const last = (): Received => {
  const found = receiver.received.at(-1);
  if (!found) throw new Error("nothing was pushed");
  return found;
};
const tag = (xml: string, name: string) =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, "s").exec(xml)?.[1] ?? "";
const open = (received: Received) => {
  const { appid, encodingAESKey } = bench.account("official");
  return decryptMessage(aesKey(encodingAESKey), appid, tag(received.body, "Encrypt"));
};
const reply = (received: Received, inner: string) =>
  `<xml><ToUserName><![CDATA[${tag(inner, "FromUserName")}]]></ToUserName><FromUserName><![CDATA[${tag(
    inner,
    "ToUserName",
  )}]]></FromUserName><CreateTime>${received.at}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>`;

describe("pushes", () => {
  it("in safe mode carry only the cipher, signed over it", async () => {
    say();
    await bench.control.settled();
    const { query, body, headers } = last();
    expect(headers["content-type"]).toBe("text/xml");
    expect(body).not.toContain("您好");
    expect(query.get("encrypt_type")).toBe("aes");
    const { token, originalId } = bench.account("official");
    const [timestamp, nonce] = [query.get("timestamp") ?? "", query.get("nonce") ?? ""];
    const sealed = tag(body, "Encrypt");
    expect(query.get("msg_signature")).toBe(signature(token, timestamp, nonce, sealed));
    expect(query.get("signature")).toBe(signature(token, timestamp, nonce));
    const inner = open(last());
    expect(tag(inner, "ToUserName")).toBe(originalId);
    expect(tag(inner, "FromUserName")).toBe(bench.openid("vip-chen"));
    expect(tag(inner, "Content")).toBe("您好");
    expect(tag(inner, "MsgId")).toMatch(/^\d{16,19}$/);
  });

  it("in compatible mode carry both, in plain mode no cipher", async () => {
    bench.control.setCallback("official", { url: receiver.url, mode: "compatible" });
    say();
    await bench.control.settled();
    expect(tag(last().body, "Content")).toBe("您好");
    expect(open(last())).toContain("您好");
    bench.control.setCallback("official", { url: receiver.url, mode: "plain" });
    say("再说");
    await bench.control.settled();
    expect(last().body).not.toContain("Encrypt");
    expect(last().query.has("msg_signature")).toBe(false);
  });

  it("are verified with an echo that must come back exactly", async () => {
    receiver.answer(({ query }) => query.get("echostr") ?? "");
    expect(await bench.control.verifyCallback("official")).toEqual({ ok: true, reason: null });
    receiver.answer(({ query }) => `"${query.get("echostr")}"`);
    expect((await bench.control.verifyCallback("official")).ok).toBe(false);
  });

  it("are repeated three times with the same id when nobody answers", async () => {
    receiver.answer(() => ({ status: 500 }));
    say();
    await bench.control.settled();
    expect(receiver.received).toHaveLength(4);
    const ids = receiver.received.map((received) => tag(open(received), "MsgId"));
    expect(new Set(ids).size).toBe(1);
    expect(shown()?.body).toMatchObject({ content: expect.stringContaining("暂时无法提供服务") });
    expect(bench.control.pushes().at(-1)?.state).toBe("failed");
    receiver.answer(() => "success");
    say();
    await bench.control.settled();
  });

  it("time out and are repeated", async () => {
    let calls = 0;
    receiver.answer(async () => {
      calls++;
      if (calls === 1) await new Promise((resolve) => setTimeout(resolve, 400));
      return "success";
    });
    say();
    await bench.control.settled();
    expect(receiver.received).toHaveLength(2);
    expect(bench.control.pushes().at(-1)?.attempts[0]?.status).toBeNull();
  });

  it("stop for a minute after too many failures", async () => {
    receiver.answer(() => ({ status: 500 }));
    for (let round = 0; round < 3; round++) {
      say();
      await bench.control.settled();
    }
    const before = receiver.received.length;
    say();
    await bench.control.settled();
    expect(receiver.received).toHaveLength(before);
    expect(bench.control.pushes().at(-1)?.state).toBe("suppressed");
  });
});

describe("pushes of a platform of their own", () => {
  let own: Bench;
  beforeEach(async () => {
    own = await startSandbox();
    own.control.setCallback("official", { url: receiver.url, mode: "plain" });
  });
  afterEach(() => own.close());
  const bodies = async () => {
    await own.control.settled();
    return receiver.received.map(({ body }) => body);
  };

  it("are duplicated, dropped, delayed and badly signed on demand", async () => {
    own.control.addFault({ kind: "callback-duplicate", path: "", times: 1 });
    own.control.say("vip-chen", { type: "text", content: "一" });
    const [first, second] = await bodies();
    expect(first).toBe(second);
    own.control.addFault({ kind: "callback-drop", path: "", times: 1 });
    own.control.say("vip-chen", { type: "text", content: "二" });
    expect(await bodies()).toHaveLength(2);
    own.control.addFault({ kind: "callback-late", path: "", ms: 400, times: 1 });
    own.control.say("vip-chen", { type: "text", content: "三" });
    own.control.say("vip-chen", { type: "text", content: "四" });
    expect((await bodies()).slice(2).map((body) => tag(body, "Content"))).toEqual(["四", "三"]);
    own.control.addFault({ kind: "callback-bad-signature", path: "", times: 1 });
    own.control.say("vip-chen", { type: "text", content: "五" });
    await own.control.settled();
    const { query } = last();
    const { token } = own.account("official");
    const honest = signature(token, query.get("timestamp") ?? "", query.get("nonce") ?? "");
    expect(query.get("signature")).not.toBe(honest);
  });

  it("tell of follows, scans, clicks, views and places", async () => {
    own.control.unfollow("vip-wu");
    own.control.follow("vip-wu");
    own.control.reportLocation("vip-wu", { latitude: 30.2, longitude: 120.1 });
    await own.post("/cgi-bin/menu/create", {
      button: [
        { type: "click", name: "经理", key: "rm" },
        { type: "view", name: "官网", url: "https://bank.example" },
      ],
    });
    own.control.clickMenu("vip-wu", "rm");
    own.control.clickMenu("vip-wu", "官网");
    const events = (await bodies()).map((body) => [tag(body, "Event"), tag(body, "EventKey")]);
    expect(events.sort()).toEqual(
      [
        ["CLICK", "rm"],
        ["LOCATION", ""],
        ["VIEW", "https://bank.example"],
        ["subscribe", ""],
        ["unsubscribe", ""],
      ].sort(),
    );
  });

  it("carry the scene of a code, prefixed only when it made somebody follow", async () => {
    const action = { action_name: "QR_STR_SCENE", expire_seconds: 600 };
    const scene = { action_info: { scene: { scene_str: "rm:1024" } } };
    const { ticket, url } = await own.post("/cgi-bin/qrcode/create", { ...action, ...scene });
    own.control.unfollow("vip-wu");
    expect(own.control.scan("vip-wu", String(url))).toMatchObject({ event: "subscribe" });
    expect(own.control.scan("vip-wu", String(ticket))).toMatchObject({ event: "SCAN" });
    const scanned = (await bodies()).filter((body) => body.includes("Ticket"));
    expect(scanned.map((body) => tag(body, "EventKey")).sort()).toEqual([
      "qrscene_rm:1024",
      "rm:1024",
    ]);
    const openid = own.openid("vip-wu");
    expect(await own.get(`/cgi-bin/user/info?openid=${openid}`)).toMatchObject({
      subscribe_scene: "ADD_SCENE_QR_CODE",
      qr_scene_str: "rm:1024",
    });
  });
});

describe("passive replies", () => {
  it("are decrypted and shown", async () => {
    receiver.answer((received) => {
      const inner = open(received);
      const { appid, encodingAESKey, token } = bench.account("official");
      const sealed = encryptMessage(aesKey(encodingAESKey), appid, reply(received, inner));
      const nonce = received.query.get("nonce") ?? "";
      const signed = signature(token, "1700000000", nonce, sealed);
      return `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature>${signed}</MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce>${nonce}</Nonce></xml>`;
    });
    const fresh = await startSandbox();
    fresh.control.setCallback("official", { url: receiver.url, mode: "safe" });
    fresh.control.say("vip-chen", { type: "text", content: "您好" });
    await fresh.control.settled();
    expect(fresh.control.phone("vip-chen").chats.official.messages.at(-1)).toMatchObject({
      from: "account",
      body: { type: "text", content: "收到" },
    });
    expect(fresh.ledger.count({ channel: "passive" })).toBe(1);
    await fresh.close();
  });

  it("show every kind there is, with one article in answer to a message", async () => {
    const fresh = await startSandbox();
    fresh.control.setCallback("official", { url: receiver.url, mode: "plain" });
    const form = new FormData();
    form.set("media", new Blob([Buffer.from("89504e470d0a1a0a", "hex")]), "a.png");
    const upload = `/cgi-bin/media/upload?type=image&access_token=${await fresh.token("official")}`;
    const stored = await fetch(fresh.url + upload, { method: "POST", body: form });
    const { media_id: mediaId } = (await stored.json()) as { media_id: string };
    const article = (title: string) =>
      `<item><Title>${title}</Title><Description>说明</Description><PicUrl></PicUrl><Url>https://bank.example</Url></item>`;
    const kinds = {
      image: `<Image><MediaId>${mediaId}</MediaId></Image>`,
      voice: `<Voice><MediaId>${mediaId}</MediaId></Voice>`,
      video: `<Video><MediaId>${mediaId}</MediaId><Title>一</Title><Description>二</Description></Video>`,
      music:
        "<Music><Title>曲</Title><Description>家</Description><MusicUrl>https://m</MusicUrl></Music>",
      news: `<ArticleCount>2</ArticleCount><Articles>${article("甲")}${article("乙")}</Articles>`,
    };
    for (const [type, inner] of Object.entries(kinds)) {
      receiver.answer(({ body }) => {
        const [to, from] = [tag(body, "FromUserName"), tag(body, "ToUserName")];
        return `<xml><ToUserName>${to}</ToUserName><FromUserName>${from}</FromUserName><CreateTime>1</CreateTime><MsgType>${type}</MsgType>${inner}</xml>`;
      });
      fresh.control.say("vip-chen", { type: "text", content: "您好" });
      await fresh.control.settled();
      const last = fresh.control.phone("vip-chen").chats.official.messages.at(-1);
      expect(last).toMatchObject({ from: "account", body: { type } });
      if (last?.body.type === "news") expect(last.body.articles).toHaveLength(1);
    }
    receiver.answer(
      ({ body }) =>
        `<xml><ToUserName>${tag(body, "FromUserName")}</ToUserName><MsgType>image</MsgType><Image><MediaId>gone</MediaId></Image></xml>`,
    );
    fresh.control.say("vip-chen", { type: "text", content: "您好" });
    await fresh.control.settled();
    expect(fresh.control.phone("vip-chen").chats.official.messages.at(-1)?.from).toBe("system");
    await fresh.close();
  });

  it("that are not sealed in safe mode, or not well-formed, give the person an apology", async () => {
    const fresh = await startSandbox();
    fresh.control.setCallback("official", { url: receiver.url, mode: "safe" });
    for (const wrong of ['{"errcode":0}', "<xml><MsgType>text</MsgType></xml>", " success"]) {
      receiver.answer(() => wrong);
      fresh.control.say("vip-chen", { type: "text", content: "您好" });
      await fresh.control.settled();
      expect(fresh.control.phone("vip-chen").chats.official.messages.at(-1)?.from).toBe("system");
    }
    expect(receiver.received).toHaveLength(3);
    await fresh.close();
  });
});
