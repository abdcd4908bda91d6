import { transact } from "@server/core/mongo";
import { Deliveries } from "@server/features/reach/delivery.model";
import { intend, withdraw } from "@server/features/reach/intend";
import { beforeAll, describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { bindFollowers } from "../../../support/build/followers";
import { until } from "../../../support/until";

const app = testApp({ bank: "customers" });
const wu = () => ids.get("vip-wu") ?? "";
let ids = new Map<string, string>();

const wish = (source: string, change: Partial<Parameters<typeof intend>[0]> = {}) =>
  transact((session) =>
    intend(
      {
        customerId: wu(),
        class: "SERVICE",
        kind: "booking.confirmed",
        template: "booking.confirmed",
        data: {
          purpose: "资产配置沟通",
          time: "2026-11-26T10:00:00+08:00",
          manager: "林静",
          place: "贵宾厅",
        },
        source,
        step: "confirmed",
        ...change,
      },
      { session, ports: app().server.ports },
    ),
  );
const settled = (source: string, state = "SENT") =>
  until(async () => {
    const found = await Deliveries.findOne({ source }).lean();
    return found?.state === state ? found : undefined;
  }, `${source} ${state}`);
const fault = (path: string, errcode: number, times = 1) =>
  app().sandbox.control.addFault({ path, kind: "errcode", errcode, times });
const ledgerOf = (channel: "customer" | "template" | "subscribe") =>
  app().sandbox.ledger.list({ user: "vip-wu", channel, effect: "delivered" });

beforeAll(async () => {
  ids = await bindFollowers(app(), ["vip-wu"]);
});

describe("a message to a customer", () => {
  it("says the same thing once, however often it is wished", async () => {
    await wish("booking:one");
    await wish("booking:one");
    await settled("booking:one");
    await wish("booking:one");
    await app().server.settle();

    expect(await Deliveries.countDocuments({ source: "booking:one" })).toBe(1);
    expect(ledgerOf("template")).toHaveLength(1);
    expect(ledgerOf("template")[0]?.data).toMatchObject({ time2: expect.anything() });
  });

  it("is not sent when its transaction comes to nothing", async () => {
    const failing = transact(async (session) => {
      await intend(
        {
          customerId: wu(),
          class: "SERVICE",
          kind: "x",
          template: "booking.confirmed",
          source: "booking:none",
          step: "a",
        },
        { session, ports: app().server.ports },
      );
      throw new Error("changed my mind");
    });

    await expect(failing).rejects.toThrow("changed my mind");
    expect(await Deliveries.exists({ source: "booking:none" })).toBeNull();
  });

  it("is taken back with the booking it was to remind of", async () => {
    await wish("booking:two", { notBefore: new Date("2026-11-25T15:00:00+08:00") });
    await transact((session) => withdraw("booking:two", { session }));
    const before = ledgerOf("template").length;

    await app().setTime("2026-11-25T15:00:01+08:00");
    await app().server.settle();

    expect(await settled("booking:two", "HELD")).toMatchObject({ reason: "stopped" });
    expect(ledgerOf("template")).toHaveLength(before);
  });

  it("goes as a customer-service message with its text while the customer's window is open", async () => {
    app().sandbox.control.say("vip-wu", { type: "text", content: "你好" });
    await app().sandbox.control.settled();
    await until(async () => {
      const { Purses } = await import("@server/features/reach/purse.model");
      return Purses.exists({ channel: "officialService", left: 5 });
    }, "the window");

    await wish("booking:three");

    expect(await settled("booking:three")).toMatchObject({ channel: "officialService" });
    expect(JSON.stringify(ledgerOf("customer").at(-1)?.data)).toContain(
      "您的预约已确认：资产配置沟通",
    );
  });

  it("takes the next channel when WeChat says that the right is gone after all", async () => {
    fault("/cgi-bin/message/custom/send", 45015);

    await wish("booking:four");

    const sent = await settled("booking:four");
    expect(sent).toMatchObject({ channel: "template", attempts: 2 });
    expect(sent.considered.map(({ channel, why }) => [channel, why])).toContainEqual([
      "officialService",
      "windowClosed",
    ]);
  });

  it("is tried again after WeChat was busy, and arrives once", async () => {
    const before = ledgerOf("template").length;
    fault("/cgi-bin/message/template/send", -1);

    await wish("booking:five");

    expect(await settled("booking:five")).toMatchObject({ attempts: 2 });
    expect(ledgerOf("template")).toHaveLength(before + 1);
  });

  it("arrives once when the answer to it was lost, because it carries its own id", async () => {
    const before = ledgerOf("template").length;
    app().sandbox.control.addFault({
      path: "/cgi-bin/message/template/send",
      kind: "reset-after",
      times: 1,
    });

    await wish("booking:six");

    await settled("booking:six");
    expect(ledgerOf("template")).toHaveLength(before + 1);
  });

  it("becomes a task of the manager when the customer takes no messages any more", async () => {
    fault("/cgi-bin/message/template/send", 43004);

    await wish("booking:seven");

    expect(await settled("booking:seven")).toMatchObject({ channel: "task" });
    const rm = await app().as("rm-lin");
    const { items } = await rm.call("GET /tasks", { customerId: wu() });
    expect(items.map(({ title, detail }) => [title, detail])).toContainEqual([
      "消息未能送达，请联系客户",
      expect.stringContaining("待告知内容：您的预约已确认"),
    ]);
  });

  it("keeps what it says sealed in the database", async () => {
    expect(JSON.stringify(await Deliveries.find().lean())).not.toContain("资产配置沟通");
  });
});
