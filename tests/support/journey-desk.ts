import type { BrowserContext, Page } from "playwright-core";
import type { Product } from "./journey";
import type { Phone } from "./journey-phone";

/** A person's desktop console, signed in by the code on its screen that their phone scans. */
export async function openDesk(
  context: BrowserContext,
  product: Product,
  person: string,
  phone: Phone,
  path = "/",
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  const { port } = new URL(product.stage);
  await page.goto(`http://${person}-desk.localhost:${port}${path}`);
  await page.getByRole("img", { name: /二维码|登录码/ }).waitFor();

  await phone.page.bringToFront();
  await phone.goHome();
  await phone.page.getByRole("button", { name: "扫一扫" }).click();
  await phone.page.getByRole("button", { name: new RegExp(`登录码.*//${person}-desk`) }).click();
  await phone.web.getByRole("button", { name: "确认登录" }).click();
  await page.bringToFront();
  await page.getByRole("navigation").first().waitFor();
  return page;
}
