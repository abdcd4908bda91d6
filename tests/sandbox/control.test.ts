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

const control = (method: string, path: string, body?: object) =>
  bench.send(method, `/__sandbox${path}`, body);

describe("faults", () => {
  const path = "/cgi-bin/user/get";

  it("answer an errcode as often as told", async () => {
    await control("POST", "/faults", { kind: "errcode", path, errcode: -1, times: 2 });
    expect((await bench.get(path)).errcode).toBe(-1);
    expect((await bench.get(path)).errmsg).toMatch(/^system error rid: /);
    expect((await bench.get(path)).count).toBeGreaterThan(0);
    expect(bench.control.faults()).toEqual([]);
  });

  it("break the connection before or after the effect", async () => {
    const openid = bench.openid("vip-chen");
    const remark = (text: string) =>
      bench.post("/cgi-bin/user/info/updateremark", { openid, remark: text });
    const read = async () => (await bench.get(`/cgi-bin/user/info?openid=${openid}`)).remark;
    const on = "/cgi-bin/user/info/updateremark";
    bench.control.addFault({ kind: "reset-before", path: on, times: 1 });
    await expect(remark("甲")).rejects.toThrow();
    expect(await read()).toBe("");
    bench.control.addFault({ kind: "reset-after", path: on, times: 1 });
    await expect(remark("乙")).rejects.toThrow();
    expect(await read()).toBe("乙");
  });

  it("answer 5xx, half a body and a wrong content type", async () => {
    const raw = async () =>
      fetch(`${bench.url}${path}?access_token=${await bench.token("official")}`);
    bench.control.addFault({ kind: "http", path, status: 503, times: 1 });
    expect((await raw()).status).toBe(503);
    bench.control.addFault({ kind: "truncate", path, times: 1 });
    await expect((await raw()).json()).rejects.toThrow();
    bench.control.addFault({ kind: "content-type", path, contentType: "text/html", times: 1 });
    expect((await raw()).headers.get("content-type")).toBe("text/html");
  });

  it("hang until the client gives up, and delay", async () => {
    const token = await bench.token("official");
    const url = `${bench.url}${path}?access_token=${token}`;
    bench.control.addFault({ kind: "hang", path, times: 1 });
    await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow();
    bench.control.addFault({ kind: "latency", path, ms: 120, times: 1 });
    expect((await fetch(url)).status).toBe(200);
    expect(bench.control.trace().at(-1)).toMatchObject({ path, fault: "latency" });
  });

  it("take the token away as another consumer would", async () => {
    const token = await bench.token("official");
    bench.control.addFault({ kind: "token-storm", path: "/cgi-bin/*", times: 1 });
    const answer = await bench.send("GET", `${path}?access_token=${token}`);
    expect(answer.errcode).toBe(40001);
    expect(await bench.token("official")).not.toBe(token);
    expect((await bench.get(path)).count).toBeGreaterThan(0);
  });

  it("are refused when they are none", async () => {
    const answer = await control("POST", "/faults", { kind: "dance" });
    expect(answer.error).toMatchObject({ code: "badChoice" });
  });
});

describe("control", () => {
  it("shows the state of a phone and does what a person does", async () => {
    await control("POST", "/say", { user: "vip-chen", content: "在吗" });
    const state = await control("GET", "/state/vip-chen");
    expect(state).toMatchObject({
      person: { id: "vip-chen", phone: "13800136021", following: true },
      chats: { official: { messages: [{ from: "user", body: { content: "在吗" } }] } },
      notices: [],
      dialogs: [],
    });
    expect(await control("GET", "/allowance/vip-chen")).toMatchObject({ official: { left: 5 } });
    const unknown = await control("POST", "/say", { user: "nobody", content: "?" });
    expect(unknown.error).toMatchObject({ code: "unknownUser" });
    expect((await control("POST", "/say", { user: "vip-chen" })).error).toMatchObject({
      code: "missing",
    });
    expect((await control("GET", "/nowhere")).error).toMatchObject({ code: "unknownRoute" });
  });

  it("makes people, one or many", async () => {
    await control("POST", "/people", { id: "new-one", nickname: "新客户", phone: "13900000000" });
    const taken = await control("POST", "/people", { id: "new-one", nickname: "又一位" });
    expect(taken.error).toMatchObject({ code: "idTaken" });
    const { openids } = await control("POST", "/people/bulk", { count: 50 });
    expect(openids).toHaveLength(50);
    expect(bench.control.phone("bulk-7").person.following).toBe(true);
  });

  it("keeps what people exist apart by their openids of both accounts", () => {
    const all = bench.control.people().flatMap(({ openids }) => [openids.official, openids.mini]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((openid) => /^o[\w-]{27}$/.test(openid))).toBe(true);
  });

  it("goes back to a snapshot", async () => {
    bench.control.say("vip-chen", { type: "text", content: "之前" });
    const { id } = await control("POST", "/snapshot");
    bench.control.say("vip-chen", { type: "text", content: "之后" });
    bench.control.unfollow("vip-wu");
    await control("POST", "/restore", { id: String(id) });
    const { messages } = bench.control.phone("vip-chen").chats.official;
    expect(messages.map(({ body }) => body)).toEqual([{ type: "text", content: "之前" }]);
    expect(bench.control.phone("vip-wu").person.following).toBe(true);
  });

  it("never gives a message id out twice, whatever is reset", async () => {
    const once = () => BigInt(bench.control.say("vip-chen", { type: "text", content: "在吗" }).id);
    const before = once();
    await control("POST", "/reset");
    expect(once() > before).toBe(true);
  });

  it("moves the clock forwards and back", async () => {
    const moved = await control("POST", "/clock", { advanceMs: 3_600_000 });
    expect(moved.offsetMs).toBe(3_600_000);
    expect((await control("POST", "/clock", { offsetMs: 0 })).offsetMs).toBe(0);
    expect((await control("POST", "/clock", {})).error).toMatchObject({ code: "missing" });
  });

  it("shows the codes of the demo staff's authenticators", async () => {
    const shown = await control("GET", "/authenticator/rm-lin");
    expect(shown.code).toMatch(/^\d{6}$/);
    expect((await control("GET", "/authenticator/vip-chen")).error).toMatchObject({
      code: "noAuthenticator",
    });
  });

  it("opens mini-program codes and links where they lead", async () => {
    const token = await bench.token("mini");
    const body = JSON.stringify({ scene: "rm=1024", page: "pages/bind/index" });
    const address = `${bench.url}/wxa/getwxacodeunlimit?access_token=${token}`;
    const code = await fetch(address, { method: "POST", body });
    expect(code.headers.get("content-type")).toBe("image/jpeg");
    const wrong = await bench.post("/wxa/getwxacodeunlimit", { scene: "场景" }, "mini");
    expect(wrong.errcode).toBe(40129);
    const link = { path: "pages/book/index", query: "from=sms" };
    const { url_link } = await bench.post("/wxa/generate_urllink", link, "mini");
    expect(bench.control.scan("vip-chen", String(url_link))).toMatchObject({
      kind: "mini",
      path: "pages/book/index",
      query: { from: "sms" },
    });
    const info = await bench.post("/wxa/query_urllink", { url_link }, "mini");
    expect(info.url_link_info).toMatchObject({ path: "pages/book/index", query: "from=sms" });
    expect(bench.control.scan("vip-chen", "https://bank.example/")).toEqual({
      kind: "web",
      url: "https://bank.example/",
    });
  });

  it("tells what happens as a stream", async () => {
    const abort = new AbortController();
    const { signal } = abort;
    const stream = await fetch(`${bench.url}/__sandbox/events?user=vip-chen&types=message`, {
      signal,
    });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    bench.control.say("vip-wu", { type: "text", content: "别人" });
    bench.control.say("vip-chen", { type: "text", content: "在吗" });
    const { value = "" } = (await reader?.read()) ?? {};
    expect(value).toContain("event: message");
    expect(value).toContain("在吗");
    expect(value).not.toContain("别人");
    abort.abort();
  });

  it("traces every call without its secrets", async () => {
    const before = bench.control.trace().at(-1)?.id ?? 0;
    const { appid } = bench.account("official");
    await bench.send(
      "GET",
      `/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=hush`,
    );
    const [traced] = bench.control.trace(before);
    expect(traced).toMatchObject({ path: "/cgi-bin/token", errcode: 40125 });
    expect(JSON.stringify(traced)).not.toContain("hush");
  });
});
