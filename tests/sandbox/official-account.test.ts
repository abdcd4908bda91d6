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

describe("followers", () => {
  it("are told without nickname and picture, and only while they follow", async () => {
    const openid = bench.openid("vip-chen");
    const info = await bench.get(`/cgi-bin/user/info?openid=${openid}&lang=zh_CN`);
    expect(info).toMatchObject({ subscribe: 1, openid, unionid: expect.any(String) });
    expect(info).not.toHaveProperty("nickname");
    bench.control.unfollow("vip-chen");
    expect(await bench.get(`/cgi-bin/user/info?openid=${openid}`)).toEqual({
      subscribe: 0,
      openid,
      unionid: info.unionid,
    });
  });

  it("share one unionid between both accounts", async () => {
    const { openids, unionid } = bench.control.phone("vip-chen").person;
    expect(openids.official).not.toBe(openids.mini);
    const info = await bench.get(`/cgi-bin/user/info?openid=${openids.official}`);
    expect(info.unionid).toBe(unionid);
    const wrong = await bench.get(`/cgi-bin/user/info?openid=${openids.mini}`);
    expect(wrong.errcode).toBe(40003);
  });

  it("are listed in pages and in batches", async () => {
    const all = await bench.get("/cgi-bin/user/get");
    expect(all.total).toBe(bench.control.people().filter(({ following }) => following).length);
    const { openid } = all.data as { openid: string[] };
    const rest = await bench.get(`/cgi-bin/user/get?next_openid=${openid[2]}`);
    expect(rest.count).toBe(openid.length - 3);
    const list = openid.slice(0, 3).map((one) => ({ openid: one, lang: "zh_CN" }));
    const batch = await bench.post("/cgi-bin/user/info/batchget", { user_list: list });
    expect(batch.user_info_list).toHaveLength(3);
    const many = Array.from({ length: 101 }, () => ({ openid: openid[0] }));
    const refused = await bench.post("/cgi-bin/user/info/batchget", { user_list: many });
    expect(refused.errcode).toBe(40032);
  });

  it("carry remarks and tags", async () => {
    const openid = bench.openid("vip-chen");
    const remark = { openid, remark: "陈先生" };
    expect((await bench.post("/cgi-bin/user/info/updateremark", remark)).errcode).toBe(0);
    const { tag } = await bench.post("/cgi-bin/tags/create", { tag: { name: "钻石" } });
    const { id } = tag as { id: number };
    const again = await bench.post("/cgi-bin/tags/create", { tag: { name: "钻石" } });
    expect(again.errcode).toBe(45157);
    const body = { openid_list: [openid], tagid: id };
    expect((await bench.post("/cgi-bin/tags/members/batchtagging", body)).errcode).toBe(0);
    const members = await bench.post("/cgi-bin/user/tag/get", { tagid: id });
    expect(members).toMatchObject({ count: 1, data: { openid: [openid] } });
    expect(await bench.get(`/cgi-bin/user/info?openid=${openid}`)).toMatchObject({
      remark: "陈先生",
      tagid_list: [id],
    });
    const unknown = { openid_list: [openid], tagid: 9999 };
    expect((await bench.post("/cgi-bin/tags/members/batchtagging", unknown)).errcode).toBe(45159);
    const system = { tag: { id: 2, name: "改名" } };
    expect((await bench.post("/cgi-bin/tags/update", system)).errcode).toBe(45058);
    await bench.post("/cgi-bin/tags/delete", { tag: { id } });
    const left = await bench.post("/cgi-bin/tags/getidlist", { openid });
    expect(left.tagid_list).toEqual([]);
  });
});

describe("codes with a scene", () => {
  const create = (action_name: string, scene: object, extra = {}) =>
    bench.post("/cgi-bin/qrcode/create", { action_name, action_info: { scene }, ...extra });

  it("are temporary or permanent and show as a picture", async () => {
    const temporary = await create("QR_SCENE", { scene_id: 7 }, { expire_seconds: 600 });
    expect(temporary).toMatchObject({ expire_seconds: 600, url: expect.any(String) });
    const permanent = await create("QR_LIMIT_STR_SCENE", { scene_str: "hall" });
    expect(permanent).not.toHaveProperty("expire_seconds");
    const ticket = encodeURIComponent(String(permanent.ticket));
    const image = await fetch(`${bench.url}/cgi-bin/showqrcode?ticket=${ticket}`);
    expect(image.headers.get("content-type")).toBe("image/png");
    expect(
      Buffer.from(await image.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    expect((await fetch(`${bench.url}/cgi-bin/showqrcode?ticket=x`)).status).toBe(404);
  });

  it("refuse scenes outside their range, and expire", async () => {
    expect((await create("QR_LIMIT_SCENE", { scene_id: 100_001 })).errcode).toBe(40053);
    expect((await create("QR_STR_SCENE", { scene_str: "" })).errcode).toBe(40053);
    expect((await create("QR_DANCE", { scene_id: 1 })).errcode).toBe(40053);
    const { url } = await create("QR_SCENE", { scene_id: 7 }, { expire_seconds: 60 });
    bench.control.advance(60_000);
    expect(() => bench.control.scan("vip-chen", String(url))).toThrow("过期");
  });

  it("shorten long data and give it back", async () => {
    const { short_key } = await bench.post("/cgi-bin/shorten/gen", { long_data: "很长" });
    const back = await bench.post("/cgi-bin/shorten/fetch", { short_key });
    expect(back.long_data).toBe("很长");
  });
});

describe("the menu", () => {
  const click = (name = "按钮") => ({ type: "click", name, key: "k" });
  const create = async (button: unknown) =>
    (await bench.post("/cgi-bin/menu/create", { button })).errcode;

  it("is refused for each broken rule with its own code", async () => {
    expect(await create([])).toBe(40016);
    expect(await create([click(), click(), click(), click()])).toBe(40016);
    expect(await create([{ ...click(), type: "dance" }])).toBe(40017);
    expect(await create([click("名字超过十六字节了")])).toBe(40018);
    expect(await create([{ type: "click", name: "a", key: "k".repeat(129) }])).toBe(40019);
    expect(await create([{ type: "view", name: "a", url: "" }])).toBe(40020);
    const sub = (children: unknown) => [{ name: "更多", sub_button: children }];
    expect(await create(sub(Array.from({ length: 6 }, () => click())))).toBe(40023);
    expect(await create(sub([{ ...click(), type: "dance" }]))).toBe(40024);
    expect(await create(sub([click("字".repeat(21))]))).toBe(40025);
    expect(await create(sub([{ type: "click", name: "a" }]))).toBe(40026);
    expect(await create(sub([{ type: "view", name: "a" }]))).toBe(40027);
    const foreign = {
      type: "miniprogram",
      name: "a",
      appid: "wx0",
      pagepath: "p",
      url: "https://a",
    };
    expect(await create([foreign])).toBe(45064);
  });

  it("comes back with its wrapper, which cannot be sent back", async () => {
    expect((await bench.get("/cgi-bin/menu/get")).errcode).toBe(46003);
    await create([click(), { name: "更多", sub_button: [click("子项")] }]);
    const got = await bench.get("/cgi-bin/menu/get");
    expect(got).toEqual({
      menu: {
        button: [
          { ...click(), sub_button: [] },
          { name: "更多", sub_button: [click("子项")] },
        ],
      },
    });
    expect((await bench.post("/cgi-bin/menu/create", got)).errcode).toBe(40016);
    expect(bench.control.phone("vip-chen").chats.official.menu).toHaveLength(2);
    expect((await bench.get("/cgi-bin/menu/delete")).errcode).toBe(0);
    expect(bench.control.phone("vip-chen").chats.official.menu).toEqual([]);
  });

  it("is another for people with a tag", async () => {
    await create([click("普通")]);
    const { tag } = await bench.post("/cgi-bin/tags/create", { tag: { name: "钻石" } });
    const { id } = tag as { id: number };
    const openid = bench.openid("vip-chen");
    await bench.post("/cgi-bin/tags/members/batchtagging", { openid_list: [openid], tagid: id });
    const { menuid } = await bench.post("/cgi-bin/menu/addconditional", {
      button: [click("贵宾")],
      matchrule: { tag_id: String(id) },
    });
    const seen = (user: string) => bench.control.phone(user).chats.official.menu[0]?.name;
    expect([seen("vip-chen"), seen("vip-wu")]).toEqual(["贵宾", "普通"]);
    const matched = await bench.post("/cgi-bin/menu/trymatch", { user_id: openid });
    expect(matched.button).toMatchObject([{ name: "贵宾" }]);
    expect((await bench.post("/cgi-bin/menu/delconditional", { menuid })).errcode).toBe(0);
    expect(seen("vip-chen")).toBe("普通");
  });
});

describe("web authorisation", () => {
  const authorize = (changes: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      appid: bench.account("official").appid,
      redirect_uri: "https://bank.example/auth?to=%2Ftoday",
      response_type: "code",
      scope: "snsapi_base",
      state: "s1",
      ...changes,
    });
    return fetch(`${bench.url}/connect/oauth2/authorize?${query}`, { redirect: "manual" });
  };
  const codeOf = async (answer: Response) =>
    new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const exchange = (code: string) => {
    const { appid, secret } = bench.account("official");
    const query = { appid, secret, code, grant_type: "authorization_code" };
    return bench.send("GET", `/sns/oauth2/access_token?${new URLSearchParams(query)}`);
  };

  it("goes back at once for snsapi_base, with code and state beside what was there", async () => {
    const answer = await authorize({ sandbox_user: "rm-lin" });
    expect(answer.status).toBe(302);
    const back = new URL(answer.headers.get("location") ?? "");
    expect(back.searchParams.get("to")).toBe("/today");
    expect(back.searchParams.get("state")).toBe("s1");
    const code = back.searchParams.get("code") ?? "";
    const granted = await exchange(code);
    expect(granted).toMatchObject({ openid: bench.openid("rm-lin"), scope: "snsapi_base" });
    expect(granted).not.toHaveProperty("unionid");
    expect((await exchange(code)).errcode).toBe(40163);
    const query = `access_token=${granted.access_token}&openid=${granted.openid}`;
    expect((await bench.send("GET", `/sns/auth?${query}`)).errcode).toBe(0);
    expect((await bench.send("GET", `/sns/userinfo?${query}`)).errcode).toBe(48001);
  });

  it("asks the person for snsapi_userinfo, then tells nickname and unionid", async () => {
    const scope = { scope: "snsapi_userinfo", sandbox_user: "vip-chen" };
    const asked = await authorize(scope);
    expect(asked.status).toBe(200);
    const html = await asked.text();
    expect(html).toContain("陈嘉禾");
    const allow = /href="([^"]*sandbox_consent=allow[^"]*)"/.exec(html)?.[1] ?? "";
    const next = bench.url + allow.replaceAll("&amp;", "&");
    const granted = await exchange(await codeOf(await fetch(next, { redirect: "manual" })));
    const query = `access_token=${granted.access_token}&openid=${granted.openid}`;
    const info = await bench.send("GET", `/sns/userinfo?${query}&lang=zh_CN`);
    expect(info).toMatchObject({ nickname: "陈嘉禾", unionid: granted.unionid });
    expect(info.headimgurl).toMatch(/\/132$/);
    const denied = await authorize({ ...scope, sandbox_consent: "deny" });
    expect(denied.status).toBe(200);
  });

  it("lets a human choose whose WeChat it is, and remembers by cookie", async () => {
    const html = await (await authorize()).text();
    expect(html).toContain("以谁的微信继续");
    const query = new URLSearchParams({
      appid: bench.account("official").appid,
      redirect_uri: "https://bank.example/auth",
      response_type: "code",
      scope: "snsapi_base",
      state: "",
    });
    const answer = await fetch(`${bench.url}/connect/oauth2/authorize?${query}`, {
      redirect: "manual",
      headers: { cookie: "sandbox_user=rm-zhou" },
    });
    expect((await exchange(await codeOf(answer))).openid).toBe(bench.openid("rm-zhou"));
  });

  it("shows an unauthorised page a virtual account", async () => {
    const snapshot = { sandbox_user: "vip-chen", sandbox_consent: "snapshot" };
    const answer = await authorize({ ...snapshot, scope: "snsapi_userinfo" });
    const granted = await exchange(await codeOf(answer));
    expect(granted.is_snapshotuser).toBe(1);
    expect(granted.openid).not.toBe(bench.openid("vip-chen"));
  });

  it("renews by refresh token and refuses what is wrong", async () => {
    const granted = await exchange(await codeOf(await authorize({ sandbox_user: "rm-lin" })));
    const { appid } = bench.account("official");
    const refresh = (token: string) =>
      bench.send(
        "GET",
        `/sns/oauth2/refresh_token?appid=${appid}&grant_type=refresh_token&refresh_token=${token}`,
      );
    expect((await refresh(String(granted.refresh_token))).openid).toBe(granted.openid);
    expect((await refresh("x")).errcode).toBe(40030);
    bench.control.advance(30 * 86_400_000);
    expect((await refresh(String(granted.refresh_token))).errcode).toBe(42002);
    expect((await exchange("made-up")).errcode).toBe(40029);
  });

  it("says on a page what the address lacks", async () => {
    const text = async (changes: Record<string, string>) => (await authorize(changes)).text();
    expect(await text({ appid: "" })).toContain("10012");
    expect(await text({ appid: "wx0" })).toContain("10016");
    expect(await text({ scope: "" })).toContain("10010");
    expect(await text({ scope: "all" })).toContain("10005");
    expect(await text({ redirect_uri: "" })).toContain("10011");
    const strict = await startSandbox({ rules: { oauthHosts: ["bank.example"] } });
    const { appid } = strict.account("official");
    const query = new URLSearchParams({
      appid,
      redirect_uri: "https://evil.example/",
      response_type: "code",
      scope: "snsapi_base",
      sandbox_user: "rm-lin",
    });
    const page = await fetch(`${strict.url}/connect/oauth2/authorize?${query}`);
    expect(await page.text()).toContain("10003");
    await strict.close();
  });
});

describe("the JS-SDK ticket", () => {
  it("is kept for its life and signs pages", async () => {
    const first = await bench.get("/cgi-bin/ticket/getticket?type=jsapi");
    const again = await bench.get("/cgi-bin/ticket/getticket?type=jsapi");
    expect(first.ticket).toBe(again.ticket);
    expect((await bench.get("/cgi-bin/ticket/getticket?type=x")).errcode).toBe(40097);
    const { createHash } = await import("node:crypto");
    const [nonceStr, timestamp, url] = ["n", 1700000000, "https://bank.example/m/"];
    const text = `jsapi_ticket=${first.ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`;
    const signature = createHash("sha1").update(text).digest("hex");
    const body = { nonceStr, timestamp, url, signature };
    expect((await bench.send("POST", "/__sandbox/jssdk/verify", body)).ok).toBe(true);
  });
});

describe("mass sends", () => {
  it("reach all followers, four a month each", async () => {
    const all = { filter: { is_to_all: true }, msgtype: "text", text: { content: "周报" } };
    for (let round = 0; round < 4; round++) {
      const sent = await bench.post("/cgi-bin/message/mass/sendall", all);
      expect(sent).toMatchObject({ errmsg: "send job submission success" });
      await expect
        .poll(
          async () =>
            (await bench.post("/cgi-bin/message/mass/get", { msg_id: sent.msg_id })).msg_status,
        )
        .toBe("SEND_SUCCESS");
    }
    expect((await bench.post("/cgi-bin/message/mass/sendall", all)).errcode).toBe(45028);
    const two = [bench.openid("vip-chen"), bench.openid("vip-wu")];
    const some = { touser: two, msgtype: "text", text: { content: "第五次" } };
    await bench.post("/cgi-bin/message/mass/send", some);
    await expect.poll(() => bench.ledger.count({ effect: "capped" })).toBe(2);
    expect(bench.ledger.count({ channel: "mass", user: "vip-chen", effect: "delivered" })).toBe(4);
  });

  it("know their client ids", async () => {
    const two = [bench.openid("vip-chen"), bench.openid("vip-wu")];
    const some = { touser: two, msgtype: "text", text: { content: "一" }, clientmsgid: "c1" };
    const { msg_id } = await bench.post("/cgi-bin/message/mass/send", some);
    expect((await bench.post("/cgi-bin/message/mass/send", some)).errcode).toBe(45066);
    bench.control.advance(60_000);
    expect(await bench.post("/cgi-bin/message/mass/send", some)).toMatchObject({
      errcode: 45065,
      msg_id,
    });
  });
});

describe("quotas", () => {
  it("refuse, are told, and are cleared ten times a month", async () => {
    const path = "/cgi-bin/user/get";
    await bench.send("POST", "/__sandbox/quotas", { [path]: { daily: 2 } });
    await bench.get(path);
    await bench.get(path);
    expect((await bench.get(path)).errcode).toBe(45009);
    const told = await bench.post("/cgi-bin/openapi/quota/get", { cgi_path: path });
    expect(told.quota).toEqual({ daily_limit: 2, used: 2, remain: 0 });
    const { appid } = bench.account("official");
    for (let round = 0; round < 10; round++) {
      expect((await bench.post("/cgi-bin/clear_quota", { appid })).errcode).toBe(0);
    }
    expect((await bench.get(path)).count).toBeGreaterThan(0);
    expect((await bench.post("/cgi-bin/clear_quota", { appid })).errcode).toBe(48006);
    expect((await bench.post("/cgi-bin/clear_quota", { appid: "wx0" })).errcode).toBe(40013);
    bench.control.advance(86_400_000 * 31);
    expect((await bench.post("/cgi-bin/clear_quota", { appid })).errcode).toBe(0);
    await bench.send("POST", "/__sandbox/quotas", { [path]: {} });
  });

  it("of a minute refuse with another code and end with it", async () => {
    const path = "/cgi-bin/menu/get";
    await bench.send("POST", "/__sandbox/quotas", { [path]: { perMinute: 1 } });
    bench.control.setClockOffset(60_000 - (Date.now() % 60_000));
    await bench.get(path);
    expect((await bench.get(path)).errcode).toBe(45011);
    bench.control.advance(60_000);
    expect((await bench.get(path)).errcode).toBe(46003);
    await bench.send("POST", "/__sandbox/quotas", { [path]: {} });
  });

  it("are not told for foreign and unknown addresses", async () => {
    const ask = async (cgi_path: string) =>
      (await bench.post("/cgi-bin/openapi/quota/get", { cgi_path })).errcode;
    expect(await ask("/cgi-bin/nowhere")).toBe(76021);
    expect(await ask("/sns/userinfo")).toBe(76021);
    expect(await ask("/wxa/msg_sec_check")).toBe(76022);
  });
});

describe("what is refused", () => {
  it("can be looked up by its rid for seven days", async () => {
    const refused = await bench.get("/cgi-bin/user/info?openid=nobody");
    const rid = String(refused.errmsg).split("rid: ")[1];
    const found = await bench.post("/cgi-bin/openapi/rid/get", { rid });
    expect(found.request).toMatchObject({ response_body: expect.stringContaining("40003") });
    expect(JSON.stringify(found)).toContain("access_token=***");
    expect((await bench.post("/cgi-bin/openapi/rid/get", { rid: "x" })).errcode).toBe(76002);
    const other = await bench.post("/cgi-bin/openapi/rid/get", { rid }, "mini");
    expect(other.errcode).toBe(76003);
    bench.control.advance(86_400_000 * 8);
    expect((await bench.post("/cgi-bin/openapi/rid/get", { rid })).errcode).toBe(76004);
  });

  it("says so loudly when the platform does not know it", async () => {
    const seen: unknown[] = [];
    const stop = bench.events.subscribe((event) => seen.push(event));
    const answer = await bench.get("/cgi-bin/draft/add");
    expect(answer.errcode).toBe(-1);
    expect(answer.errmsg).toContain("未实现 GET /cgi-bin/draft/add");
    expect(seen).toContainEqual(expect.objectContaining({ type: "unimplemented" }));
    stop();
  });
});
