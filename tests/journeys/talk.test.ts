import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { testProduct } from "../support/journey";
import { openPhone, openStaffPhone, type Phone, seen } from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { tellStory } from "../support/journey-story";
import { say, sayInChat } from "../support/journey-talk";

interface Sent {
  readonly channel: string;
  readonly data: Record<string, unknown>;
}

describeInBrowser("a customer and their manager talk", (browser) => {
  const product = testProduct();
  const context = tellStory(browser);
  let customer: Phone;
  let manager: Phone;

  beforeAll(async () => {
    customer = await openPhone(context(), product(), "vip-chen", { open: "pages/home/index" });
    manager = await openStaffPhone(context(), product(), "rm-lin");
  });

  const sentTo = (person: string) => product().platform<Sent[]>(`/ledger?user=${person}`);

  it("begins with one tap, and reaches the manager's phone with who it is", async () => {
    await customer.says("林静");
    await picture(customer.page, "talk-home");
    await customer.tap("联系我");
    await say(customer, "请问下周有合适的大额存单吗");
    await manager.web.getByRole("link", { name: "会话" }).click();
    await manager.web.getByRole("link", { name: /陈嘉禾/ }).click();

    await seen(manager.web, "请问下周有合适的大额存单吗").waitFor();
    await picture(manager.page, "talk-manager");
    await manager.web.getByRole("button", { name: "客户简报" }).click();
    await seen(manager.web, "眼下要紧").waitFor();
    await picture(manager.page, "talk-brief");
    await manager.web.getByRole("button", { name: "关闭" }).click();
  });

  it("shows the answer on the customer's phone, and the ticks on the manager's", async () => {
    await sayInConsole("有的，下周三起售，我为您留好额度");

    await customer.says("有的，下周三起售，我为您留好额度");
    await customer.says("已读");
    await seen(manager.web, "已读").waitFor();
    await picture(customer.page, "talk-answered");
  });

  it("follows the customer into WeChat when the mini-program is closed, without the text", async () => {
    await customer.goHome();
    const before = (await sentTo("vip-chen")).length;
    await sayInConsole("额度是五十万元，您看合适吗");

    await customer.page.locator(".banner").waitFor();
    await picture(customer.page, "talk-banner");
    await expect.poll(async () => (await sentTo("vip-chen")).length).toBe(before + 1);
    const [last] = (await sentTo("vip-chen")).slice(-1);
    expect(last?.channel).toBe("template");
    expect(JSON.stringify(last?.data)).not.toContain("五十万");
  });

  it("keeps what is written in the official account in the same conversation", async () => {
    await customer.page.locator(".row", { hasText: "贵宾专线" }).first().click();
    await sayInChat(customer, "合适的，谢谢");
    await seen(manager.web, "合适的，谢谢").waitFor();
    await sayInConsole("好的，周三见");

    await customer.page.locator(".bubble", { hasText: "好的，周三见" }).waitFor();
    await customer.page.getByRole("button", { name: "查看详情" }).waitFor();
    await picture(customer.page, "talk-official-account");
    await picture(manager.page, "talk-manager-later");
  });

  it("goes on by itself after the server died in the middle", async () => {
    await customer.page.getByRole("button", { name: "查看详情" }).click();
    await customer.says("好的，周三见");
    await customer.says("合适的，谢谢");

    await product().killServer();
    await say(customer, "还有一件事");
    await customer.says("发送中");
    await picture(customer.page, "talk-server-away");
    await picture(manager.page, "talk-manager-server-away");
    await product().startServer();

    await seen(manager.web, "还有一件事").waitFor({ timeout: 60_000 });
    await sayInConsole("您请说");
    await customer.says("您请说");
    await picture(customer.page, "talk-server-back");
    for (const words of ["请问下周有合适的大额存单吗", "合适的，谢谢", "还有一件事", "您请说"])
      expect(await customer.mini.getByText(words, { exact: true }).count(), words).toBe(1);
  });

  it("can be followed from both sides on the stage", async () => {
    const stage = await context().newPage();
    await stage.setViewportSize({ width: 1440, height: 1060 });
    await stage.goto(product().stage);
    const phone = (person: string) => stage.locator(`.phone[data-person="${person}"]`);
    await phone("vip-chen").locator(".home-bar").getByRole("button", { name: "小程序" }).click();
    const mini = phone("vip-chen").frameLocator(".mp-views iframe:not(.off)");
    await seen(mini, "联系我").click();
    await seen(mini, "您请说").waitFor();
    await phone("rm-lin").locator(".row", { hasText: "工作台" }).click();
    const web = phone("rm-lin").frameLocator(".web iframe");
    await web.getByRole("link", { name: /会话/ }).click();
    await web.getByRole("link", { name: /陈嘉禾/ }).click();
    await web.getByLabel("写给 陈嘉禾").fill("周三上午十点，我在陆家嘴支行等您");
    await web.getByRole("button", { name: "发送", exact: true }).click();

    await seen(mini, "周三上午十点，我在陆家嘴支行等您").waitFor();
    await seen(stage, /上一条消息/).waitFor();
    await stage.setViewportSize({ width: 1440, height: 900 });
    await picture(stage, "stage");
  });

  async function sayInConsole(text: string): Promise<void> {
    await manager.web.getByLabel("写给 陈嘉禾").fill(text);
    await manager.web.getByRole("button", { name: "发送", exact: true }).click();
    await manager.web.getByText(text).last().waitFor();
  }
});
