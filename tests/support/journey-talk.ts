import { fieldOf, type Phone } from "./journey-phone";

/** Writes in the mini-program's conversation. */
export async function say(phone: Phone, text: string): Promise<void> {
  const { mini } = phone;
  await fieldOf(phone, "写给您的经理").fill(text);
  await mini.getByText("发送", { exact: true }).click();
  await mini.getByText(text).last().waitFor();
}

/** Writes in the official account's chat, which is open. */
export async function sayInChat({ page }: Phone, text: string): Promise<void> {
  const field = page.getByLabel("写消息");
  if (!(await field.isVisible())) await page.getByRole("button", { name: "切换到键盘" }).click();
  await field.fill(text);
  await field.press("Enter");
  await page.locator(".bubble", { hasText: text }).waitFor();
}
