import type { Column } from "@shared/imports/column";
import { importKinds } from "@shared/imports/kinds";
import { guessMapping, layoutOf, missingColumns, refusalOf } from "@shared/imports/mapping";
import { describe, expect, it } from "vitest";

const columnsOf = (name: string): readonly Column[] =>
  importKinds.find(({ kind }) => kind === name)?.columns ?? [];
const keysOf = (headers: readonly string[], kind = "customers") =>
  guessMapping(headers, columnsOf(kind)).map(({ key }) => key);

describe("guessing what a header stands for", () => {
  it("takes names, keys and synonyms, whatever their spaces, brackets and case", () => {
    expect(
      keysOf([
        "客户编号",
        " 客户 姓名 ",
        "证件号码（身份证）",
        "Mobile",
        "客户等级",
        "管户经理",
        "no",
      ]),
    ).toEqual(["no", "name", "idNumber", "phone", "tier", "rmNo", null]);
  });

  it("lets no synonym take a header away from the column that has its name", () => {
    expect(keysOf(["产品名称", "名称", "金额", "日期"], "holdings")).toEqual([
      "name",
      null,
      "amountFen",
      "asOf",
    ]);
  });

  it("assigns every kind's own headers to their own columns", () => {
    for (const { columns } of importKinds) {
      const labels = columns.map(({ label }) => label);
      expect(guessMapping(labels, columns).map(({ key }) => key)).toEqual(
        columns.map(({ key }) => key),
      );
    }
  });

  it("names wishes of the customer and results of assessments as refused, and never assigns them", () => {
    const headers = [
      "同意营销",
      "是否退订",
      "勿扰名单",
      "Opt-Out",
      "风险等级",
      "适当性结果",
      "合格投资者",
    ];

    const guesses = guessMapping(headers, columnsOf("customers"));

    expect(guesses.map(({ key }) => key)).toEqual(headers.map(() => null));
    expect(guesses.map(({ refused }) => refused)).toEqual([
      "contact",
      "contact",
      "contact",
      "contact",
      "suitability",
      "suitability",
      "suitability",
    ]);
    expect(refusalOf("产品名称")).toBeUndefined();
  });

  it("says which columns must be there and are not", () => {
    const missing = missingColumns(["no", "name"], columnsOf("customers"));

    expect(missing.map(({ label }) => label)).toEqual([
      "性别",
      "身份证号",
      "手机号",
      "等级",
      "客户经理工号",
    ]);
  });

  it("knows a layout again by its headers in their order", () => {
    expect(layoutOf(["客户号", "姓名(全)"])).toBe(layoutOf([" 客户号", "姓名"]));
    expect(layoutOf(["姓名", "客户号"])).not.toBe(layoutOf(["客户号", "姓名"]));
  });
});
