import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { testProduct } from "../support/journey";
import { openDesk } from "../support/journey-desk";
import { openPhone, openStaffPhone, type Phone, seen } from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { tellStory } from "../support/journey-story";

interface Sent {
  readonly id: number;
}

describeInBrowser("a push goes out to a segment", (browser) => {
  const product = testProduct();
  const context = tellStory(browser);
  let desk: Page;
  let golfer: Phone;

  beforeAll(async () => {
    const marketer = await openStaffPhone(context(), product(), "marketer-su");
    desk = await openDesk(context(), product(), "marketer-su", marketer, "/pushes");
    // Who has the mini-program open is reached there, without spending a right of WeChat's.
    golfer = await openPhone(context(), product(), "vip-wu", { open: "pages/home/index" });
    await golfer.says("联系我");
    await desk.bringToFront();
  });

  it("says in one sentence whom it is for, with the number and masked names", async () => {
    await desk.getByRole("link", { name: "新建推送" }).click();
    await compose();

    const count = desk.getByRole("status").filter({ hasText: "位客户" });
    await count.getByText(/共 \d+ 位客户/).waitFor();
    await seen(desk, "铂金及以上，且兴趣包含高尔夫").waitFor();
    expect(await count.textContent()).toMatch(/\*/);
    await picture(desk, "push-who");
  });

  it("shows who is held back and why before anything leaves", async () => {
    await next();
    await desk.getByRole("button", { name: "高尔夫邀请" }).click();
    await picture(desk, "push-what");
    await next();
    await picture(desk, "push-when");
    await next();
    await seen(desk, /人会收到/).waitFor();
    await desk.locator("details").first().locator("summary").click();
    await picture(desk, "push-guard");

    expect(await desk.locator("details li").first().textContent()).toMatch(/\*/);
  });

  it("goes out, and says of everybody what became of it", async () => {
    await desk.getByRole("button", { name: "立即发送" }).click();

    await desk.getByRole("heading", { name: "进度" }).waitFor();
    await seen(desk, "已完成").waitFor();
    const rows = desk.getByRole("list", { name: "逐人结果" }).getByRole("listitem");
    await rows.filter({ hasText: /吴\*.*已送出/ }).waitFor();
    await picture(desk, "push-sent");
    await golfer.page.bringToFront();
    await golfer.tap("联系我");
    await golfer.says("高尔夫邀请赛诚邀您");
    await picture(golfer.page, "push-arrived");
  });

  it("can be stopped, and then nothing of it leaves any more", async () => {
    await desk.bringToFront();
    await desk.getByRole("link", { name: "推送" }).click();
    await desk.getByRole("link", { name: "新建推送" }).click();
    await compose();
    await next();
    await desk.getByRole("button", { name: "资产回顾邀约" }).click();
    await next();
    await desk.getByRole("radio", { name: "定时" }).click();
    await desk.getByLabel("发送时间").fill(`${product().today}T10:30`);
    await next();
    await desk.getByRole("button", { name: "安排发送" }).click();
    await seen(desk, "已排期").waitFor();

    await desk.getByRole("button", { name: "停止" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel("停止原因").fill("内容有误");
    await picture(desk, "push-stopping");
    await dialog.getByRole("button", { name: "停止" }).click();
    await seen(desk, "已停止").waitFor();
    const before = await sent();
    await product().setTime(`${product().today}T10:45:00+08:00`);

    expect(await sent()).toEqual(before);
    expect(await golfer.mini.getByText("邀您做一次资产回顾").count()).toBe(0);
    await picture(desk, "push-stopped");
  });

  const sent = async () =>
    (await product().platform<Sent[]>("/ledger?user=vip-wu")).map(({ id }) => id);

  async function compose(): Promise<void> {
    await desk.getByRole("button", { name: "加条件" }).click();
    await desk.getByLabel("条件", { exact: true }).last().selectOption({ label: "等级" });
    await desk.getByLabel("比较").last().selectOption({ label: "及以上" });
    await desk.getByLabel("值").last().selectOption({ label: "铂金" });
    await desk.getByRole("button", { name: "加条件" }).click();
    await desk.getByLabel("条件", { exact: true }).last().selectOption({ label: "兴趣" });
    await desk.getByRole("button", { name: "高尔夫", exact: true }).click();
  }

  async function next(): Promise<void> {
    await desk.getByRole("button", { name: "下一步" }).click();
  }
});
