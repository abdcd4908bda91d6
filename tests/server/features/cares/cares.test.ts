import { CareModel } from "@server/features/cares/care.model";
import { planCares } from "@server/features/cares/plan-cares";
import { beforeAll, describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { customerIdOf } from "../../../support/build/customers";
import { bindFollowers } from "../../../support/build/followers";
import { until } from "../../../support/until";

const app = testApp({ bank: "holdings" });

const birthdayOf = async (no: string) => {
  const cares = await CareModel.find({ customerId: await customerIdOf(no) }).lean();
  return cares.find(({ occasion }) => occasion.endsWith("irthday"));
};
const delivered = (user: string) => app().sandbox.ledger.list({ user, effect: "delivered" });
const wishesTo = (user: string) =>
  delivered(user).filter(({ data }) => JSON.stringify(data).includes("愿您平安喜乐"));

beforeAll(() => app().server.settle());

describe("a birthday that is due today", () => {
  it("waits for a customer who cannot be reached yet, and arrives when they bind WeChat", async () => {
    const before = await until(() => birthdayOf("vip-chen"), "the planned care");
    expect(before.state).not.toBe("skipped");

    await bindFollowers(app(), ["vip-chen"]);
    await app().setTime("2026-11-25T10:11:00+08:00");

    await until(async () => (await birthdayOf("vip-chen"))?.state === "sent", "the greeting");
    expect(wishesTo("vip-chen")).toHaveLength(1);
    expect(wishesTo("vip-chen")[0]).toMatchObject({ channel: "template", account: "official" });
  });

  it("gives the manager a task and stands on the customer's timeline", async () => {
    const rm = await app().as("rm-lin");
    const customerId = await customerIdOf("vip-chen");

    const { items: tasks } = await rm.call("GET /tasks", { customerId });
    const { items: lines } = await rm.call("GET /customers/:customerId/timeline", { customerId });

    expect(tasks.map(({ title }) => title)).toContain("生日关怀：11月25日");
    expect(lines.map(({ title }) => title)).toContain("生日祝福已送达（服务通知）");
  });

  it("is planned and sent no second time, however often and by how many the plan is made", async () => {
    const before = await CareModel.countDocuments();

    await Promise.all([planCares(app().server.ports), planCares(app().server.ports)]);
    await app().server.settle();

    expect(await CareModel.countDocuments()).toBe(before);
    expect(wishesTo("vip-chen")).toHaveLength(1);
  });
});

describe("a greeting that is still to come", () => {
  it("can be put into the manager's own words, which are kept sealed", async () => {
    const rm = await app().as("rm-lin");
    const care = await until(() => birthdayOf("vip-117"), "the care three days ahead");

    const changed = await rm.call("PATCH /cares/:id", {
      id: care._id,
      version: care.version,
      greeting: "袁女士，祝您生日快乐，改日登门拜访。林静",
    });

    expect(changed.greeting).toContain("改日登门拜访");
    expect(JSON.stringify(await CareModel.findById(care._id).lean())).not.toContain("登门");
  });

  it("takes no promise of return, and no words over somebody else's change", async () => {
    const rm = await app().as("rm-lin");
    const care = await until(() => birthdayOf("vip-117"), "the care");
    const change = (greeting: string, version: number) =>
      rm.call("PATCH /cares/:id", { id: care._id, version, greeting });

    await expect(change("祝您生日快乐，保本理财等您来", care.version)).rejects.toMatchObject({
      code: "care.wordingBlocked",
    });
    await expect(change("生日快乐", care.version - 1)).rejects.toMatchObject({
      code: "care.outdated",
    });
  });

  it("is out of another manager's sight", async () => {
    const other = await app().as("rm-zhou");
    const care = await until(() => birthdayOf("vip-117"), "the care");

    const call = other.call("POST /cares/:id/skip", { id: care._id, reason: "不归我管" });

    await expect(call).rejects.toMatchObject({ code: "care.notFound" });
  });

  it("is left out for good when the manager says so", async () => {
    const rm = await app().as("rm-lin");
    const care = await until(() => birthdayOf("vip-102"), "the care of tomorrow");

    const skipped = await rm.call("POST /cares/:id/skip", { id: care._id, reason: "家中有事" });
    await app().setTime("2026-11-26T09:30:00+08:00");

    expect(skipped).toMatchObject({ state: "skipped", skippedBecause: "由客户经理取消：家中有事" });
    expect((await birthdayOf("vip-102"))?.state).toBe("skipped");
    expect(JSON.stringify(await CareModel.findById(care._id).lean())).not.toContain("家中有事");
  });
});

describe("a birthday missed while the server was down", () => {
  it("is skipped with its reason and never kept on the next day", async () => {
    await app().setTime("2026-11-29T08:00:00+08:00");

    const care = await until(async () => {
      const found = await birthdayOf("vip-117");
      return found?.state === "skipped" ? found : undefined;
    }, "the skipped care");

    expect(care).toMatchObject({ day: "2026-11-28", skippedBecause: "已过有效期" });
  });
});

describe("a holding that matures", () => {
  it("is told of a week before, on the working day before a day off, with a task of high priority", async () => {
    const cares = await CareModel.find({ occasion: "maturity" }).lean();
    const rm = await app().as("rm-lin");
    const { items: tasks } = await rm.call("GET /tasks", {});

    expect(cares.length).toBeGreaterThan(0);
    expect(
      tasks.filter(({ kind, priority }) => kind === "maturity" && priority === "high").length,
    ).toBeGreaterThan(0);
  });
});
