import { type CustomerDocument, CustomerModel } from "@server/features/customers";
import { undoFromShell } from "@server/features/imports";
import { rowResults } from "@server/features/imports/row-results";
import { TransactionModel } from "@server/features/transactions";
import { bankFile, importBank, importText } from "@tests/support/bank";
import { testStores } from "@tests/support/stores";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

const stores = testStores();
beforeAll(() => importBank(stores(), "accounts"));

const header = "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号,所在区县,职业,生活标签";
const people = () =>
  bankFile("customers.csv")
    .split("\n")
    .slice(1, 13)
    .map((line) => line.split(","));
const stored = (no: string) => CustomerModel.findOne({ no }).lean<CustomerDocument | null>();
const raw = (no: string) => CustomerModel.collection.findOne({ no });

/** What somebody may do to a record between an import and its undo. */
const edits = {
  none: {},
  tier: { tier: "private" },
  since: { customerSince: "2001-01-01" },
  tags: { tags: [] },
} as const;

describe("undoing an import", () => {
  it("puts every field back as it was, but for those changed since, which stay", async () => {
    const change = fc.record({
      at: fc.nat({ max: 11 }),
      tier: fc.constantFrom("金卡", "铂金", "钻石"),
      phone: fc.integer({ min: 13_700_000_000, max: 13_799_999_999 }).map(String),
      tag: fc.constantFrom("", "高尔夫", "茶道;书画"),
      edit: fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(change, { selector: ({ at }) => at, minLength: 1, maxLength: 8 }),
        async (changes) => {
          const lines = changes.map(({ at, tier, phone, tag }) => {
            const [no, name, gender, id] = people()[at] ?? [];
            return [no, name, gender, id, phone, tier, people()[at]?.[7], "", "收藏家", tag].join();
          });
          const nos = changes.map(({ at }) => people()[at]?.[0] ?? "");
          const before = await Promise.all(nos.map(raw));
          const rmOf = new Map(
            (await CustomerModel.find({ no: { $in: nos } }).lean()).map((one) => [one.no, one]),
          );
          expect(rmOf.size).toBe(nos.length);
          const { good, batchId, said } = await importText(
            stores(),
            "customers",
            [header, ...lines].join("\n"),
          );
          expect(said.join()).toContain("有误 0");
          expect(good).toBe(true);
          for (const [i, { edit }] of changes.entries())
            if (edit !== "none")
              await CustomerModel.collection.updateOne({ no: nos[i] }, { $set: edits[edit] });

          await undoFromShell(stores(), batchId);

          for (const [i, { edit }] of changes.entries()) {
            const expected = { ...before[i], ...edits[edit] };
            const now = await raw(nos[i] ?? "");
            // An edit that sets what the import had written is no change, so the former value is back.
            for (const [path, value] of Object.entries(expected))
              if (!Object.hasOwn(edits[edit], path))
                expect([path, now?.[path]]).toEqual([path, value]);
            expect(Object.keys(now ?? {}).sort()).toEqual(Object.keys(expected).sort());
            await CustomerModel.collection.replaceOne({ no: nos[i] }, before[i] as never);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it("says line by line what stayed because it was changed since", async () => {
    const [no = "", name, gender, id] = people()[0] ?? [];
    const line = [
      no,
      name,
      gender,
      id,
      "13700000001",
      "钻石",
      people()[0]?.[7],
      "",
      "收藏家",
      "",
    ].join();
    const { batchId } = await importText(stores(), "customers", [header, line].join("\n"));
    await CustomerModel.collection.updateOne({ no }, { $set: { tier: "private" } });

    await undoFromShell(stores(), batchId);

    expect(await stored(no)).toMatchObject({ tier: "private" });
    const { items } = await rowResults(batchId, { limit: 9 });
    expect(items[0]?.problems).toEqual([{ code: "keptOnUndo", column: "等级" }]);
  });

  it("leaves a customer that it made and that has dealings since", async () => {
    const text = [header, "u-1,周自珩,男,440524188001010014,13811110001,金卡,rm-lin,,,"].join("\n");
    const { batchId } = await importText(stores(), "customers", text);
    await importText(stores(), "accounts", "客户号,类型,账号\nu-1,账户,6229990012345678\n");

    await undoFromShell(stores(), batchId);

    expect(await stored("u-1")).toMatchObject({ tier: "gold" });
    const { items } = await rowResults(batchId, { limit: 9 });
    expect(items[0]?.problems.map(({ code }) => code)).toEqual(["keptOnUndo"]);
  });
});

describe("movements on accounts", () => {
  const text = [
    "客户号,流水号,交易日期,交易类型,金额(元),产品名称",
    "vip-chen,S1,2026-11-20,转入,500000.00,",
    "vip-chen,S2,2026-11-21,申购,300000.00,稳享六月定开",
    "vip-chen,S2,2026-11-21,申购,300000.00,稳享六月定开",
    "vip-chen,S1,2026-11-20,转入,1.00,",
    "vip-nobody,S3,2026-11-21,申购,1.00,",
  ].join("\n");

  it("are known again by their number; the same line twice is no harm, another one is", async () => {
    const first = await importText(stores(), "transactions", text, { skipErrors: true });
    expect(first.said.join("\n")).toContain("第 4 行 与文件中前面的行重复");
    expect(first.said.join("\n")).toContain("第 5 行 与文件中前面的行编号相同而内容不同");
    expect(first.said.join("\n")).toContain("第 6 行 客户号:没有找到该客户");
    expect(await TransactionModel.countDocuments({})).toBe(2);

    const second = await importText(stores(), "transactions", text, { skipErrors: true });
    expect(second.said.join("\n")).toContain("新增 0,更新 0,未变 2");

    await undoFromShell(stores(), first.batchId);
    expect(await TransactionModel.countDocuments({})).toBe(0);
  });
});

describe("an objection", () => {
  it("is overruled by no file, of a person or of the core system", async () => {
    const chen = await stored("vip-chen");
    const { consents } = await import("@server/features/consents");
    const { transact } = await import("@server/core/mongo");
    const row = {
      customerId: chen?._id ?? "",
      version: "2026-11",
      textHash: "",
      channel: "mini",
      ip: "",
    };
    await transact((tx) =>
      consents.record([{ ...row, purpose: "marketing", granted: false, at: new Date() }], tx),
    );

    for (const greetings of ["是", "否"])
      await importText(
        stores(),
        "contact",
        `客户号,同意营销,同意问候\nvip-chen,是,${greetings}\nvip-wu,是,${greetings}\n`,
      );
    await importText(stores(), "customers", bankFile("customers.csv").replaceAll("钻石", "铂金"));

    expect((await stored("vip-chen"))?.contact.marketing).toBe(false);
    expect((await stored("vip-wu"))?.contact.marketing).toBe(true);
  });
});
