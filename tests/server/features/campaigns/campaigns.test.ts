import { CampaignModel } from "@server/features/campaigns/campaign.model";
import type { Condition } from "@shared/conditions/condition";
import { beforeAll, describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { failureOf } from "../../../support/as";
import { customerIdOf, signInCrowd } from "../../../support/build/customers";
import { bindFollowers } from "../../../support/build/followers";
import { until } from "../../../support/until";

const app = testApp({ bank: "holdings" });
/** Platinum and above who play golf: two can be reached, one declined, one complains, the rest have no WeChat. */
const golf: Condition = {
  all: [
    { field: "tier", op: "atLeast", value: "platinum" },
    { field: "interests", op: "has", value: "高尔夫" },
  ],
};
const content = {
  templateKey: "golf",
  headline: "高尔夫邀请赛诚邀您",
  body: "{{称呼}}，特为您预留席位。",
  link: { kind: "events" as const },
};
const draft = {
  title: "高尔夫邀请",
  audience: { condition: golf },
  content,
  channels: ["subscribe" as const],
};
const invitation = () => app().server.ports.config.templates.mini["campaign.invitation"]?.id ?? "";
const invitedTo = (user: string) =>
  app().sandbox.ledger.list({ user, templateId: invitation(), effect: "delivered" });
const marketer = () => app().as("marketer-su");

async function sendToday(change: Partial<typeof draft> = {}) {
  const su = await marketer();
  const campaign = await su.call("POST /campaigns", { ...draft, ...change });
  return su.call("POST /campaigns/:id/schedule", { id: campaign.id });
}

async function finished(id: string) {
  const su = await marketer();
  return until(
    async () => {
      const progress = await su.call("GET /campaigns/:id/progress", { id });
      return progress.state === "sent" ? progress : undefined;
    },
    "the end of the campaign",
    30_000,
  );
}

beforeAll(async () => {
  await bindFollowers(app(), ["vip-wu", "vip-103", "vip-104", "vip-106"]);
  for (const no of ["vip-wu", "vip-103", "vip-104", "vip-106"])
    app().sandbox.control.subscribe(no, invitation(), "accept");
  await app().sandbox.control.settled();
  await app().server.settle();
});

describe("the preview of a campaign", () => {
  it("says the audience, counts it exactly, masks its people and names who is held back and why", async () => {
    const su = await marketer();
    const preview = await until(async () => {
      const found = await su.call("POST /campaigns/preview", draft);
      return found.reachable === 2 ? found : undefined;
    }, "the rights of the two who can be reached");

    expect(preview.audience.sentence).toBe("铂金及以上，且兴趣包含高尔夫");
    const reasons = new Map(preview.held.map(({ reason, people }) => [reason, people]));
    expect(preview.reachable + preview.held.reduce((sum, { count }) => sum + count, 0)).toBe(
      preview.audience.count,
    );
    expect(reasons.get("consentMissing")?.map(({ customerId }) => customerId)).toContain(
      await customerIdOf("vip-104"),
    );
    expect(reasons.get("openComplaint")?.map(({ customerId }) => customerId)).toEqual([
      await customerIdOf("vip-106"),
    ]);
    expect(preview.audience.sample.every(({ name }) => /^..?\*+$/.test(name))).toBe(true);
    expect(preview.example?.headline).toBe("高尔夫邀请赛诚邀您");
  });

  it("refuses a condition over fields that do not exist", async () => {
    const su = await marketer();
    const audience = { condition: { field: "idNumber", op: "startsWith" as const, value: "31" } };

    const failure = await failureOf(su.call("POST /campaigns/preview", { ...draft, audience }));

    expect(failure).toMatchObject({ code: "segment.badCondition", status: 400 });
  });

  it("shows a manager only their own customers", async () => {
    const zhou = await app().as("rm-zhou");

    const { audience } = await zhou.call("POST /campaigns/preview", draft);

    expect(audience.sample.every(({ managerName }) => managerName === "周铭")).toBe(true);
  });
});

describe("scheduling a campaign", () => {
  it("refuses a promise of return, an empty audience and a time gone by", async () => {
    const su = await marketer();
    const schedule = async (change: object, startsAt?: string) => {
      const { id } = await su.call("POST /campaigns", { ...draft, ...change });
      return su.call("POST /campaigns/:id/schedule", { id, ...(startsAt ? { startsAt } : {}) });
    };

    expect(await failureOf(schedule({ content: { ...content, body: "保本理财" } }))).toMatchObject({
      code: "campaign.wordingBlocked",
    });
    const nobody = { condition: { field: "interests", op: "has" as const, value: "无人喜欢" } };
    expect(await failureOf(schedule({ audience: nobody }))).toMatchObject({
      code: "campaign.emptyAudience",
    });
    expect(await failureOf(schedule({}, "2026-11-25T09:00:00+08:00"))).toMatchObject({
      code: "campaign.badTime",
    });
  });

  it("refuses a draft that somebody changed meanwhile", async () => {
    const su = await marketer();
    const campaign = await su.call("POST /campaigns", draft);
    const change = (title: string) =>
      su.call("PATCH /campaigns/:id", { id: campaign.id, version: campaign.version, title });

    await change("第一次");

    expect(await failureOf(change("第二次"))).toMatchObject({ code: "campaign.outdated" });
  });

  it("waits for a second person when the audience is large, who is never the author", async () => {
    const su = await marketer();
    const campaign = await su.call("POST /campaigns", draft);
    await CampaignModel.updateOne(
      { _id: campaign.id },
      {
        $set: {
          state: "awaitingApproval",
          startsAt: new Date("2026-11-27T10:00:00+08:00"),
          approval: { needed: true },
        },
      },
    );

    const own = await failureOf(
      su.call("POST /campaigns/:id/approve", { id: campaign.id, version: 1 }),
    );
    const head = await app().as("head-gu");
    const seen = await head.call("GET /campaigns/:id", { id: campaign.id }).catch(() => undefined);
    const lu = await app().as("compliance-lu");
    const approved = await lu.call("POST /campaigns/:id/approve", { id: campaign.id, version: 1 });

    expect(own.code).toBe("campaign.needsOther");
    expect(seen?.abilities.approve ?? true).toBe(true);
    expect(approved).toMatchObject({ state: "scheduled", approval: { byName: "陆衡" } });
    await lu.call("POST /campaigns/:id/stop", { id: campaign.id, reason: "只是演练" });
  });
});

describe("a campaign that runs", () => {
  it("reaches those who can be reached, once, and tells of everybody what became of it", async () => {
    const { id } = await sendToday();

    const progress = await finished(id);

    expect(progress).toMatchObject({ sent: 2, waiting: 0, failed: 0, unknown: 0 });
    expect(invitedTo("vip-wu")).toHaveLength(1);
    expect(invitedTo("vip-103")).toHaveLength(1);
    expect(invitedTo("vip-104")).toHaveLength(0);
    expect(invitedTo("vip-106")).toHaveLength(0);
    const su = await marketer();
    const { items } = await su.call("GET /campaigns/:id/recipients", { id, limit: 100 });
    expect(items).toHaveLength(progress.planned);
    expect(items.every(({ name }) => name.includes("*"))).toBe(true);
    const byReason = new Map(progress.byReason.map(({ reason, count }) => [reason, count]));
    expect(byReason.get("openComplaint")).toBe(1);
  });

  it("uses up the permission it was sent with", async () => {
    const su = await marketer();

    const preview = await su.call("POST /campaigns/preview", draft);

    expect(preview.reachable).toBe(0);
    const reasons = preview.held.map(({ reason }) => reason);
    expect(reasons).toContain("dailyCap");
  });

  it("reaches nobody a second time on a day, whichever campaign asks", async () => {
    for (const no of ["vip-wu", "vip-103"])
      app().sandbox.control.subscribe(no, invitation(), "accept");
    await app().sandbox.control.settled();

    const { id } = await sendToday({ title: "再次邀请" });

    const progress = await finished(id);
    expect(progress.sent).toBe(0);
    expect(progress.byReason.find(({ reason }) => reason === "dailyCap")?.count).toBe(2);
    expect(invitedTo("vip-wu")).toHaveLength(1);
  });

  it("leaves out who objects between planning and sending", async () => {
    await app().setTime("2026-12-02T08:00:00+08:00");
    const { id } = await sendToday({ title: "早间邀请" });
    await until(async () => {
      const su = await marketer();
      const { waiting, held } = await su.call("GET /campaigns/:id/progress", { id });
      return waiting > 0 && held > 0;
    }, "those who wait for nine o'clock");
    const [wu] = await signInCrowd(app(), [{ no: "vip-wu", id: await customerIdOf("vip-wu") }]);
    await wu?.call("PATCH /my/reach-preferences", { marketing: false });

    await app().setTime("2026-12-02T09:00:30+08:00");

    const progress = await finished(id);
    expect(progress.sent).toBe(1);
    expect(progress.byReason.find(({ reason }) => reason === "optedOut")?.count).toBe(1);
    expect(invitedTo("vip-wu")).toHaveLength(1);
    expect(invitedTo("vip-103")).toHaveLength(2);
  });
});
