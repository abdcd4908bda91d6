import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { testProduct } from "../support/journey";
import {
  allowNotices,
  openConsole,
  openPhone,
  openStaffPhone,
  type Phone,
  seen,
} from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { tellStory } from "../support/journey-story";

describeInBrowser("customers book their manager", (browser) => {
  const product = testProduct();
  const context = tellStory(browser);
  let chen: Phone;
  let wu: Phone;
  let manager: Phone;

  beforeAll(async () => {
    manager = await openStaffPhone(context(), product(), "rm-lin");
    // Who has the console open is told there; this manager's phone is in the pocket.
    await manager.goHome();
    chen = await openPhone(context(), product(), "vip-chen", { open: "pages/home/index" });
    wu = await openPhone(context(), product(), "vip-wu", { open: "packages/bookings/book/index" });
  });

  it("asks what for, then when, and the tap on a time is the booking", async () => {
    await chen.tap("预约");
    await chen.says("您想办理什么");
    await picture(chen.page, "book-purposes");
    await chen.tap("资产与配置沟通");
    await chen.says("最近可约");
    await picture(chen.page, "book-times");
    await wu.tap("资产与配置沟通");
    await wu.says("最近可约");

    await firstTime(chen).click();
    await allowNotices(chen);

    await chen.says("已为您约好");
    await picture(chen.page, "book-done");
  });

  it("offers the next times in place to whoever comes a moment later", async () => {
    await firstTime(wu).click();
    await allowNotices(wu);

    await wu.says("这个时间刚被约走");
    await picture(wu.page, "book-taken");
    await wu.mini.locator(".times__problem .slot").first().click();
    await allowNotices(wu);
    await wu.says("已为您约好");
  });

  it("tells both sides, each in WeChat, and blocks the calendar", async () => {
    await chen.page.locator(".banner", { hasText: "服务通知" }).waitFor();
    await picture(chen.page, "book-banner");
    await chen.goHome();
    await chen.page.locator(".row", { hasText: "服务通知" }).click();
    await chen.page.locator(".card.template", { hasText: "资产与配置沟通" }).waitFor();
    await picture(chen.page, "book-notice");
    await manager.page.bringToFront();
    await manager.page.locator(".row", { hasText: "贵宾专线" }).first().click();
    await manager.page.locator(".chat-scroll .card", { hasText: "预约" }).first().waitFor();
    await picture(manager.page, "book-manager-told");
    await openConsole(manager);
    await manager.web.getByRole("link", { name: /预约/ }).last().click();
    await seen(manager.web, "陈嘉禾").waitFor();
    await seen(manager.web, "吴若兰").waitFor();
    await picture(manager.page, "book-calendar");
    await manager.goHome();
  });

  it("moves a booking, and frees the time it had", async () => {
    await chen.page.locator(".card-foot", { hasText: "进入小程序查看" }).last().click();
    await chen.tap("改约");
    await chen.says("点选新时间即完成改约");
    await firstTime(chen).click();
    await allowNotices(chen);
    await chen.says("已改到新时间");
    await picture(chen.page, "book-moved");
    await chen.tap("我的预约");
    await chen.says("改约");
    await picture(chen.page, "book-list");
  });

  it("takes a booking back after asking", async () => {
    await chen.tap("取消预约");
    await chen.page.getByRole("button", { name: "取消预约" }).click();

    await chen.says("已取消");
    await chen.mini.getByText("再约一次").first().waitFor();
    await picture(chen.page, "book-cancelled");
    await manager.page.locator(".row", { hasText: "贵宾专线" }).first().click();
    await manager.page.locator(".chat-scroll .card", { hasText: "取消" }).first().waitFor();
    expect(await chen.mini.getByText("已约好").count()).toBe(0);
  });
});

const firstTime = ({ mini }: Phone) => mini.locator(".slot").filter({ visible: true }).first();
