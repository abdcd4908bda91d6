import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { testProduct } from "../support/journey";
import { seriousFaults } from "../support/journey-axe";
import { openDesk } from "../support/journey-desk";
import { openPhone, openStaffPhone, type Phone, seen } from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { tellStory } from "../support/journey-story";
import { say } from "../support/journey-talk";

describeInBrowser("everybody can use it", (browser) => {
  const product = testProduct();
  const context = tellStory(browser);
  let customer: Phone;
  let manager: Phone;
  let desk: Page;
  let marketing: Page;

  beforeAll(async () => {
    customer = await openPhone(context(), product(), "vip-wu", { open: "pages/home/index" });
    manager = await openStaffPhone(context(), product(), "rm-lin");
    desk = await openDesk(context(), product(), "rm-lin", manager, "/inbox");
    const marketer = await openStaffPhone(context(), product(), "marketer-su");
    marketing = await openDesk(context(), product(), "marketer-su", marketer, "/pushes/new");
  });

  it("on the customer's pages", async () => {
    await customer.page.bringToFront();
    await customer.says("联系我");
    expect(await seriousFaults(customer.mini), "home").toEqual([]);
    await customer.tap("预约");
    await customer.tap("资产与配置沟通");
    await customer.says("最近可约");
    expect(await seriousFaults(customer.mini), "book").toEqual([]);
    await customer.page.getByRole("button", { name: "返回" }).first().click();
    await customer.page.locator(".mp-tabs button").nth(1).click();
    await customer.tap("湖畔高尔夫邀请赛");
    await customer.says("报名信息");
    expect(await seriousFaults(customer.mini), "event").toEqual([]);
    await customer.page.getByRole("button", { name: "返回" }).first().click();
    await customer.page.locator(".mp-tabs button").nth(0).click();
    await customer.tap("联系我");
    await say(customer, "请问球场有停车位吗");
    await customer.says(/已发送|已送达|已读/);
    expect(await seriousFaults(customer.mini), "conversation").toEqual([]);
  });

  it("on the manager's desk, by keyboard alone", async () => {
    await desk.bringToFront();
    await desk
      .getByRole("link", { name: /吴若兰/ })
      .first()
      .waitFor();
    // Who waits longest stands first: down the queue to her.
    const hers = desk.getByLabel("写给 吴若兰");
    for (let row = 0; row < 12 && !(await hers.isVisible()); row += 1) {
      await desk.keyboard.press("j");
      await hers.waitFor({ timeout: 1_000 }).catch(() => undefined);
    }
    await hers.waitFor();
    await desk.keyboard.press("r");
    await desk.keyboard.type("有的，会所门前即可停车");
    await desk.keyboard.press("Enter");
    await customer.says("有的，会所门前即可停车");
    await seen(desk, "眼下要紧").waitFor();
    await picture(desk, "desk-inbox");
    expect(await seriousFaults(desk), "inbox").toEqual([]);

    await desk.keyboard.press("Escape");
    await desk.keyboard.press("ControlOrMeta+k");
    await desk.keyboard.type("cjh");
    // The queue behind names him, too: what counts is the finding.
    await desk
      .getByRole("option", { name: /陈嘉禾/ })
      .first()
      .waitFor();
    await picture(desk, "desk-jump");
    await desk.keyboard.press("Enter");
    await desk
      .getByRole("heading", { name: /陈嘉禾/ })
      .first()
      .waitFor();
    await picture(desk, "desk-customer");
    expect(await seriousFaults(desk), "customer").toEqual([]);
  });

  it("on the other pages of the console", async () => {
    await desk.getByRole("link", { name: "今日" }).click();
    await seen(desk, /件事/).waitFor();
    await picture(desk, "desk-today");
    expect(await seriousFaults(desk), "today").toEqual([]);
    await desk.getByRole("link", { name: "客户", exact: true }).click();
    await seen(desk, "吴若兰").waitFor();
    await picture(desk, "desk-customers");
    expect(await seriousFaults(desk), "customers").toEqual([]);
    await marketing.bringToFront();
    await marketing.getByRole("button", { name: "加条件" }).click();
    await seen(marketing, /共 \d+ 位客户/)
      .or(seen(marketing, /请填写/))
      .first()
      .waitFor();
    expect(await seriousFaults(marketing), "push wizard").toEqual([]);
  });

  it("on the smallest of phones", async () => {
    await desk.bringToFront();
    await desk.setViewportSize({ width: 320, height: 640 });
    await desk.getByRole("link", { name: "今日" }).click();
    await seen(desk, /件事/).waitFor();
    await picture(desk, "small-today");
    expect(await seriousFaults(desk), "today").toEqual([]);
    await desk.getByRole("link", { name: /会话/ }).click();
    await desk
      .getByRole("link", { name: /吴若兰/ })
      .first()
      .click();
    await seen(desk, "有的，会所门前即可停车").waitFor();
    await picture(desk, "small-conversation");

    const width = await desk.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);
  });
});
