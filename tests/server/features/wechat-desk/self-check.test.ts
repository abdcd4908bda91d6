import { testApp } from "@tests/support/app";
import { until } from "@tests/support/until";
import { afterEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
const control = () => app().sandbox.control;

async function runAll() {
  const ye = await app().as("admin-ye");
  const { id } = await ye.call("POST /wechat-checks", {});
  return until(async () => {
    const { run } = await ye.call("GET /wechat-checks", {});
    return run?.id === id && run.state === "done" && run;
  }, "the end of the self-check");
}
type Run = Awaited<ReturnType<typeof runAll>>;

const failed = ({ items }: Run) => items.filter(({ state }) => state === "failed");
const itemOf = ({ items }: Run, key: string) => items.find((one) => one.key === key);

afterEach(() => control().clearFaults());

describe("the self-check", () => {
  it("passes every question of a set-up that is right, and keeps who asked and when", async () => {
    const run = await runAll();

    expect(failed(run)).toEqual([]);
    expect(run.items.length).toBeGreaterThan(20);
    expect(run).toMatchObject({ by: "叶知", startedAt: expect.stringContaining("2026-11-25") });
    expect(itemOf(run, "official.templates")?.found).toContain("11 个通知");
  });

  it("answers a second start with the run that is under way", async () => {
    const ye = await app().as("admin-ye");
    control().addFault({ path: "/cgi-bin/tags/get", kind: "latency", ms: 700 });

    const [first, second] = [
      await ye.call("POST /wechat-checks", {}),
      await ye.call("POST /wechat-checks", {}),
    ];
    const done = await until(async () => {
      const { run } = await ye.call("GET /wechat-checks", {});
      return run?.state === "done" && run;
    }, "the end");

    expect(second.id).toBe(first.id);
    expect(itemOf(done, "official.tags")?.milliseconds).toBeGreaterThanOrEqual(700);
  });

  it.each([
    [48001, "/cgi-bin/qrcode/create", "official.qr", "服务号没有“带参数二维码”权限"],
    [45009, "/cgi-bin/tags/get", "official.tags", "每月可清零 10 次"],
    [40125, "/cgi-bin/stable_token", "official.token", "AppSecret"],
    [40164, "/cgi-bin/stable_token", "mini.token", "小程序的 IP 白名单"],
    [48001, "/wxa/getwxacodeunlimit", "mini.code", "小程序没有“小程序码”权限"],
  ])("says for %i at %s what is to be done", async (errcode, path, key, words) => {
    control().addFault({ path, kind: "errcode", errcode });

    const run = await runAll();

    const item = itemOf(run, key);
    expect(item?.state).toBe("failed");
    expect(item?.problems[0]).toMatchObject({ code: String(errcode) });
    expect(item?.problems[0]?.fix).toContain(words);
  });

  it.each([
    ["a server error", { kind: "http", status: 502 }],
    ["an answer cut short", { kind: "truncate" }],
    ["a connection cut", { kind: "reset-before" }],
  ] as const)("takes %s for a failure of that question alone", async (_, fault) => {
    control().addFault({ path: "/cgi-bin/customservice/getkflist", ...fault });

    const run = await runAll();

    expect(failed(run).map(({ key }) => key)).toEqual(["official.agents"]);
    expect(failed(run)[0]?.problems[0]?.fix).toBeTruthy();
  });

  it("names a template that is gone, and one whose fields do not fit", async () => {
    const { mini } = app().server.ports.wechat;
    const { "event.ticket": ticket } = app().server.ports.config.templates.mini;
    await mini.subscribe.remove(ticket?.id ?? "");

    const run = await runAll();

    expect(failed(run).map(({ key }) => key)).toEqual(["mini.templates"]);
    expect(failed(run)[0]?.problems).toMatchObject([
      { code: "templateMissing", what: "“活动电子票”的模板不存在（40037）" },
    ]);
    expect(failed(run)[0]?.problems[0]?.fix).toContain(ticket?.id);
  });

  it("finds an address that is not ours behind the callback", async () => {
    control().setCallback("official", { url: "http://127.0.0.1:9/elsewhere" });

    const run = await runAll();

    expect(failed(run).map(({ key }) => key)).toContain("official.platformCallback");
    expect(itemOf(run, "official.ownCallback")?.state).toBe("passed");
  });
});
