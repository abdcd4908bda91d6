import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { testProduct } from "../support/journey";
import { openDesk } from "../support/journey-desk";
import {
  allowNotices,
  openPhone,
  openStaffPhone,
  type Phone,
  seen,
} from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { readQr } from "../support/journey-qr";
import { tellStory } from "../support/journey-story";

describeInBrowser("customers come to an event", (browser) => {
  const product = testProduct();
  const context = tellStory(browser);
  let chen: Phone;
  let wu: Phone;
  let desk: Page;
  let code: string;

  beforeAll(async () => {
    const marketer = await openStaffPhone(context(), product(), "marketer-su");
    desk = await openDesk(context(), product(), "marketer-su", marketer, "/events");
  });

  it("is made by the marketer with two seats, and published", async () => {
    await desk.getByRole("link", { name: "新建活动" }).click();
    await desk.getByLabel("名称", { exact: true }).fill("新年品茶会");
    await desk.getByLabel("一句话介绍").fill("一位茶师，两席雅座");
    await desk.getByLabel("详细介绍").fill("由茶师带领品鉴四款岩茶。");
    await desk.getByLabel("地点").fill("静安私人银行中心");
    await desk.getByLabel("开始").fill(at(9, "14:00"));
    await desk.getByLabel("结束").fill(at(9, "16:00"));
    await desk.getByLabel("报名截止").fill(at(8, "18:00"));
    await desk.getByLabel("席位").fill("2");
    await desk.getByLabel("每位客户最多带几人").fill("1");
    await picture(desk, "event-form");
    await desk.getByRole("button", { name: "保存草稿" }).click();
    await desk.getByRole("button", { name: "发布" }).click();

    await seen(desk, "报名中").waitFor();
    await picture(desk, "event-published");
  });

  it("takes the first customer with a companion, and is full", async () => {
    chen = await openPhone(context(), product(), "vip-chen", { open: "pages/events/index" });
    await chen.says("新年品茶会");
    await picture(chen.page, "event-list");
    await chen.tap("新年品茶会");
    await chen.says("报名信息");
    await picture(chen.page, "event-detail");
    await chen.mini.getByLabel("增加一位").click();
    await chen.mini.getByText("报名", { exact: true }).click();
    await allowNotices(chen);

    await chen.says("已为您留好席位");
    await chen.says("共 2 位");
  });

  it("puts the next one on the waitlist, and lets them in when a place becomes free", async () => {
    wu = await openPhone(context(), product(), "vip-wu", { open: "pages/events/index" });
    await wu.tap("新年品茶会");
    await wu.says("名额已满");
    await wu.tap("加入候补");
    await allowNotices(wu);
    await wu.says("您排在第 1 位");
    await picture(wu.page, "event-waiting");

    await chen.page.bringToFront();
    await chen.tap("取消报名");
    await chen.page.getByRole("button", { name: "取消报名" }).click();
    // One of the two seats is kept for who waited, the other is anybody's.
    await chen.says("已报 1 席");
    await picture(chen.page, "event-left");
    await wu.page.bringToFront();
    await wu.says("为您腾出了名额");
    await picture(wu.page, "event-offered");
    await wu.tap("确认参加");
    await wu.says("已为您留好席位");
  });

  it("gives a ticket whose code a scanner can read", async () => {
    await wu.tap("查看票券");
    await wu.says("到场时请出示二维码");
    await picture(wu.page, "event-ticket");

    code = await readQr(wu.mini.locator(".ticket__image"));

    expect(code.length).toBeGreaterThan(10);
  });

  it("shows the marketer who comes, and checks the ticket in once", async () => {
    await desk.bringToFront();
    await desk.reload();
    await desk.getByText("吴若兰").or(desk.getByText(/吴\*/)).first().waitFor();
    await picture(desk, "event-sign-ups");
    await desk.getByRole("link", { name: "现场签到" }).click();
    await desk.getByLabel("票码").fill(code);
    await desk.getByRole("button", { name: "签到", exact: true }).click();
    await seen(desk, "签到成功").waitFor();
    await picture(desk, "event-checked-in");
    await seen(desk, "已到 1 / 1 人").waitFor();
  });

  it("says when, to whoever scans it again", async () => {
    await desk.reload();
    await desk.getByLabel("票码").fill(code);
    await desk.getByRole("button", { name: "签到", exact: true }).click();

    await seen(desk, "这张票已经签到过").waitFor();
    await seen(desk, /首次签到.*\d\d:\d\d/).waitFor();
    await picture(desk, "event-used");
  });

  /** A day after the story's first, as a field for date and time takes it. */
  function at(days: number, time: string): string {
    const day = new Date(`${product().today}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    return `${day.toISOString().slice(0, 10)}T${time}`;
  }
});
