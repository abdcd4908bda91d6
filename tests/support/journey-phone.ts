import type { BrowserContext, FrameLocator, Locator, Page } from "playwright-core";
import type { Product } from "./journey";

/** A person's phone, alone in a window of its true size. */
export interface Phone {
  readonly page: Page;
  /** The mini-program's page on top. */
  readonly mini: FrameLocator;
  /** The web page that is open in WeChat. */
  readonly web: FrameLocator;
  /** Waits until the mini-program says so. */
  says(words: string | RegExp): Promise<void>;
  tap(words: string | RegExp): Promise<void>;
  /** The home gesture: WeChat's first screen; the mini-program goes to the background. */
  goHome(): Promise<void>;
  openMini(): Promise<void>;
}

interface Opening {
  /** A page of the mini-program with its query, opened at once. */
  readonly open?: string;
}

export async function openPhone(
  context: BrowserContext,
  { stage }: Product,
  person: string,
  { open }: Opening = {},
): Promise<Phone> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  const query = new URLSearchParams({ phone: person, ...(open === undefined ? {} : { open }) });
  await page.goto(`${stage}/?${query}`);
  await page.locator(".home .row").first().waitFor({ state: "attached" });
  return phoneOn(page);
}

function phoneOn(page: Page): Phone {
  const mini = page.frameLocator(".mp-views iframe:not(.off)");
  return {
    page,
    mini,
    web: page.frameLocator(".layer:not([hidden]) .web iframe"),
    says: (words) => seen(mini, words).waitFor(),
    tap: async (words) => {
      const target = seen(mini, words);
      // Away from the lower edge, where the phone's own bar would take the tap.
      await target.evaluate((element) => element.scrollIntoView({ block: "center" }));
      await target.click();
    },
    goHome: () => page.getByRole("button", { name: "回到微信首页" }).click(),
    openMini: () => page.locator(".home-bar").getByRole("button", { name: "小程序" }).click(),
  };
}

/** An employee's phone with the console open in WeChat, signed in by WeChat and by their code. */
export async function openStaffPhone(
  context: BrowserContext,
  product: Product,
  person: string,
): Promise<Phone> {
  const phone = await openPhone(context, product, person);
  await phone.page.locator(".row", { hasText: "工作台" }).click();
  await phone.web.locator("[data-autofill]").click();
  await phone.web.getByRole("navigation").first().waitFor();
  return phone;
}

/** Opens the console again on a phone that is signed in. */
export async function openConsole({ page, web }: Phone): Promise<void> {
  await page.getByRole("button", { name: "回到微信首页" }).click();
  await page.locator(".row", { hasText: "工作台" }).click();
  await web.getByRole("navigation").first().waitFor();
}

/** Says yes where WeChat asks whether notices may be sent. */
export async function allowNotices({ page }: Phone): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "订阅消息" });
  await dialog.getByRole("button", { name: "允许" }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The field of the mini-program that asks for something in these words. */
export function fieldOf({ mini }: Phone, placeholder: string): Locator {
  const asks = `[placeholder="${placeholder}"]`;
  return mini.locator(`wx-textarea${asks} textarea, wx-input${asks} input`);
}

/** What of a page says these words and is on screen. */
export function seen(page: Page | FrameLocator, words: string | RegExp): Locator {
  return page.getByText(words).filter({ visible: true }).first();
}
