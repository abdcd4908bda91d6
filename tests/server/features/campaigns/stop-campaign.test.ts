import { Deliveries } from "@server/features/reach/delivery.model";
import { beforeAll, describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { buildCustomers } from "../../../support/build/customers";
import { bindFollowers } from "../../../support/build/followers";
import { until } from "../../../support/until";

const app = testApp({ bank: "customers" });
const crowd = 260;
const campaign = {
  title: "停止演练",
  audience: { condition: { field: "interests", op: "has" as const, value: "演练" } },
  content: { templateKey: "blank", headline: "专属邀请", body: "{{称呼}}，您好。" },
  channels: ["subscribe" as const],
};
const invitation = () => app().server.ports.config.templates.mini["campaign.invitation"]?.id ?? "";
const sentCount = () => app().sandbox.ledger.count({ templateId: invitation() });

beforeAll(async () => {
  const made = await buildCustomers(
    app(),
    Array.from({ length: crowd }, () => ({ tag: "演练", tier: "铂金" as const })),
  );
  const nos = made.map(({ no }) => no);
  await consentAll(made.map(({ id }) => id));
  await bindFollowers(app(), nos);
  for (const no of nos) app().sandbox.control.subscribe(no, invitation(), "accept");
  await app().sandbox.control.settled();
}, 120_000);

async function consentAll(ids: readonly string[]): Promise<void> {
  const { CustomerModel } = await import("@server/features/customers/customer.model");
  await CustomerModel.updateMany({ _id: { $in: ids } }, { $set: { "contact.marketing": true } });
}

async function begin() {
  const su = await app().as("marketer-su");
  const { id, version } = await su.call("POST /campaigns", campaign);
  const scheduled = await su.call("POST /campaigns/:id/schedule", { id });
  expect(scheduled.state).toBe("awaitingApproval");
  const lu = await app().as("compliance-lu");
  await lu.call("POST /campaigns/:id/approve", { id, version: version + 1 });
  return { id, su };
}

describe("a campaign of hundreds that is stopped in the middle", () => {
  it("sends what is on the wire and nothing after, and says so of everybody", {
    timeout: 90_000,
  }, async () => {
    const su0 = await app().as("marketer-su");
    await until(
      async () => (await su0.call("POST /campaigns/preview", campaign)).reachable === crowd,
      "everybody's permission",
      60_000,
    );
    app().sandbox.control.addFault({
      path: "/cgi-bin/message/subscribe/send",
      kind: "latency",
      ms: 800,
    });
    const { id, su } = await begin();
    await until(() => Deliveries.exists({ state: "ATTEMPTING" }), "the first messages", 30_000);

    const paused = await su.call("POST /campaigns/:id/pause", { id });
    expect(paused.state).toBe("paused");
    await until(
      async () => !(await Deliveries.exists({ state: "ATTEMPTING" })),
      "the wire to clear",
      30_000,
    );
    const afterPause = sentCount();
    const stopped = await su.call("POST /campaigns/:id/stop", { id, reason: "内容有误" });
    await app().server.settle();

    expect(stopped).toMatchObject({ state: "stopped", stopReason: "内容有误" });
    const progress = await su.call("GET /campaigns/:id/progress", { id });
    expect(progress).toMatchObject({ planned: crowd, waiting: 0, failed: 0 });
    expect(progress.sent).toBeLessThan(crowd);
    // On a busy machine an answer may come too late to count as sent; nothing leaves after the stop.
    expect(progress.sent + progress.unknown).toBe(afterPause);
    expect(sentCount()).toBe(afterPause);
    expect(progress.byReason).toContainEqual({
      reason: "stopped",
      label: "活动已停止",
      count: crowd - progress.sent - progress.unknown,
    });
  });

  it("goes on where it paused, and reaches everybody once in the end", {
    timeout: 90_000,
  }, async () => {
    app().sandbox.control.clearFaults();
    app().sandbox.control.addFault({
      path: "/cgi-bin/message/subscribe/send",
      kind: "latency",
      ms: 500,
    });
    await app().setTime("2026-12-10T10:00:00+08:00");
    const before = sentCount();
    const { id, su } = await begin();
    await until(() => Deliveries.exists({ source: `campaign:${id}` }), "the first rows");
    const paused = await su.call("POST /campaigns/:id/pause", { id });
    expect(paused.abilities).toMatchObject({ resume: true, pause: false });
    await su.call("POST /campaigns/:id/resume", { id });

    const progress = await until(
      async () => {
        const found = await su.call("GET /campaigns/:id/progress", { id });
        return found.state === "sent" ? found : undefined;
      },
      "the end",
      60_000,
    );

    expect(progress.sent + progress.held).toBe(crowd);
    expect(sentCount() - before).toBe(progress.sent);
    const users = app()
      .sandbox.ledger.list({ templateId: invitation() })
      .map(({ user }) => user);
    expect(new Set(users).size).toBe(users.length);
  });
});
