import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { importRows } from "@tests/support/build/bank";
import { buildCustomers, customerIdOf } from "@tests/support/build/customers";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

describe("the record on one screen", () => {
  it("holds brief, assets, tags, interests and what may be offered", async () => {
    const lin = await app().as("rm-lin");
    const record = await lin.call("GET /customers/:id/record", {
      id: await customerIdOf("vip-chen"),
    });

    expect(record.brief.name).toBe("陈嘉禾");
    expect(record.portfolio?.trend.length).toBeGreaterThan(6);
    expect(record.portfolio?.allocation[0]?.share).toBeGreaterThan(0);
    expect(record.tags.every(({ source }) => source === "import")).toBe(true);
    expect(record.interests[0]?.reasons.length).toBeGreaterThan(0);
    expect(record.mayOffer[0]).toContain("R4");
  });

  it("shows the head no amounts and compliance nothing personal", async () => {
    const id = await customerIdOf("vip-chen");
    const head = await (await app().as("head-gu")).call("GET /customers/:id/record", { id });
    const compliance = await (await app().as("compliance-lu")).call("GET /customers/:id/record", {
      id,
    });

    expect(head).not.toHaveProperty("portfolio");
    expect(compliance).not.toHaveProperty("portfolio");
    expect(compliance.needs).toEqual([]);
    expect(compliance.interests).toEqual([]);
    expect(compliance.brief.name).toBe("陈**");
  });

  it("says that a phone changed, and what it was, masked", async () => {
    const [built] = await buildCustomers(app(), [{ name: "钱慕白" }]);
    const lin = await app().as("rm-lin");
    const header = "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号,生活标签";
    const brief = await lin.call("GET /customers", { q: built?.phone ?? "" });
    expect(brief.items[0]?.name).toBe("钱慕白");
    const before = await lin.call("GET /customers/:id/record", { id: built?.id ?? "" });
    expect(before.alerts.map(({ kind }) => kind)).not.toContain("phoneChanged");

    const row = built as NonNullable<typeof built>;
    await importRows(
      app().server.ports,
      "customers",
      [
        header,
        [row.no, "钱慕白", "男", row.idNumber, "13800009999", "钻石", "rm-lin", ""].join(","),
      ].join("\n"),
    );

    const after = await lin.call("GET /customers/:id/record", { id: row.id });
    expect(after.alerts.map(({ kind }) => kind)).toContain("phoneChanged");
    const { items } = await lin.call("GET /customers/:id/changes", { id: row.id });
    const change = items.find(({ field }) => field === "phone");
    expect(change?.to).toBe("138****9999");
    expect(change?.from).toMatch(/^139\*{4}/);
    expect(change?.mayRestore).toBe(false);
  });
});

describe("a tag", () => {
  it("is added with its confidence and its last day, and is gone after it", async () => {
    const id = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    await lin.call("POST /customers/:id/tags", {
      id,
      label: "马术",
      dimension: "life",
      confidence: 0.6,
      until: "2026-11-26",
    });
    const labels = async () =>
      (await lin.call("GET /customers/:id/record", { id })).tags.map(({ label }) => label);
    expect(await labels()).toContain("马术");
    const twice = await failureOf(
      lin.call("POST /customers/:id/tags", { id, label: "马术", dimension: "life" }),
    );
    expect(twice.code).toBe("record.tagKnown");

    await app().setTime("2026-11-27T10:00:00+08:00");
    expect(await labels()).not.toContain("马术");
    await app().setTime("2026-11-25T10:00:00+08:00");
  });

  it("of the core system is not for staff to take away", async () => {
    const id = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    const { tags } = await lin.call("GET /customers/:id/record", { id });
    const imported = tags.find(({ source }) => source === "import");

    const refused = await failureOf(
      lin.call("POST /customers/:id/tags/remove", {
        id,
        label: imported?.label ?? "",
        dimension: imported?.dimension ?? "life",
      }),
    );
    expect(refused.code).toBe("record.tagNotRemovable");
  });
});

describe("the history of a field", () => {
  it("tells who changed what, and puts one value back", async () => {
    const id = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");
    const occupation = async () => (await lin.call("GET /customers/:id", { id })).occupation ?? "";
    const before = await occupation();
    await lin.call("PATCH /customers/:id/facts", {
      id,
      field: "occupation",
      from: before,
      to: "策展人",
    });
    expect(await occupation()).toBe("策展人");
    const stale = await failureOf(
      lin.call("PATCH /customers/:id/facts", { id, field: "occupation", from: before, to: "画家" }),
    );
    expect(stale.code).toBe("record.outdated");

    const { items } = await lin.call("GET /customers/:id/changes", { id });
    const change = items.find(({ field }) => field === "occupation");
    expect(change).toMatchObject({ to: "策展人", by: "林静", mayRestore: true });
    await lin.call("POST /customers/:id/changes/:changeId/restore", {
      id,
      changeId: change?.id ?? "",
    });
    expect(await occupation()).toBe(before);
  });
});

describe("a qualified investor", () => {
  it("is recorded with proof and last day after a second factor, and ends on its day", async () => {
    const id = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    const given = { id, proof: "金融资产证明 2026-11", until: "2027-11-24" };
    const early = await failureOf(lin.call("PUT /customers/:id/investor", given));
    expect(early.code).toBe("request.reauthenticate");
    await lin.stepUp();
    await lin.call("PUT /customers/:id/investor", given);

    const record = await lin.call("GET /customers/:id/record", { id });
    expect(record.investor).toMatchObject({ isQualified: true, recordedBy: "林静" });
    expect(record.mayOffer.join()).toContain("私募");
    expect(record.brief.mayNotOffer.join()).not.toContain("私募");

    await lin.call("DELETE /customers/:id/investor", { id });
    const after = await lin.call("GET /customers/:id/record", { id });
    expect(after.brief.mayNotOffer.join()).toContain("私募");
  });
});

describe("the list of customers", () => {
  it("is ordered and narrowed, page by page without gaps", async () => {
    const lin = await app().as("rm-lin");
    const all: { id: string; aumFen?: number | undefined }[] = [];
    let cursor: string | undefined;
    do {
      const page = await lin.call("GET /customers", {
        sort: "aum",
        limit: 7,
        ...(cursor ? { cursor } : {}),
      });
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    const amounts = all.map(({ aumFen = 0 }) => aumFen);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);

    const expired = await lin.call("GET /customers", { risk: "expired", limit: 100 });
    expect(expired.items.every(({ risk }) => risk === "expired")).toBe(true);
    const quiet = await lin.call("GET /customers", { sort: "lastContact", limit: 100 });
    expect(quiet.items.length).toBe(all.length);
  });

  it("is kept as a view, which only its lead shares", async () => {
    const lin = await app().as("rm-lin");
    const lead = await app().as("lead-qin");
    const own = await lin.call("POST /customer-views", {
      title: "风评过期",
      narrowing: { risk: "expired" },
      isShared: true,
    });
    expect(own.isShared).toBe(false);
    await lead.call("POST /customer-views", {
      title: "钻石客户",
      narrowing: { tier: "diamond" },
      isShared: true,
    });

    const seen = await lin.call("GET /customer-views", {});
    expect(seen.items.map(({ title }) => title).sort()).toEqual(["钻石客户", "风评过期"].sort());
    const foreign = seen.items.find(({ isMine }) => !isMine);
    const refused = await failureOf(
      lin.call("DELETE /customer-views/:id", { id: foreign?.id ?? "" }),
    );
    expect(refused.status).toBe(404);
  });
});
