import { transact } from "@server/core/mongo";
import { grantSubscribe, openWindow, revokeSubscribe } from "@server/features/reach/grant-rights";
import { Marks, takePlaces } from "@server/features/reach/marks.model";
import { Purses, purseId, settleRights, takeRights } from "@server/features/reach/purse.model";
import { describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";

testApp({ bank: "none" });
const now = new Date("2026-11-25T10:00:00+08:00");
const template = "campaign.invitation";
const leftOf = async (owner: string, channel: "subscribe" | "officialService" = "subscribe") =>
  (await Purses.findById(purseId(owner, channel, template)).lean())?.left;
const grant = (owner: string, by: "client" | "platform", reportId: string, isLongTerm = false) =>
  grantSubscribe({ owner, template, isLongTerm, by, reportId });

describe("a permission to send one subscribe message", () => {
  it("counts once for a dialog that the phone and the platform both tell of, in either order", async () => {
    await grant("one", "client", "ask-1");
    await grant("one", "platform", "push-1");
    await grant("two", "platform", "push-2");
    await grant("two", "client", "ask-2");

    expect(await leftOf("one")).toBe(1);
    expect(await leftOf("two")).toBe(1);
  });

  it("counts once for a push that is repeated, and twice for two dialogs", async () => {
    await grant("three", "platform", "push-3");
    await grant("three", "platform", "push-3");
    await grant("three", "platform", "push-4");

    expect(await leftOf("three")).toBe(2);
  });

  it("is taken by one of many workers and never falls below nothing", async () => {
    await grant("four", "platform", "push-5");
    const purse = purseId("four", "subscribe", template);

    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, at) => takeRights([{ deliveryId: `dlv_${at}`, purse }], now)),
    );

    expect(taken.filter((got) => got.size === 1)).toHaveLength(1);
    expect(await leftOf("four")).toBe(0);
  });

  it("comes back when the message surely did not leave, and is gone when WeChat says so", async () => {
    await grant("five", "platform", "push-6");
    await grant("five", "platform", "push-7");
    const purse = purseId("five", "subscribe", template);
    await takeRights(
      [
        { deliveryId: "a", purse },
        { deliveryId: "b", purse },
      ],
      now,
    );

    await transact((tx) => settleRights([{ deliveryId: "a", purse, end: "returned" }], tx));
    await transact((tx) => settleRights([{ deliveryId: "a", purse, end: "returned" }], tx));
    expect(await leftOf("five")).toBe(1);

    await transact((tx) => settleRights([{ deliveryId: "b", purse, end: "gone" }], tx));
    expect(await leftOf("five")).toBe(0);
  });

  it("is not used up when it is a long-term one, until the customer takes it back", async () => {
    await grant("six", "platform", "push-8", true);
    const purse = purseId("six", "subscribe", template);
    const take = (deliveryId: string) => takeRights([{ deliveryId, purse }], now);

    expect((await take("c")).size + (await take("d")).size).toBe(2);
    await revokeSubscribe("six", template);
    expect((await take("e")).size).toBe(0);
  });
});

describe("a reply window", () => {
  const open = (owner: string, by: "message" | "act", pushId: string, at = now) =>
    openWindow(owner, "officialService", { at, by, pushId });
  const purse = (owner: string) => purseId(owner, "officialService");

  it("takes five messages in 48 hours after the customer wrote, and none after", async () => {
    await open("seven", "message", "push-9");
    const wanted = Array.from({ length: 7 }, (_, at) => ({
      deliveryId: `w${at}`,
      purse: purse("seven"),
    }));

    expect((await takeRights(wanted, now)).size).toBe(5);

    await open("eight", "message", "push-10");
    const late = new Date(now.getTime() + 48 * 3_600_000);
    expect((await takeRights([{ deliveryId: "late", purse: purse("eight") }], late)).size).toBe(0);
  });

  it("is not cut short by a tap on the menu", async () => {
    await open("nine", "message", "push-11");
    await open("nine", "act", "push-12");

    const inAnHour = new Date(now.getTime() + 3_600_000);
    expect((await takeRights([{ deliveryId: "h", purse: purse("nine") }], inAnHour)).size).toBe(1);
  });
});

describe("the caps on marketing", () => {
  it("hold with eight workers at once, over many customers", async () => {
    const people = Array.from({ length: 40 }, (_, at) => `cus_${at}`);
    const worker = (name: number) =>
      takePlaces(
        people.map((customerId) => ({ deliveryId: `${name}-${customerId}`, customerId })),
        "2026-11-25",
      );

    const placed = await Promise.all(Array.from({ length: 8 }, (_, name) => worker(name)));

    expect(placed.reduce((sum, one) => sum + one.size, 0)).toBe(40);
    const marks = await Marks.find().lean();
    expect(marks.every((one) => one.marks.length === 1)).toBe(true);
  });

  it("give one customer's place to one message of a batch", async () => {
    const wanted = [
      { deliveryId: "first", customerId: "cus_x" },
      { deliveryId: "second", customerId: "cus_x" },
    ];

    expect([...(await takePlaces(wanted, "2026-11-25"))]).toEqual(["first"]);
    expect((await takePlaces(wanted, "2026-11-25")).size).toBe(1);
  });
});
