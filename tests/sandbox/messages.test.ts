import { days, hours, minutes, seconds } from "@sandbox/core/clock";
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

type Kind = "official" | "mini";
const send = (user: string, kind: Kind = "official", message: object = {}) =>
  bench.post(
    "/cgi-bin/message/custom/send",
    { touser: bench.openid(user, kind), msgtype: "text", text: { content: "您好" }, ...message },
    kind,
  );
const codes = async (times: number, once: () => Promise<Record<string, unknown>>) => {
  const seen: unknown[] = [];
  for (let round = 0; round < times; round++) seen.push((await once()).errcode);
  return seen;
};

describe("customer-service messages", () => {
  it("need an action of the person first", async () => {
    expect((await send("vip-chen")).errcode).toBe(45015);
  });

  it("are five in the 48 hours after a message", async () => {
    bench.control.say("vip-chen", { type: "text", content: "在吗" });
    expect(await codes(6, () => send("vip-chen"))).toEqual([0, 0, 0, 0, 0, 45047]);
    bench.control.say("vip-chen", { type: "text", content: "还在吗" });
    bench.control.advance(hours(48) - 1000);
    expect((await send("vip-chen")).errcode).toBe(0);
    bench.control.advance(1000);
    expect((await send("vip-chen")).errcode).toBe(45015);
  });

  it("are three in the minute after a follow, a scan or a click", async () => {
    bench.control.unfollow("vip-chen");
    bench.control.follow("vip-chen");
    expect(await codes(4, () => send("vip-chen"))).toEqual([0, 0, 0, 45047]);
    bench.control.advance(minutes(1));
    expect((await send("vip-chen")).errcode).toBe(45015);
    await bench.post("/cgi-bin/menu/create", {
      button: [{ type: "click", name: "找经理", key: "rm" }],
    });
    bench.control.clickMenu("vip-chen", "找经理");
    expect(await codes(4, () => send("vip-chen"))).toEqual([0, 0, 0, 45047]);
  });

  it("of a mini-program are two in the minute after the session is entered", async () => {
    expect((await send("vip-wu", "mini")).errcode).toBe(45015);
    bench.control.enterMiniProgram("vip-wu", { session: true });
    expect(await codes(3, () => send("vip-wu", "mini"))).toEqual([0, 0, 45047]);
    bench.control.say("vip-wu", { type: "text", content: "您好" }, "mini");
    expect(await codes(6, () => send("vip-wu", "mini"))).toEqual([0, 0, 0, 0, 0, 45047]);
  });

  it("are unlimited for two days after a payment", async () => {
    await bench.send("POST", "/__sandbox/payment", { user: "vip-chen" });
    expect(new Set(await codes(12, () => send("vip-chen")))).toEqual(new Set([0]));
  });

  it("reach the phone, with agent and AI mark, and the ledger", async () => {
    bench.control.say("vip-chen", { type: "text", content: "在吗" });
    await bench.post("/customservice/kfaccount/add", { kf_account: "lin@bank", nickname: "林静" });
    await send("vip-chen", "official", {
      customservice: { kf_account: "lin@bank" },
      aimsgcontext: { is_ai_msg: 1 },
    });
    expect(bench.control.phone("vip-chen").chats.official.messages.at(-1)).toMatchObject({
      from: "account",
      agent: "林静",
      aiGenerated: true,
      body: { type: "text", content: "您好" },
    });
    expect(bench.ledger.count({ user: "vip-chen", channel: "customer" })).toBe(1);
  });

  it("refuse unknown people, media, agents and types without using a right", async () => {
    bench.control.say("vip-chen", { type: "text", content: "在吗" });
    expect((await send("vip-chen", "official", { touser: "o-nobody" })).errcode).toBe(40003);
    const image = { msgtype: "image", image: { media_id: "gone" } };
    expect((await send("vip-chen", "official", image)).errcode).toBe(40007);
    expect((await send("vip-chen", "official", { msgtype: "dance" })).errcode).toBe(40004);
    const agent = { customservice: { kf_account: "nobody@bank" } };
    expect((await send("vip-chen", "official", agent)).errcode).toBe(65401);
    const twice = { title: "a", description: "b", url: "https://a.cn", picurl: "" };
    const news = { msgtype: "news", news: { articles: [twice, twice] } };
    expect((await send("vip-chen", "official", news)).errcode).toBe(45008);
    expect(await codes(6, () => send("vip-chen"))).toEqual([0, 0, 0, 0, 0, 45047]);
  });

  it("end with the follow, and with messages switched off", async () => {
    bench.control.say("vip-chen", { type: "text", content: "在吗" });
    bench.control.mute("vip-chen", true);
    expect((await send("vip-chen")).errcode).toBe(48002);
    bench.control.unfollow("vip-chen");
    expect((await send("vip-chen")).errcode).toBe(45015);
  });

  it("must not be escaped, be JSON and be there", async () => {
    const openid = bench.openid("vip-chen");
    const path = "/cgi-bin/message/custom/send";
    const escaped = String.raw`{"touser":"${openid}","msgtype":"text","text":{"content":"\u4f60"}}`;
    expect((await bench.post(path, escaped)).errcode).toBe(40033);
    const backslash = String.raw`{"touser":"${openid}","msgtype":"text","text":{"content":"C:\\user"}}`;
    expect((await bench.post(path, backslash)).errcode).toBe(45015);
    expect((await bench.post(path, "{")).errcode).toBe(47001);
    expect((await bench.post(path, "[]")).errcode).toBe(47001);
    expect((await bench.post(path, "")).errcode).toBe(44002);
    expect((await bench.get(path)).errcode).toBe(43002);
  });
});

describe("typing", () => {
  const typing = (command: string, kind: Kind = "official") =>
    bench.post(
      `/cgi-bin/message/custom/${kind === "mini" ? "business/" : ""}typing`,
      { touser: bench.openid("vip-chen", kind), command },
      kind,
    );

  it("shows for 15 seconds after an interaction of the last 30", async () => {
    expect((await typing("Typing")).errcode).toBe(45080);
    bench.control.say("vip-chen", { type: "text", content: "在吗" });
    expect((await typing("Typing")).errcode).toBe(0);
    expect(bench.control.phone("vip-chen").chats.official.typing).toBe(true);
    expect((await typing("Typing")).errcode).toBe(45081);
    await send("vip-chen");
    expect(bench.control.phone("vip-chen").chats.official.typing).toBe(false);
    bench.control.advance(seconds(31));
    expect((await typing("Typing")).errcode).toBe(45080);
    expect((await typing("Dancing")).errcode).toBe(45072);
  });

  it("has an address of its own for mini-programs", async () => {
    const body = { touser: bench.openid("vip-chen", "mini"), command: "Typing" };
    expect((await bench.post("/cgi-bin/message/custom/typing", body, "mini")).errcode).toBe(40200);
    bench.control.enterMiniProgram("vip-chen", { session: true });
    expect((await typing("Typing", "mini")).errcode).toBe(0);
  });
});

describe("agents and sessions", () => {
  it("take a person over until half an hour passes in silence", async () => {
    const agent = { kf_account: "lin@bank", nickname: "林静" };
    await bench.post("/customservice/kfaccount/add", agent);
    const body = { kf_account: "lin@bank", openid: bench.openid("vip-chen") };
    const create = () => bench.post("/customservice/kfsession/create", body);
    expect((await create()).errcode).toBe(65402);
    await bench.send("POST", "/__sandbox/agents", { agent: "lin@bank", wx: "linjing" });
    expect((await create()).errcode).toBe(65415);
    await bench.send("POST", "/__sandbox/agents", { agent: "lin@bank", online: true });
    expect((await create()).errcode).toBe(0);
    const path = `/customservice/kfsession/getsession?openid=${body.openid}`;
    expect((await bench.get(path)).kf_account).toBe("lin@bank");
    bench.control.advance(minutes(30));
    expect((await bench.get(path)).kf_account).toBe("");
    expect((await bench.post("/customservice/kfsession/close", body)).errcode).toBe(65413);
  });

  it("are refused by name, twice and unknown", async () => {
    const add = (kf_account: string) =>
      bench.post("/customservice/kfaccount/add", { kf_account, nickname: "甲" });
    expect((await add("no-at-sign")).errcode).toBe(65404);
    expect((await add("a@bank")).errcode).toBe(0);
    expect((await add("a@bank")).errcode).toBe(65406);
    const gone = await bench.get("/customservice/kfaccount/del?kf_account=b@bank");
    expect(gone.errcode).toBe(65401);
  });
});

describe("temporary media", () => {
  const upload = async (type: string, name: string, size: number) => {
    const form = new FormData();
    form.set("media", new Blob([Buffer.alloc(size, 7)]), name);
    const token = await bench.token("official");
    const path = `/cgi-bin/media/upload?access_token=${token}&type=${type}`;
    const answer = await fetch(bench.url + path, { method: "POST", body: form });
    return (await answer.json()) as Record<string, unknown>;
  };
  const download = async (id: unknown) => {
    const path = `/cgi-bin/media/get?access_token=${await bench.token("official")}&media_id=${id}`;
    return fetch(bench.url + path);
  };

  it("live three days", async () => {
    const { media_id: id, type } = await upload("image", "a.png", 100);
    expect(type).toBe("image");
    const got = await download(id);
    expect(got.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await got.arrayBuffer())).toEqual(Buffer.alloc(100, 7));
    bench.control.advance(days(3));
    expect(await (await download(id)).json()).toMatchObject({ errcode: 40007 });
  });

  it("are checked for type, name and size", async () => {
    expect((await upload("cloud", "a.png", 9)).errcode).toBe(40004);
    expect((await upload("image", "a.exe", 9)).errcode).toBe(40005);
    expect((await upload("image", "a.png", 0)).errcode).toBe(44001);
    expect((await upload("image", "a.png", 10 * 1024 * 1024 + 1)).errcode).toBe(40009);
    expect((await upload("thumb", "a.jpg", 64 * 1024 + 1)).errcode).toBe(40012);
    expect((await upload("thumb", "a.jpg", 9)).thumb_media_id).toBeTruthy();
  });
});
