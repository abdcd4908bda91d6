import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { testProduct } from "../support/journey";
import { openPhone, openStaffPhone, type Phone, seen } from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { tellStory } from "../support/journey-story";

const checkIn = "packages/arrivals/check-in/index";

interface StageWindow {
  readonly stage: {
    phone(id: string): {
      openMini(opening: { path: string; scene: number }): Promise<void>;
      switchBluetooth(): void;
    };
  };
}

describeInBrowser("a customer walks into a branch", (browser) => {
  const product = testProduct();
  const context = tellStory(browser);
  let stage: Page;
  let lobby: Phone;
  let manager: Phone;

  beforeAll(async () => {
    lobby = await openStaffPhone(context(), product(), "lobby-he");
    await lobby.web.getByRole("link", { name: /到店/ }).last().click();
    manager = await openStaffPhone(context(), product(), "rm-lin");
    stage = await context().newPage();
    await stage.setViewportSize({ width: 1440, height: 1060 });
    await stage.goto(`${product().stage}/`);
    await stage.locator('.phone[data-person="vip-chen"] .row').first().waitFor();
  });

  const chen = () =>
    stage.locator('.phone[data-person="vip-chen"]').frameLocator(".mp-views iframe:not(.off)");
  const chenSays = (words: string) => chen().getByText(words).first().waitFor();

  it("agrees once, with nothing ticked beforehand", async () => {
    await stage.evaluate((path) => {
      const { stage: world } = window as unknown as StageWindow;
      return world.phone("vip-chen").openMini({ path, scene: 1001 });
    }, checkIn);
    await chenSays("到店时认出您");
    await picture(stage, "arrive-consent");

    await chen().locator("wx-button", { hasText: "同意并开启" }).click();
    await chen().locator("#privacy-agree").click();

    await chenSays("正在留意附近的网点");
  });

  it("is known to the lobby and the manager as soon as they are through the door", async () => {
    await seen(lobby.web, "还没有客户到店").waitFor();

    const street = stage.getByRole("slider", { name: "陈嘉禾所在的位置" });
    await street.focus();
    await stage.keyboard.press("ArrowRight");
    await stage.keyboard.press("ArrowRight");

    await chenSays("欢迎光临陆家嘴支行");
    await picture(stage, "arrive-stage");
    await lobby.page.bringToFront();
    await lobby.web.locator("li", { hasText: "陈嘉禾" }).getByText("刚到").waitFor();
    await picture(lobby.page, "arrive-lobby");
    await manager.page.bringToFront();
    await seen(manager.web, "陈嘉禾 已到陆家嘴支行").waitFor();
    await picture(manager.page, "arrive-manager");
  });

  it("is attended to, and reads so on the phone", async () => {
    await lobby.page.bringToFront();
    await lobby.web.getByRole("button", { name: "陈嘉禾 已接待" }).click();
    await lobby.web.getByText("何苗接待中").waitFor();

    await stage.bringToFront();
    await chenSays("正在为您服务");
  });

  it("checks in by the code on the lobby's screen where the phone hears nothing", async () => {
    await lobby.page.bringToFront();
    await lobby.web.getByRole("link", { name: "签到码" }).click();
    await lobby.web.getByRole("img", { name: "陆家嘴支行到店签到码" }).waitFor();
    await picture(lobby.page, "arrive-code");
    const wu = await openPhone(context(), product(), "vip-wu", { open: checkIn });
    await wu.page.evaluate(() => {
      const { stage: world } = window as unknown as StageWindow;
      world.phone("vip-wu").switchBluetooth();
    });
    await wu.tap("同意并开启");
    await wu.mini.locator("#privacy-agree").click();
    await wu.says("手机蓝牙未开启");
    await picture(wu.page, "arrive-no-bluetooth");

    await wu.tap("扫描大堂二维码");
    await wu.page.getByRole("button", { name: /何苗的屏幕/ }).click();

    await wu.says("欢迎光临陆家嘴支行");
    await lobby.page.bringToFront();
    await lobby.web.getByRole("button", { name: "返回" }).click();
    const row = lobby.web.locator("li", { hasText: "吴若兰" });
    await row.getByText("扫码签到").waitFor();
    await picture(lobby.page, "arrive-both");
    expect(await row.getByRole("link", { name: "客户页" }).count()).toBe(0);
  });
});
