import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seedTemplates } from "@sandbox/index";
import { type Stage, startStage } from "@sandbox/stage/server";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { describeInBrowser } from "../../support/browser";
import { startSandbox, type TestSandbox } from "../../support/sandbox";
import { type AppServer, startAppServer } from "./app-server";

const sample = fileURLToPath(new URL("./sample", import.meta.url));
const templates = seedTemplates.filter((one) => one.account === "mini").slice(0, 2);
const templateIds = templates.map((one) => one.id).join(",");

describeInBrowser("a mini-program on the phone", (browser) => {
  let sandbox: TestSandbox;
  let server: AppServer;
  let stage: Stage;
  let dist: string;
  let context: BrowserContext;

  beforeAll(async () => {
    sandbox = await startSandbox();
    server = await startAppServer();
    dist = await mkdtemp(join(tmpdir(), "sample-"));
    await cp(sample, dist, { recursive: true });
    stage = await startStage({ port: 0, sandbox, appUrl: server.url, distDir: dist });
    const base = `module.exports = { base: "http://api.localhost:${stage.port}" };`;
    await writeFile(join(dist, "base.js"), base);
  });
  beforeEach(async () => {
    // Playwright looks whether an element rests only within its own frame; the phone around it slides.
    context = await browser.get().newContext({
      viewport: { width: 390, height: 844 },
      reducedMotion: "reduce",
    });
  });
  afterEach(async () => {
    await context.close();
    await sandbox.reset();
  });
  afterAll(async () => {
    await stage?.close();
    await server?.close();
    await sandbox?.close();
    if (dist) await rm(dist, { recursive: true, force: true });
  });

  interface Opened {
    page: Page;
    view: FrameLocator;
    tap(words: string): Promise<void>;
    says(words: string | RegExp): Promise<void>;
    inspect(): Promise<{
      used: Record<string, { count: number; known: boolean }>;
      sockets: number;
      routes: string[];
      storage: Record<string, unknown>;
    }>;
  }

  async function openPhone(person = "vip-chen", path = ""): Promise<Opened> {
    const page = await context.newPage();
    await page.goto(`${stage.url}/?phone=${person}&open=${encodeURIComponent(path)}`);
    const view = page.frameLocator(".mp-views iframe:not(.off)");
    const says = async (words: string | RegExp) => {
      await view.getByText(words).first().waitFor({ state: "visible" });
    };
    return {
      page,
      view,
      says,
      tap: (words) => view.locator("wx-button", { hasText: words }).click(),
      inspect: () =>
        page.evaluate((id) => {
          const { stage: world } = window as unknown as {
            stage: { phone(id: string): { program: { inspect(): Promise<never> } } };
          };
          return world.phone(id).program.inspect();
        }, person),
    };
  }

  it("counts taps and keeps every letter that is typed", async () => {
    const { view, tap, says } = await openPhone();

    await tap("加一");
    await tap("加一");
    await view.locator("wx-input input").pressSequentially("资产配置面谈abcdefg", { delay: 0 });

    await says("点了 2 次");
    await says("输入了资产配置面谈abcdefg");
  });

  it("lays a page out in rpx of the screen", async () => {
    const { view } = await openPhone();

    const box = await view.locator("#box").boundingBox();

    expect(box?.width).toBe(195);
  });

  it("opens a page with its query as written, and goes back", async () => {
    const { page, tap, says, inspect } = await openPhone();

    await tap("第二页");
    await says("第二页 7 %E9%99%88");
    expect((await inspect()).routes).toEqual(["main/main", "second/second"]);
    await page.getByRole("button", { name: "返回" }).first().click();

    await says("点了 0 次");
  });

  it("opens at the page, query and scene of a card", async () => {
    const { page, says } = await openPhone();
    await says("点了 0 次");

    await page.evaluate(() => {
      const { stage: world } = window as unknown as {
        stage: { phone(id: string): { jump(jump: object, scene: number): void } };
      };
      world
        .phone("vip-chen")
        .jump({ kind: "mini", appid: "", path: "second/second", query: { id: "9" } }, 1107);
    });

    await says("第二页 9 场景1107");
  });

  it("sends requests to the server as a mini-program does", async () => {
    const { tap, says } = await openPhone();

    await tap("请求");

    await says('"statusCode":200');
    await says('"authorization":"Bearer x"');
    await says("https://servicewechat.com/");
    await says(`"host":"api.localhost:${stage.port}"`);
  });

  it("holds a socket with headers until the person leaves, and shows itself again", async () => {
    const { page, tap, says, inspect } = await openPhone();
    await tap("连接");
    await says("echo ping");
    expect((await inspect()).sockets).toBe(1);

    await page.getByRole("button", { name: "关闭小程序" }).click();
    await expect.poll(() => server.sockets.size).toBe(0);
    await page.locator(".home-bar").getByRole("button", { name: "小程序" }).click();

    await says("断开1006");
    await page.locator(".mp-tabs button").nth(1).click();
    await says("我的页 出现2 离开1");
  });

  it("records at the platform what the person answers in the subscribe dialog", async () => {
    const { page, tap, says } = await openPhone("vip-wu", `main/main?templates=${templateIds}`);

    await tap("订阅");
    const dialog = page.getByRole("dialog", { name: "订阅消息" });
    await dialog.getByText(templates[1]?.title ?? "", { exact: true }).click();
    await dialog.getByRole("button", { name: "允许" }).click();

    await says(`"${templates[0]?.id}":"accept"`);
    await says(`"${templates[1]?.id}":"reject"`);
    const rights = sandbox.control.phone("vip-wu").subscriptions;
    expect(rights.filter((right) => right.left > 0).map((right) => right.templateId)).toEqual([
      templates[0]?.id,
    ]);
  });

  it("keeps the storage of one person apart from another's", async () => {
    const first = await openPhone("vip-chen");
    await first.view.locator("wx-input input").fill("陈女士的话");
    await first.says("输入了陈女士的话");
    await first.tap("记住");
    await first.says("已记住");

    const second = await openPhone("vip-wu");
    await second.says(/^记得$/);
    const again = await openPhone("vip-chen");
    await again.says("记得陈女士的话");
  });

  it("answers what the app asks before its first page is there", async () => {
    const { tap, says } = await openPhone();

    await tap("登录码");

    await says("登录码32");
  });

  it("fails loudly where the phone lacks an ability, and counts it", async () => {
    const { tap, says, inspect } = await openPhone();

    await tap("没有的能力");

    await says("startHCE:fail 未实现");
    expect((await inspect()).used.startHCE).toEqual({ count: 1, known: false });
  });

  it("hears the beacon of a branch that the person walks into, and nothing without Bluetooth", async () => {
    const { page, tap, says } = await openPhone();
    sandbox.control.walk("vip-chen", { branch: "CJ0110", spot: "street" });
    await tap("听信标");
    await page
      .getByRole("dialog", { name: "隐私保护提示" })
      .getByRole("button", { name: "允许" })
      .click();

    await says("110:-97");
    await says("再次11003");
    sandbox.control.walk("vip-chen", { branch: "CJ0110", spot: "inside" });
    await says("110:-58");

    const other = await openPhone("vip-wu");
    await other.says("点了 0 次");
    await other.page.evaluate(() => {
      const { stage: world } = window as unknown as {
        stage: { phone(id: string): { switchBluetooth(): void } };
      };
      world.phone("vip-wu").switchBluetooth();
    });
    await other.tap("听信标");
    await other.page
      .getByRole("dialog", { name: "隐私保护提示" })
      .getByRole("button", { name: "允许" })
      .click();
    await other.says("听不到11001");
  });

  it("hands over a phone number only after the privacy notice and a yes", async () => {
    const { page, tap, says } = await openPhone();

    await tap("手机号");
    await page
      .getByRole("dialog", { name: "隐私保护提示" })
      .getByRole("button", { name: "允许" })
      .click();
    await page
      .getByRole("dialog", { name: /手机号/ })
      .getByRole("button", { name: "拒绝" })
      .click();
    await says("getPhoneNumber:fail user deny");
    await tap("手机号");
    await page
      .getByRole("dialog", { name: /手机号/ })
      .getByRole("button", { name: "允许" })
      .click();

    await says("getPhoneNumber:ok");
  });

  it("uploads a picture and a recording as they are", async () => {
    const { page, tap, says } = await openPhone();

    await tap("上传");
    await page.getByRole("button", { name: "允许" }).click();
    await page.getByRole("button", { name: "用一张样图" }).click();
    await says('PNG","kind":true,"large":true');

    await tap("录音");
    await page.getByRole("button", { name: "允许" }).click();
    await says('"starts":"RIFF"');
  });

  it("draws on a canvas from the logic thread", async () => {
    const { tap, says } = await openPhone();

    await tap("画图");

    await says('{"width":50,"height":50,"r":255,"g":0,"b":0}');
  });

  it("runs no code made from strings and knows no browser", async () => {
    const { tap, says } = await openPhone();

    await tap("求值");

    await says("EvalError undefined undefined");
  });

  it("shows modal and wheel above the page", async () => {
    const { page, view, tap, says } = await openPhone();

    await tap("询问");
    await page.getByRole("dialog", { name: "确认" }).getByRole("button", { name: "确定" }).click();
    await says("确认true");

    await view.getByText("选择").click();
    await page.getByRole("dialog", { name: "选择" }).getByText("丙").click();
    await page.getByRole("dialog", { name: "选择" }).getByRole("button", { name: "确定" }).click();
    await says("选了2");
  });
});
