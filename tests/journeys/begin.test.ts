import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { idLastFourOf } from "../support/build/bank";
import { testProduct } from "../support/journey";
import { fieldOf, openPhone, type Phone, seen } from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { tellStory } from "../support/journey-story";
import { until } from "../support/until";

describeInBrowser("a customer's first day", (browser) => {
  const product = testProduct();
  const context = tellStory(browser);
  let zhao: Phone;

  it("begins with their phone number, the end of their ID, and their own yes", async () => {
    zhao = await openPhone(context(), product(), "vip-zhao", { open: "pages/home/index" });
    await zhao.says("使用微信手机号验证");
    await picture(zhao.page, "begin-bind");
    await zhao.tap("使用微信手机号验证");
    for (const asked of ["隐私保护", "手机号"]) await allow(asked);
    await fieldOf(zhao, "最后一位是 X 也请填写").fill(idLastFourOf("vip-zhao"));
    await zhao.tap("以上为本人信息");
    await picture(zhao.page, "begin-identity");
    await zhao.tap("确认绑定");
    await zhao.says("请您逐项选择");
    await picture(zhao.page, "begin-notice");
    await zhao.tap("提供专线服务");
    await zhao.tap("展示资产信息");
    await zhao.tap("同意并开始使用");

    await zhao.says("联系我");
    await zhao.says("周铭");
    await picture(zhao.page, "begin-home");
  });

  it("is the same home in a plain browser, signed in by the official account", async () => {
    const { port } = new URL(product().stage);
    const page = await context().newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await openInWechat(page, `http://vip-zhao.localhost:${port}/m/`);

    await seen(page, "联系我").waitFor();
    await seen(page, "周铭").waitFor();
    await picture(page, "begin-h5-home");
    await seen(page, "资产报告").click();
    await seen(page, "资产总额").waitFor();
    await picture(page, "begin-h5-assets");
  });

  it("sees tomorrow come when the clock on the stage is moved", async () => {
    const chen = await openPhone(context(), product(), "vip-chen", { open: "pages/home/index" });
    await chen.says("周三");
    const stage = await context().newPage();
    await stage.setViewportSize({ width: 1440, height: 1060 });
    await stage.goto(product().stage);
    await stage.getByRole("button", { name: "次日 9:00" }).click();
    await seen(stage, /拨快了/).waitFor();
    await picture(stage, "begin-stage-tomorrow");

    await chen.page.bringToFront();
    // Who comes back within three seconds is shown what they have just seen.
    await until(async () => {
      await chen.goHome();
      await chen.openMini();
      const tomorrow = seen(chen.mini, "周四").waitFor({ timeout: 1_500 });
      return tomorrow.then(
        () => true,
        () => false,
      );
    }, "tomorrow");
    const clock = await fetch(`${product().server}/dev/clock`).then((answer) => answer.json());
    expect(String(clock.now)).toContain("T01:00");
    await picture(chen.page, "begin-tomorrow");
  });

  async function allow(asked: string): Promise<void> {
    const dialog = zhao.page.getByRole("dialog").filter({ hasText: asked });
    await dialog.getByRole("button", { name: "允许" }).click();
    await dialog.waitFor({ state: "detached" });
  }

  async function openInWechat(page: Page, address: string): Promise<void> {
    await page.goto(address);
    const agree = page.getByRole("button", { name: /同意|允许|确认/ });
    await agree.or(page.getByText("联系我")).first().waitFor();
    if (await agree.isVisible()) await agree.click();
  }
});
