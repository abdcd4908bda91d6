import type { Condition } from "@shared/conditions/condition";
import { describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { failureOf } from "../../../support/as";
import { customerIdOf } from "../../../support/build/customers";

const app = testApp({ bank: "holdings" });
const su = () => app().as("marketer-su");
const golf: Condition = { field: "interests", op: "has", value: "高尔夫" };

describe("the dictionary of conditions", () => {
  it("offers the tags in use and what the caller has a right to ask", async () => {
    const { fields, rows } = await (await su()).call("GET /dictionary", {});

    expect(
      fields.find(({ key }) => key === "interests")?.choices?.map(({ value }) => value),
    ).toContain("高尔夫");
    expect(fields.find(({ key }) => key === "tier")?.choices?.map(({ label }) => label)).toEqual([
      "金卡",
      "铂金",
      "钻石",
      "私人银行",
    ]);
    expect(rows.map(({ key }) => key)).toEqual(["holdings"]);
  });

  it("is closed to who neither markets nor leads", async () => {
    const admin = await app().as("admin-ye");

    expect(await failureOf(admin.call("GET /dictionary", {}))).toMatchObject({ status: 403 });
  });
});

describe("a segment", () => {
  it("is kept, said, counted anew each time, and changed by version", async () => {
    const marketer = await su();

    const made = await marketer.call("POST /segments", { title: "高尔夫爱好者", condition: golf });
    const read = await marketer.call("GET /segments/:id", { id: made.id });
    const changed = await marketer.call("PATCH /segments/:id", {
      id: made.id,
      version: made.version,
      condition: { all: [golf, { field: "tier", op: "is", value: "diamond" }] },
    });

    expect(made.sentence).toBe("兴趣包含高尔夫");
    expect(read.count).toBe(made.count);
    expect(changed.sentence).toBe("兴趣包含高尔夫，且钻石");
    expect(changed.count).toBeLessThan(made.count ?? 0);
    const stale = marketer.call("PATCH /segments/:id", {
      id: made.id,
      version: made.version,
      title: "旧",
    });
    expect(await failureOf(stale)).toMatchObject({ code: "segment.outdated" });
    const twice = marketer.call("POST /segments", { title: "高尔夫爱好者", condition: golf });
    expect(await failureOf(twice)).toMatchObject({ code: "segment.titleTaken", status: 409 });
  });

  it("shows its people page by page, masked to marketing and clear to their manager", async () => {
    const marketer = await su();
    const { id, count = 0 } = await marketer.call("POST /segments", {
      title: "全部",
      condition: golf,
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await marketer.call("GET /segments/:id/members", {
        id,
        limit: 7,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ customerId }) => customerId));
      expect(page.items.every(({ name }) => name.includes("*"))).toBe(true);
      cursor = page.nextCursor;
    } while (cursor);

    expect(new Set(seen).size).toBe(count);
    const own = await (await app().as("rm-lin")).call("POST /segments/preview", {
      condition: golf,
    });
    expect(own.sample.filter(({ name }) => name.includes("*"))).toEqual([]);
    expect(own.sample.length).toBeGreaterThan(0);
    expect(own.count).toBeLessThan(count);
  });

  it("says leaf by leaf why one person is in or out", async () => {
    const condition: Condition = {
      all: [golf, { field: "tier", op: "atLeast", value: "diamond" }],
    };

    const answer = await (await su()).call("POST /segments/explain", {
      condition,
      customerId: await customerIdOf("vip-wu"),
    });

    expect(answer.holds).toBe(false);
    expect(answer.reasons.map(({ sentence, holds }) => [sentence, holds])).toEqual([
      ["兴趣包含高尔夫", true],
      ["钻石及以上", false],
    ]);
  });

  it("measures holdings and counts nobody twice", async () => {
    const rich: Condition = {
      rows: "holdings",
      where: [{ field: "kind", op: "is", value: "deposit" }],
      measure: "sum",
      of: "amount",
      op: "atLeast",
      value: 100_000_000,
    };
    const marketer = await su();

    const inside = await marketer.call("POST /segments/preview", { condition: rich });
    const outside = await marketer.call("POST /segments/preview", { condition: { not: rich } });
    const all = await marketer.call("POST /segments/preview", { condition: { all: [] } });

    expect(inside.sentence).toBe("持仓（类别为存款）金额合计不少于100.00 万元");
    expect(inside.count).toBeGreaterThan(0);
    expect(inside.count + outside.count).toBe(all.count);
  });

  it("refuses a tree of too many nodes and fields that do not exist", async () => {
    const marketer = await su();
    const huge: Condition = { any: Array.from({ length: 201 }, () => golf) };

    expect(
      await failureOf(marketer.call("POST /segments/preview", { condition: huge })),
    ).toMatchObject({
      status: 400,
    });
    const stranger: Condition = { field: "phone", op: "startsWith", value: "138" };
    expect(
      await failureOf(marketer.call("POST /segments/preview", { condition: stranger })),
    ).toMatchObject({
      code: "segment.badCondition",
    });
  });
});
