import { forecastOf } from "@server/features/wechat-desk";
import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { safePush } from "@tests/support/push";
import { until } from "@tests/support/until";
import { afterEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
const control = () => app().sandbox.control;
const admin = () => app().as("admin-ye");

afterEach(() => control().clearFaults());

describe("the quota meters", () => {
  it("show what was used today and what the day will come to", async () => {
    const ye = await admin();
    for (let round = 0; round < 3; round++)
      await app().server.ports.wechat.official.qr.temporary("meter");

    const { items } = await ye.call("GET /wechat-quotas", {});
    const line = items.find(({ path }) => path === "/cgi-bin/qrcode/create");

    expect(line).toMatchObject({ account: "official", label: "二维码", used: 3, perDay: 100_000 });
    // Ten in the morning: ten of twenty-four hours are gone.
    expect(line?.forecast).toBe(7);
    expect(items.filter(({ problem }) => problem)).toEqual([]);
  });

  it("start anew when a counter is given back", async () => {
    const ye = await admin();
    await app().server.ports.wechat.official.qr.temporary("meter");

    await ye.call("POST /wechat-quotas/clear", {
      account: "official",
      path: "/cgi-bin/qrcode/create",
    });
    const { items } = await ye.call("GET /wechat-quotas", {});

    expect(items.find(({ path }) => path === "/cgi-bin/qrcode/create")?.used).toBe(0);
  });

  it("say when the month's clearings are used up", async () => {
    const ye = await admin();
    control().addFault({ path: "/cgi-bin/clear_quota", kind: "errcode", errcode: 48006 });

    const refused = await failureOf(ye.call("POST /wechat-quotas/clear", { account: "mini" }));

    expect(refused.details).toMatchObject({ code: "48006", fix: "请等下月恢复。" });
  });

  it.each([
    ["2026-11-25T00:30:00+08:00", 10, 240],
    ["2026-11-25T12:00:00+08:00", 10, 20],
    ["2026-11-25T23:59:00+08:00", 10, 10],
  ])("forecast at %s from %i the number %i", (at, used, forecast) => {
    expect(forecastOf(used, new Date(at))).toBe(forecast);
  });
});

describe("the tokens", () => {
  it("are shown without their value, and issued anew on demand, not twice in a moment", async () => {
    const ye = await admin();
    const before = await app().server.ports.wechat.mini.client.ensureAccessToken();

    const health = await ye.call("POST /wechat-tokens/:account/refresh", { account: "mini" });
    const after = await app().server.ports.wechat.mini.client.ensureAccessToken();
    const tooSoon = await failureOf(
      ye.call("POST /wechat-tokens/:account/refresh", { account: "mini" }),
    );

    expect(health.accounts.find(({ account }) => account === "mini")?.token).toMatchObject({
      state: "fresh",
      forcedToday: 1,
    });
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(JSON.stringify(health)).not.toContain(after.accessToken);
    expect(tooSoon).toMatchObject({ code: "wechatDesk.tooSoon", status: 429 });
  });
});

describe("the callbacks", () => {
  it("are shown with the last push and how late it was", async () => {
    const ye = await admin();
    control().unfollow("rm-zhou");
    await control().settled();

    const callback = await until(async () => {
      const { accounts } = await ye.call("GET /wechat-health", {});
      const found = accounts.find(({ account }) => account === "official")?.callback;
      return found?.waiting === 0 && found.today > 0 && found;
    }, "the push");

    expect(callback).toMatchObject({ lastType: "event:unsubscribe", failed: 0 });
    expect(callback.lastAt).toContain("2026-11-25");
    expect(callback.lagMs).toBeLessThan(5_000);
  });

  it("bring a penalty onto the banner until somebody has seen it", async () => {
    const ye = await admin();
    const account = app().sandbox.accounts.find(({ kind }) => kind === "mini");
    const push = JSON.stringify({
      ToUserName: account?.originalId,
      FromUserName: "oPlatform",
      CreateTime: Math.floor(Date.parse("2026-11-25T10:00:00+08:00") / 1_000),
      MsgType: "event",
      Event: "wxa_punish_event",
      punish_id: "1",
      illegal_reason: "内容违规",
    });
    const { query, body } = safePush(
      {
        appid: account?.appid ?? "",
        token: account?.token ?? "",
        aesKey: account?.encodingAESKey ?? "",
      },
      push,
    );
    await fetch(`${app().url}/wechat/callback/${account?.appid}?${query}`, {
      method: "POST",
      body,
    });

    const [alert] = await until(async () => {
      const { alerts } = await ye.call("GET /wechat-health", {});
      return alerts.length > 0 && alerts;
    }, "the alert");
    const seen = await ye.call("POST /wechat-alerts/:id/seen", { id: alert?.id ?? "" });

    expect(alert).toMatchObject({ title: "微信对小程序作出处罚", reason: "内容违规" });
    expect(seen.alerts).toEqual([]);
  });
});

describe("a request looked up by its rid", () => {
  it("is shown without secrets, and an unknown one is said to be unknown", async () => {
    const ye = await admin();
    const { official } = app().server.ports.wechat;
    control().addFault({ path: "/cgi-bin/tags/get", kind: "errcode", errcode: 48001, times: 1 });
    const rid = await official.tags.list().then(
      () => "",
      (error: { refusal: { rid?: string } }) => error.refusal.rid ?? "",
    );

    const found = await ye.call("POST /wechat-traces", { account: "official", rid });
    const unknown = await failureOf(
      ye.call("POST /wechat-traces", { account: "official", rid: "00000000-00000000-00000000" }),
    );

    expect(found.answer).toContain("48001");
    expect(found.url).not.toMatch(/access_token=[^*&]/);
    expect(String(unknown.details?.fix)).toContain("7 天");
  });
});
