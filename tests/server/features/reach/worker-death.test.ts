import { setTimeout as pause } from "node:timers/promises";
import { transact } from "@server/core/mongo";
import { Deliveries } from "@server/features/reach/delivery.model";
import { intend } from "@server/features/reach/intend";
import { Purses } from "@server/features/reach/purse.model";
import { afterEach, describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { bindFollowers } from "../../../support/build/followers";
import { type ServerProcess, startServerProcess } from "../../../support/server-process";
import { until } from "../../../support/until";

/** This process serves; those that send are processes of their own, so that they can be killed. */
const app = testApp({ bank: "customers", environment: { ROLES: "api" } });
const running: ServerProcess[] = [];
const startWorker = async () => {
  const worker = await startServerProcess({ ...app().environment, ROLES: "worker" });
  running.push(worker);
  return worker;
};

afterEach(async () => {
  app().sandbox.control.clearFaults();
  await Promise.all(running.splice(0).map((worker) => worker.kill()));
});

const wish = (customerId: string, change: Partial<Parameters<typeof intend>[0]> = {}) =>
  transact((session) =>
    intend(
      {
        customerId,
        class: "SERVICE",
        kind: "booking.confirmed",
        template: "booking.confirmed",
        data: {
          purpose: "资产配置沟通",
          time: "2026-11-26T10:00:00+08:00",
          manager: "林静",
          place: "贵宾厅",
        },
        source: "booking:bkg_1",
        step: "confirmed",
        ...change,
      },
      { session, ports: app().server.ports },
    ),
  );
/** Not the birthday greetings that the same workers send. */
const confirmationsTo = (user: string) => {
  const templateId = app().server.ports.config.templates.official["booking.confirmed"]?.id ?? "";
  return app().sandbox.ledger.list({ user, templateId });
};
const stateOf = async (source: string) => (await Deliveries.findOne({ source }).lean())?.state;

describe("a worker that is killed between the attempt and its record", () => {
  it("leaves a template message that arrives once, whoever takes over", {
    timeout: 120_000,
  }, async () => {
    const customerId = (await bindFollowers(app(), ["vip-chen"])).get("vip-chen") ?? "";
    app().sandbox.control.addFault({
      path: "/cgi-bin/message/template/send",
      kind: "latency",
      ms: 3_000,
      times: 1,
    });
    const first = await startWorker();
    await wish(customerId);

    await until(
      async () => (await stateOf("booking:bkg_1")) === "ATTEMPTING",
      "the attempt",
      30_000,
    );
    await first.kill();
    await pause(3_500);
    await startWorker();

    await until(async () => (await stateOf("booking:bkg_1")) === "SENT", "the second try", 60_000);
    const entries = confirmationsTo("vip-chen");
    expect(entries.filter(({ effect }) => effect === "delivered")).toHaveLength(1);
  });

  it("leaves a subscribe message of unknown fate that is never sent again, and asks the manager", {
    timeout: 120_000,
  }, async () => {
    const customerId = (await bindFollowers(app(), ["vip-wu"])).get("vip-wu") ?? "";
    const template = app().server.ports.config.templates.mini["booking.confirmed"]?.id ?? "";
    app().sandbox.control.subscribe("vip-wu", template, "accept");
    app().sandbox.control.addFault({
      path: "/cgi-bin/message/subscribe/send",
      kind: "latency",
      ms: 3_000,
      times: 1,
    });
    const first = await startWorker();
    await until(async () => rightsOf("booking.confirmed"), "the right", 30_000);
    await wish(customerId, { source: "booking:bkg_2" });

    await until(
      async () => (await stateOf("booking:bkg_2")) === "ATTEMPTING",
      "the attempt",
      30_000,
    );
    await first.kill();
    await startWorker();

    await until(async () => (await stateOf("booking:bkg_2")) === "UNKNOWN", "the verdict", 60_000);
    const entries = app().sandbox.ledger.list({ user: "vip-wu", channel: "subscribe" });
    expect(entries.length).toBeLessThanOrEqual(1);
    const rm = await app().as("rm-lin");
    const { items } = await rm.call("GET /tasks", { customerId });
    expect(items.map(({ title }) => title)).toEqual(["消息是否送达不确定，请确认"]);
  });
});

describe("several workers on one queue", () => {
  it("send each message once", { timeout: 120_000 }, async () => {
    const nos = Array.from({ length: 30 }, (_, at) => `vip-${101 + at}`);
    const ids = await bindFollowers(app(), nos);
    await Promise.all([startWorker(), startWorker()]);

    for (const [no, id] of ids) await wish(id, { source: `booking:${no}` });

    await until(
      async () =>
        (await Deliveries.countDocuments({ source: /^booking:vip-/, state: "SENT" })) === 30,
      "thirty messages",
      60_000,
    );
    for (const user of nos)
      expect(confirmationsTo(user).filter(({ effect }) => effect === "delivered")).toHaveLength(1);
  });
});

async function rightsOf(template: string): Promise<boolean> {
  return (await Purses.findOne({ template, left: { $gt: 0 } }).lean()) !== null;
}
