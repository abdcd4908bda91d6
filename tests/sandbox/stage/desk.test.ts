import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Stage, startStage } from "@sandbox/stage/server";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { describeInBrowser } from "../../support/browser";
import { startSandbox, type TestSandbox } from "../../support/sandbox";
import { type AppServer, startAppServer } from "../phone/app-server";

const sample = fileURLToPath(new URL("../phone/sample", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describeInBrowser("the stage", (browser) => {
  let sandbox: TestSandbox;
  let server: AppServer;
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let customer: Locator;
  let manager: Locator;

  beforeAll(async () => {
    sandbox = await startSandbox();
    server = await startAppServer((request, response) => {
      if (request.url?.startsWith("/code")) {
        response.setHeader("content-type", "application/json");
        response.end('{"url":"/auth/qr/abc123"}');
        return true;
      }
      if (request.method !== "GET") return false;
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(
        `<html lang="zh"><head><title>x</title></head><body>页面 ${request.headers.host}${request.url}</body></html>`,
      );
      return true;
    });
    stage = await startStage({ port: 0, sandbox, appUrl: server.url, distDir: sample });
  });
  beforeEach(async () => {
    // Tall enough for phones at their true size.
    // A pane rests for Playwright while the phone around it still slides.
    context = await browser.get().newContext({
      viewport: { width: 1500, height: 1100 },
      reducedMotion: "reduce",
    });
    page = await context.newPage();
    await page.goto(stage.url);
    customer = page.locator('.phone[data-person="vip-chen"]');
    manager = page.locator('.phone[data-person="rm-lin"]');
    await customer.locator(".row").first().waitFor();
  });
  afterEach(async () => {
    await context.close();
    await sandbox.reset();
  });
  afterAll(async () => {
    await stage?.close();
    await server?.close();
    await sandbox?.close();
  });

  /** Calls the platform as the bank's server does. */
  async function call(path: string, body: object): Promise<{ errcode: number }> {
    const [official] = sandbox.accounts;
    const query = `grant_type=client_credential&appid=${official?.appid}&secret=${official?.secret}`;
    const token = await (await fetch(`${sandbox.url}/cgi-bin/token?${query}`)).json();
    const url = `${sandbox.url}${path}?access_token=${token.access_token}`;
    return (await fetch(url, { method: "POST", body: JSON.stringify(body) })).json();
  }

  const openidOf = (person: string) => sandbox.control.phone(person).person.openids.official;

  it("carries what a customer writes to the platform and shows the answer as it arrives", async () => {
    await customer.locator(".row").first().click();
    await customer.getByLabel("写消息").fill("请问明天方便吗");
    await customer.getByLabel("写消息").press("Enter");
    await customer.locator(".bubble", { hasText: "请问明天方便吗" }).waitFor();

    await customer.getByRole("button", { name: "回到微信首页" }).click();
    const sent = await call("/cgi-bin/message/custom/send", {
      touser: openidOf("vip-chen"),
      msgtype: "text",
      text: { content: "明天十点见" },
    });
    expect(sent.errcode).toBe(0);
    await customer.locator(".banner").getByText("明天十点见").click();

    await customer.locator(".bubble", { hasText: "明天十点见" }).waitFor();
    await page.locator(".trace li", { hasText: "明天十点见" }).waitFor();
    await page.locator(".trace li", { hasText: "/cgi-bin/message/custom/send" }).waitFor();
  });

  it("opens the page a menu button names in the person's own browser", async () => {
    await call("/cgi-bin/menu/create", {
      button: [{ type: "view", name: "工作台", url: `http://127.0.0.1:${stage.port}/today?x=1` }],
    });

    await manager.locator(".row").first().click();
    await manager.getByRole("button", { name: "工作台", exact: true }).click();

    const text = manager.frameLocator(".web iframe").getByText("页面");
    await expect
      .poll(() => text.textContent())
      .toContain(`rm-lin.localhost:${stage.port}/today?x=1`);
  });

  it("gives a page in a pane its storage, person by person, across reloads", async () => {
    await manager.locator(".row", { hasText: "工作台" }).click();
    const pane = manager.frameLocator(".web iframe").locator("body");
    await pane.evaluate(() => {
      sessionStorage.setItem("step", "two");
      localStorage.draft = "<b>";
    });
    await manager.getByRole("button", { name: "重新载入" }).click();

    const kept = () =>
      pane.evaluate(() => [
        sessionStorage.getItem("step"),
        localStorage.getItem("draft"),
        localStorage.length,
      ]);
    await expect.poll(kept).toEqual(["two", "<b>", 1]);
    await page.getByRole("radio", { name: "周铭" }).click();
    const other = page.locator('.phone[data-person="rm-zhou"]');
    await other.locator(".row", { hasText: "工作台" }).click();
    const none = await other
      .frameLocator(".web iframe")
      .locator("body")
      .evaluate(() => localStorage.getItem("draft"));
    expect(none).toBeNull();
  });

  it("scans with one phone the code that a desktop shows, and opens it there", async () => {
    const desk = await context.newPage();
    await desk.goto(`http://rm-lin-desk.localhost:${stage.port}/code`);

    await manager.getByRole("button", { name: "扫一扫" }).click();
    await manager.getByRole("button", { name: /林静的电脑/ }).click();

    const text = manager.frameLocator(".web iframe").getByText("页面");
    await expect
      .poll(() => text.textContent())
      .toContain(`rm-lin.localhost:${stage.port}/auth/qr/abc123`);
  });

  it("keeps one customer's phone running while another's is in the hand", async () => {
    await customer.locator(".home-bar").getByRole("button", { name: "小程序" }).click();
    const view = customer.frameLocator(".mp-views iframe:not(.off)");
    await view.locator("wx-button", { hasText: "加一" }).click();

    await page.getByRole("radio", { name: "吴若兰" }).click();
    await page.locator('.phone[data-person="vip-wu"]').locator(".row").first().waitFor();
    await page.getByRole("radio", { name: "陈嘉禾" }).click();

    await view.getByText("点了 1 次").waitFor();
  });

  it("moves the time and plants a fault by a key each", async () => {
    const before = sandbox.control.clock().now;
    await page.getByRole("button", { name: "次日 9:00" }).click();
    await page.getByText(/拨快了/).waitFor();
    const hour = new Date(sandbox.control.clock().now).toLocaleTimeString("en-GB", {
      timeZone: "Asia/Shanghai",
    });
    expect(hour.slice(0, 5)).toBe("09:00");
    expect(sandbox.control.clock().now).toBeGreaterThan(before);

    const slow = page.getByRole("switch", { name: "微信慢 3 秒" });
    await slow.click();
    await expect.poll(() => slow.getAttribute("aria-checked")).toBe("true");
    expect(sandbox.control.faults()).toMatchObject([{ kind: "latency", ms: 3000 }]);
    await slow.click();
    await expect.poll(() => sandbox.control.faults()).toEqual([]);
  });

  it("walks a person into a branch by key, and says what their phone hears", async () => {
    const street = page.getByRole("slider", { name: "陈嘉禾所在的位置" });
    await street.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");

    await page.getByText(/听到信标 -58 dBm/).waitFor();
    expect(await street.getAttribute("aria-valuetext")).toBe("网点内");
    expect(sandbox.control.surroundings("vip-chen")).toMatchObject({
      branch: "CJ0110",
      spot: "inside",
    });

    await page.getByRole("combobox", { name: "网点" }).selectOption("CJ0120");
    await page.getByText(/隐约听到信标/).waitFor();
    expect(sandbox.control.surroundings("vip-chen")).toMatchObject({
      branch: "CJ0120",
      spot: "street",
    });
  });

  it("names every face with what waits there", async () => {
    sandbox.control.say("vip-wu", { type: "text", content: "在吗" });
    const sent = await call("/cgi-bin/message/custom/send", {
      touser: openidOf("vip-wu"),
      msgtype: "text",
      text: { content: "您好" },
    });
    expect(sent.errcode).toBe(0);

    await page.getByRole("radio", { name: "吴若兰，1 条未读" }).waitFor();
  });

  it("shows one phone at a time on a phone, with a switch", async () => {
    await page.setViewportSize({ width: 390, height: 844 });

    expect(await manager.isVisible()).toBe(false);
    await page.getByRole("button", { name: "员工手机" }).click();

    expect([await manager.isVisible(), await customer.isVisible()]).toEqual([true, false]);
  });

  it("gives axe nothing to say", async () => {
    await customer.locator(".row").first().click();
    await page.evaluate(axe);

    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: {
          run(
            root: Document,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run(document, { iframes: false });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`,
      );
    });

    expect(found).toEqual([]);
  });
});
