import {
  ExportDayModel,
  ExportModel,
  ExportPartModel,
} from "@server/features/exports/export.model";
import { dayOf } from "@shared/calendar/day";
import type { Export } from "@shared/exports/endpoints";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { until } from "@tests/support/until";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });
let lin: Person;
beforeAll(async () => {
  lin = await app().as("rm-lin");
  await lin.stepUp();
});

const asked = {
  kind: "customers" as const,
  format: "csv" as const,
  fields: ["no", "name", "phone", "assets"],
  isClear: false,
  purpose: "visit" as const,
  reason: "准备下周拜访",
};

const becomes = (person: Person, id: string, state: Export["state"]) =>
  until(
    async () => {
      const { items } = await person.call("GET /exports", {});
      return items.find((one) => one.id === id && one.state === state);
    },
    state,
    30_000,
  );

async function take(person: Person, id: string) {
  const { base64, fileName } = await person.call("POST /export-files/:id/take", { id });
  return { bytes: Buffer.from(base64, "base64"), fileName };
}

describe("an export", () => {
  it("holds the own book only, masked, with who and when above it and a mark on every row", async () => {
    const { id, mark } = await lin.call("POST /exports", asked);
    const ready = await becomes(lin, id, "ready");
    expect(ready.abilities.take).toBe(true);

    const text = (await take(lin, id)).bytes.toString();
    const [watermark = "", header, ...rows] = text.trim().split("\r\n");

    expect(watermark).toContain("仅供 林静（rm-lin）使用");
    expect(header).toBe("客户号,姓名,手机号,总资产(元),记录码");
    expect(text).toMatch(/138\*{4}6021/);
    expect(text).not.toContain("陈嘉禾");
    expect(text).not.toContain("vip-zhao");
    expect(rows.every((row) => row.includes(`,${mark}-`))).toBe(true);
    expect(rows).toHaveLength(ready.rows);
  });

  it("is given out once, to its owner only, and its file is gone then", async () => {
    const { id } = await lin.call("POST /exports", asked);
    await becomes(lin, id, "ready");
    const zhou = await app().as("rm-zhou");
    await zhou.stepUp();
    expect(await failureOf(zhou.call("POST /export-files/:id/take", { id }))).toMatchObject({
      status: 404,
    });

    const ends = await Promise.allSettled(
      Array.from({ length: 4 }, () => lin.call("POST /export-files/:id/take", { id })),
    );

    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ExportPartModel.countDocuments({ exportId: id })).toBe(0);
    expect(await failureOf(lin.call("POST /export-files/:id/take", { id }))).toMatchObject({
      code: "export.notReady",
    });
  });

  it("lies sealed and ends after a day", async () => {
    const { id } = await lin.call("POST /exports", { ...asked, fields: ["no", "name", "tier"] });
    await becomes(lin, id, "ready");
    const stored = JSON.stringify(await ExportPartModel.find({ exportId: id }).lean());
    expect(stored).not.toContain(Buffer.from("vip-chen").toString("base64").slice(0, 10));

    await app().setTime("2026-11-26T10:00:05+08:00");
    await becomes(lin, id, "expired");
    expect(await ExportPartModel.countDocuments({ exportId: id })).toBe(0);
    await app().setTime("2026-11-25T10:00:00+08:00");
  });

  it("as a spreadsheet says whose it is on screen and on paper, and its texts are no formulas", async () => {
    const { id, mark } = await lin.call("POST /exports", {
      ...asked,
      format: "xlsx",
      kind: "holdings",
      fields: ["no", "product", "amount"],
    });
    await becomes(lin, id, "ready");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await take(lin, id)).bytes as never);
    const [sheet] = book.worksheets;

    expect(String(sheet?.getCell("A1").value)).toContain(mark);
    expect(sheet?.headerFooter.oddHeader).toContain("林静");
    expect(sheet?.getBackgroundImageId()).toBeDefined();
    expect(sheet?.getRow(3).getCell(3).value).toEqual(expect.any(Number));
  });
});

describe("an export in clear", () => {
  it("waits for a second person, who is not the asker, and is refused by their no", async () => {
    const one = await lin.call("POST /exports", { ...asked, isClear: true });
    expect(one.state).toBe("waiting");
    const lead = await app().as("lead-qin");
    await lead.stepUp();
    const [waiting] = (await lead.call("GET /approvals", {})).items;
    expect(waiting?.summary).toContain("导出客户名单（含完整的姓名、手机号）");
    expect(
      await failureOf(
        lin.call("POST /approvals/:id/approve", { id: waiting?.id ?? "", reason: "同意用于拜访" }),
      ),
    ).toMatchObject({ code: "approval.ownRequest" });

    await lead.call("POST /approvals/:id/approve", {
      id: waiting?.id ?? "",
      reason: "同意用于拜访",
    });
    await becomes(lin, one.id, "ready");
    const text = (await take(lin, one.id)).bytes.toString();
    expect(text).toContain("13800136021");
    expect(text).toContain("陈嘉禾");

    const second = await lin.call("POST /exports", {
      ...asked,
      isClear: true,
      reason: "第二次准备",
    });
    const again = (await lead.call("GET /approvals", {})).items.find(
      ({ state }) => state === "asked",
    );
    await lead.call("POST /approvals/:id/reject", {
      id: again?.id ?? "",
      reason: "没有这个必要",
    });
    await becomes(lin, second.id, "refused");
  });
});

describe("what may not leave", () => {
  it("is refused: foreign fields, no second factor, roles that serve nobody, too much on one day", async () => {
    const compliance = await app().as("compliance-lu");
    await compliance.stepUp();
    expect(await failureOf(compliance.call("POST /exports", asked))).toMatchObject({
      code: "export.badFields",
    });
    expect(
      await failureOf(lin.call("POST /exports", { ...asked, fields: ["secret"] })),
    ).toMatchObject({
      code: "export.badFields",
    });
    const shen = await app().as("rm-shen");
    expect(await failureOf(shen.call("POST /exports", asked))).toMatchObject({
      code: "request.reauthenticate",
    });
    const marketer = await app().as("marketer-su");
    expect(await failureOf(marketer.call("GET /exports", {}))).toMatchObject({ status: 403 });

    await shen.stepUp();
    const by = (await shen.call("GET /me/staff", {})).id;
    await ExportDayModel.create({
      _id: `${by}:${dayOf(app().server.ports.clock.now())}`,
      rows: 4_999,
      until: new Date(Date.now() + 1e6),
    });
    expect(await failureOf(shen.call("POST /exports", asked))).toMatchObject({
      code: "export.dailyLimit",
      status: 429,
    });
    expect(await ExportModel.countDocuments({ by })).toBe(0);
  });
});

describe("a leaked piece", () => {
  it("says by its mark, and by the order of its customers alone, which export it came from", async () => {
    const files = await Promise.all(
      [1, 2].map(async () => {
        const { id, mark } = await lin.call("POST /exports", { ...asked, fields: ["no", "tier"] });
        await becomes(lin, id, "ready");
        const rows = (await take(lin, id)).bytes.toString().trim().split("\r\n").slice(2);
        return { id, mark, nos: rows.map((row) => row.split(",")[0] ?? "") };
      }),
    );
    const compliance = await app().as("compliance-lu");
    const trace = async (input: { mark?: string; customerNos?: string[] }) =>
      (await compliance.call("POST /export-traces", input)).items.map(({ id }) => id);

    for (const { id, mark, nos } of files) {
      expect(await trace({ mark: `${mark}-abcdef` })).toEqual([id]);
      expect(await trace({ customerNos: nos.slice(2, 14) })).toEqual([id]);
    }
    expect(await trace({ customerNos: files[0]?.nos.slice(0, 3) ?? [] })).toEqual([]);
  });
});
