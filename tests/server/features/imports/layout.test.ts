import { extendColumns } from "@server/core/import-columns";
import { CustomerModel } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { idCheckDigit } from "@shared/identifiers/id-number";
import type { Import } from "@shared/imports/endpoints";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { type SheetValue, spreadsheet } from "@tests/support/build/spreadsheet";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { afterAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });

const headers = [
  "客户编号",
  "客户姓名",
  "性别",
  "证件号码",
  "手机",
  "级别",
  "管户经理",
  "是否退订",
  "口味",
];
const row = (no: string, id: string, phone: number): SheetValue[] => [
  no,
  "周自珩",
  "男",
  id,
  phone,
  "金卡",
  "rm-lin",
  "否",
  "清淡",
];
const file = () =>
  spreadsheet([headers, row("x-1", "440524188001010014", 13811110001), row("x-2", "1", 138)]);

async function upload(lin: Person, bytes: Buffer, kind: "customers" = "customers") {
  const { id } = await lin.call("POST /imports", { kind, fileName: "客户.xlsx" });
  await lin.call("POST /imports/:id/parts", { id, no: 0, base64: bytes.toString("base64") });
  return id;
}

const ended = (lin: Person, id: string, ...states: Import["state"][]) =>
  until(async () => {
    const one = await lin.call("GET /imports/:id", { id });
    return states.includes(one.state) && one;
  }, states.join());

afterAll(() =>
  extendColumns({
    name: "test",
    kind: "customers",
    columns: async () => [],
    writes: async () => [],
  }),
);

describe("assigning the columns of a spreadsheet", () => {
  it("guesses, shows masked samples, explains what is refused, and takes the correction", async () => {
    const lin = await app().as("rm-lin");
    const id = await upload(lin, await file());

    const layout = await lin.call("GET /imports/:id/columns", { id });

    expect(layout).toMatchObject({ source: "guessed", missing: [] });
    expect(layout.headers.map(({ key }) => key)).toEqual([
      "no",
      "name",
      "gender",
      "idNumber",
      "phone",
      "tier",
      "rmNo",
      null,
      null,
    ]);
    expect(layout.headers[7]?.refused).toBe("联系意愿只由客户本人或核心系统更改，不能导入");
    expect(JSON.stringify(layout)).not.toContain("13811110001");
    expect(JSON.stringify(layout)).not.toContain("440524188001010014");

    const keys = layout.headers.map(({ key }) => key);
    expect(
      await failureOf(
        lin.call("PUT /imports/:id/columns", { id, keys: [...keys.slice(0, 8), "no"] }),
      ),
    ).toMatchObject({ status: 422, code: "import.badMapping" });
    expect(
      await failureOf(
        lin.call("PUT /imports/:id/columns", { id, keys: [...keys.slice(0, 8), "contact"] }),
      ),
    ).toMatchObject({ code: "import.badMapping" });
    const chosen = await lin.call("PUT /imports/:id/columns", {
      id,
      keys: [...keys.slice(0, 8), "notes"],
    });
    expect(chosen).toMatchObject({ source: "chosen" });

    await lin.call("POST /imports/:id/check", { id });
    expect(await ended(lin, id, "checked", "failed")).toMatchObject({
      state: "checked",
      counts: { new: 1, error: 1 },
    });
    const list = await lin.call("GET /imports/:id/errors", { id });
    expect(list).toMatchObject({ rows: 1 });
    expect(list.text).toContain("3,手机号,手机号不正确");
    await lin.call("POST /imports/:id/apply", { id, skipErrors: true });
    await ended(lin, id, "applied");
    expect(await CustomerModel.findOne({ no: "x-1" }).lean()).toMatchObject({
      contact: { marketing: false },
    });
  });

  it("is remembered for the same layout and the same person only", async () => {
    const lin = await app().as("rm-lin");
    const again = await lin.call("GET /imports/:id/columns", {
      id: await upload(lin, await file()),
    });
    const zhou = await app().as("rm-zhou");
    const other = await zhou.call("GET /imports/:id/columns", {
      id: await upload(zhou, await file()),
    });

    expect(again).toMatchObject({ source: "remembered" });
    expect(again.headers[8]).toMatchObject({ key: "notes" });
    expect(other).toMatchObject({ source: "guessed" });
  });

  it("does not exist for anybody else", async () => {
    const lin = await app().as("rm-lin");
    const id = await upload(lin, await file());
    const zhou = await app().as("rm-zhou");

    for (const call of [
      () => zhou.call("GET /imports/:id/columns", { id }),
      () => zhou.call("PUT /imports/:id/columns", { id, keys: ["no"] }),
      () => zhou.call("GET /imports/:id/errors", { id }),
    ])
      expect(await failureOf(call())).toMatchObject({ status: 404 });
  });

  it("knows columns that a feature added while the product runs, and lets it write them", async () => {
    extendColumns({
      name: "test",
      kind: "customers",
      columns: async () => [{ key: "x.taste", label: "口味", type: "text" }],
      writes: async (rows) =>
        rows.map(({ owner, row: one }) => ({
          model: CustomerModel,
          id: owner,
          set: { "sources.taste": String(one["x.taste"]) },
        })),
    });
    const lin = await app().as("rm-lin");
    const bytes = await spreadsheet([
      headers,
      row("x-9", `44052418800102003${idCheckDigit("44052418800102003")}`, 13811110009),
    ]);
    const id = await upload(lin, bytes);
    const { headers: found } = await lin.call("GET /imports/:id/columns", { id });
    await lin.call("PUT /imports/:id/columns", {
      id,
      keys: found.map(({ key }, at) => (at === 8 ? "x.taste" : key)),
    });
    await lin.call("POST /imports/:id/check", { id });
    await ended(lin, id, "checked");
    await lin.call("POST /imports/:id/apply", { id, skipErrors: false });
    await ended(lin, id, "applied", "failed");

    const owner = await staff.byNo("rm-lin");
    const stored = await mongoose.connection.collection("customers").findOne({ no: "x-9" });
    expect(stored).toMatchObject({ rmId: owner?._id, sources: { taste: "清淡" } });
  });
});
