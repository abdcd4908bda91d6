import type { Column } from "@shared/imports/column";
import { guessKind, importKind, importKinds } from "@shared/imports/kinds";
import { readHeader, readRow } from "@shared/imports/row";
import { imports as english } from "@shared/text/en/imports";
import { imports as chinese } from "@shared/text/zh-CN/imports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const column = (type: Column["type"], more: Partial<Column> = {}): Column => ({
  key: "x",
  label: "栏",
  type,
  ...more,
});
const read = (text: string, of: Column) => readRow([text], [of]);

describe("reading a cell", () => {
  it.each([
    [column("day"), "2026/3/5", "2026-03-05"],
    [column("day"), "20260305", "2026-03-05"],
    [column("yuan"), "1,234,567.8", 123_456_780],
    [column("yuan"), "¥100", 10_000],
    [column("yuan"), "-0.01", -1],
    [column("phone"), "+86 138 0013 6021", "13800136021"],
    [column("flag"), "是", true],
    [column("flag"), "n", false],
    [column("count"), "3", 3],
    [column("email"), "Zhang@X.cn", "zhang@x.cn"],
    [column("list"), "高尔夫\uff1b茶道 、旅行", ["高尔夫", "茶道", "旅行"]],
    [column("choice", { choices: { 金卡: "gold" } }), "金卡", "gold"],
    [column("choice", { choices: { 金卡: "gold" } }), "gold", "gold"],
    [column("text"), "  陈嘉禾 ", "陈嘉禾"],
  ])("of %o takes %s", (of, text, value) => {
    expect(read(text, of)).toEqual({ row: { x: value }, problems: [] });
  });

  it.each([
    [column("text", { required: true }), " ", "missing"],
    [column("text"), '=HYPERLINK("http://x")', "formula"],
    [column("text"), "@SUM(A1)", "formula"],
    [column("text"), "+cmd|' /C calc'!A0", "formula"],
    [column("text", { max: 5 }), "一二三四五六", "tooLong"],
    [column("text"), "陈\u200b嘉禾", "badCharacter"],
    [column("text"), "陈\u202e嘉禾", "badCharacter"],
    [column("text"), "陈\ufffd", "badCharacter"],
    [column("list"), "茶道;=1+1", "formula"],
    [column("idNumber"), "1.10105E+17", "badIdNumber"],
    [column("phone"), "1.38E+10", "badPhone"],
    [column("day"), "2026-02-30", "badDay"],
    [column("day"), "46351", "badDay"],
    [column("yuan"), "1.234", "badAmount"],
    [column("yuan"), "1e9", "badAmount"],
    [column("flag"), "也许", "badFlag"],
    [column("choice", { choices: { 金卡: "gold" } }), "constructor", "badChoice"],
    [column("account"), "6225*1496", "badAccount"],
  ])("of %o refuses %j as %s", (of, text, code) => {
    expect(read(text, of).problems).toEqual([{ code, column: "栏" }]);
  });

  it("never throws, whatever it is given", () => {
    const anyColumn = fc.constantFrom(
      ...importKinds.flatMap(({ columns }) => columns as readonly Column[]),
    );
    fc.assert(
      fc.property(anyColumn, fc.string({ unit: "binary", maxLength: 80 }), (of, text) => {
        const { row, problems } = read(text, of);
        expect(Object.keys(row).length + problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("reading a header", () => {
  const columns = importKind("contact")?.columns ?? [];

  it("takes Chinese labels and codes in any order, and brackets of either width", () => {
    const history = importKind("assetHistory")?.columns ?? [];

    expect(readHeader(["同意问候", "marketing", "客户号"], columns)).toHaveProperty("columns");
    expect(readHeader(["客户号", "数据日期", "存款\uff08元\uff09"], history)).toHaveProperty(
      "columns",
    );
  });

  it.each([
    [
      ["客户号", "同意营销", "同意问候", "__proto__"],
      { code: "unknownColumn", column: "__proto__" },
    ],
    [
      ["客户号", "同意营销", "同意问候", "constructor"],
      { code: "unknownColumn", column: "constructor" },
    ],
    [["客户号", "同意营销", "同意问候", "客户号"], { code: "doubleColumn", column: "客户号" }],
    [["客户号", "no", "同意营销", "同意问候"], { code: "doubleColumn", column: "no" }],
    [["客户号", "同意营销"], { code: "missingColumn", column: "同意问候" }],
  ])("refuses %j", (headers, problem) => {
    expect(readHeader(headers, columns)).toEqual({ problems: [problem] });
  });
});

describe("the kinds of file", () => {
  it("are recognised by their header where it fits one alone", () => {
    expect(guessKind(["客户号", "风险等级", "测评日期", "有效期至"])?.kind).toBe("risk");
    expect(guessKind(["客户号"])).toBeUndefined();
    expect(guessKind(["甲", "乙"])).toBeUndefined();
  });

  it("leave risk levels and objections to the core systems", () => {
    const fromPeople = importKinds.filter(({ from }) => from === "person").map(({ kind }) => kind);

    expect(fromPeople).not.toContain("risk");
    expect(fromPeople).not.toContain("contact");
  });

  it("have a sentence for every problem in both languages", () => {
    expect(Object.keys(english.problems)).toEqual(Object.keys(chinese.problems));
  });
});
