import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bench, startSandbox } from "./support/call";

let bench: Bench;
beforeAll(async () => {
  bench = await startSandbox();
});
beforeEach(() => bench.reset());
afterAll(() => bench.close());

const modify = (body: object) => bench.post("/wxa/modify_domain", body, "mini");

describe("the hosts a mini-program may speak to", () => {
  it("are added, replaced, deleted and read back by kind", async () => {
    const first = await modify({
      action: "add",
      requestdomain: ["https://api.bank.example", "https://cdn.bank.example:8443"],
      wsrequestdomain: ["wss://api.bank.example"],
    });
    expect(first).toMatchObject({ errcode: 0, wsrequestdomain: ["wss://api.bank.example"] });
    await modify({ action: "delete", requestdomain: ["https://cdn.bank.example:8443"] });
    await modify({ action: "set", uploaddomain: ["https://up.bank.example"] });

    expect(await modify({ action: "get" })).toMatchObject({
      errcode: 0,
      requestdomain: [],
      wsrequestdomain: [],
      uploaddomain: ["https://up.bank.example"],
      downloaddomain: [],
    });
  });

  it.each([
    ["https://10.0.0.1", "an address in numbers"],
    ["http://api.bank.example", "another scheme"],
    ["https://api.bank.example/path", "a path"],
    ["https://api.weixin.qq.com", "the platform itself"],
  ])("refuse %s: %s", async (domain) => {
    expect(await modify({ action: "add", requestdomain: [domain] })).toMatchObject({
      errcode: 85301,
      invalid_requestdomain: [domain],
      requestdomain: [],
    });
  });

  it("say so when nothing changes, and when there are too many", async () => {
    const names = Array.from({ length: 201 }, (_, at) => `https://h${at}.bank.example`);
    expect((await modify({ action: "add", requestdomain: names })).errcode).toBe(85016);
    await modify({ action: "add", requestdomain: names.slice(0, 2) });
    expect((await modify({ action: "add", requestdomain: names.slice(0, 2) })).errcode).toBe(85301);
  });

  it("have a list of their own for web pages", async () => {
    const page = ["https://m.bank.example"];
    const set = (body: object) => bench.post("/wxa/setwebviewdomain", body, "mini");
    expect(await set({ action: "set", webviewdomain: page })).toMatchObject({ errcode: 0 });
    expect(await set({ action: "set", webviewdomain: page })).toMatchObject({ errcode: 89019 });
    expect(await set({ action: "get" })).toMatchObject({ webviewdomain: page });
  });

  it("belong to mini-programs alone", async () => {
    expect((await bench.post("/wxa/modify_domain", { action: "get" })).errcode).toBe(48001);
  });
});

describe("auto-replies of the console", () => {
  it("are off where nobody set any, and read back as they were set", async () => {
    const read = () => bench.get("/cgi-bin/get_current_autoreply_info");
    expect(await read()).toEqual({ is_add_friend_reply_open: 0, is_autoreply_open: 0 });
    const replies = {
      is_add_friend_reply_open: 1,
      is_autoreply_open: 0,
      add_friend_autoreply_info: { type: "text", content: "欢迎关注" },
    };
    await bench.send("POST", "/__sandbox/autoreplies", replies);
    expect(await read()).toEqual(replies);
  });
});
