import { MongoClient } from "mongodb";
import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { testProduct } from "../support/journey";
import { openPhone, openStaffPhone, type Phone, seen } from "../support/journey-phone";
import { picture } from "../support/journey-pictures";
import { tellStory } from "../support/journey-story";
import { until } from "../support/until";

interface Sent {
  readonly channel: string;
  readonly effect: string;
  readonly data: Record<string, unknown>;
}

describeInBrowser("a birthday is remembered", (browser) => {
  // Half an hour before greetings leave.
  const product = testProduct({ at: "08:30" });
  const context = tellStory(browser);
  let customer: Phone;
  let manager: Phone;

  beforeAll(async () => {
    customer = await openPhone(context(), product(), "vip-chen");
    manager = await openStaffPhone(context(), product(), "rm-lin");
  });

  it("gives the manager the task in the morning, before anything was sent", async () => {
    await seen(manager.web, /陈嘉禾.*生日关怀/).waitFor();
    await picture(manager.page, "care-today");

    expect(await greetings()).toEqual([]);
  });

  it("reaches the customer once, though the server dies while it sends", async () => {
    await product().platform("/faults", { kind: "latency", path: "/cgi-bin/message/*", ms: 2_000 });
    const moving = product().setTime(`${product().today}T09:00:05+08:00`);
    await until(attempting, "a greeting on its way", 30_000);
    await product().killServer();
    await moving.catch(() => undefined);
    await product().startServer();
    await until(settled, "the greeting's outcome", 90_000);
    expect(await greetings()).toHaveLength(1);
    // Whatever is due is looked for again when the time moves, as it is every few seconds.
    await product().setTime(`${product().today}T09:10:00+08:00`);
    await product().setTime(`${product().today}T09:20:00+08:00`);
    expect(await greetings()).toHaveLength(1);
  });

  it("stands in the customer's chat and on the timeline", async () => {
    await customer.page.locator(".row", { hasText: "贵宾专线" }).first().click();
    await seen(customer.page, "愿您平安喜乐").waitFor();
    await picture(customer.page, "care-chat");
    await manager.web.getByRole("link", { name: "客户", exact: true }).click();
    await manager.web
      .getByRole("link", { name: /陈嘉禾/ })
      .first()
      .click();
    await manager.web.getByRole("radio", { name: "动态" }).click();
    await seen(manager.web, /生日.*已送达/).waitFor();
    await picture(manager.page, "care-timeline");
  });

  /** What arrived on the customer's phone for the birthday, by whatever way. */
  async function greetings(): Promise<Sent[]> {
    const sent = await product().platform<Sent[]>("/ledger?user=vip-chen&effect=delivered");
    return sent.filter(({ data }) => JSON.stringify(data).includes("平安喜乐"));
  }

  const attempting = () => isThere({ kind: "care.greeting", state: "ATTEMPTING" });
  const settled = () => isThere({ kind: "care.greeting", state: { $in: ["SENT", "UNKNOWN"] } });

  /** Whether the outbox holds such a delivery to anybody. */
  async function isThere(state: object): Promise<boolean> {
    const { uri, name } = product().database;
    const client = new MongoClient(uri);
    try {
      return (await client.db(name).collection("deliveries").findOne(state)) !== null;
    } finally {
      await client.close();
    }
  }
});
