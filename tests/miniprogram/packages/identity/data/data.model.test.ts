import { cellsOf } from "@miniprogram/packages/identity/data/data.model";
import { expect, it } from "vitest";

it("reads a list of two columns as names and values", () => {
  expect(cellsOf({ 项目: "姓名", 内容: "陈嘉禾" })).toEqual([["姓名", "陈嘉禾"]]);
});

it("keeps the names of more columns", () => {
  expect(cellsOf({ 时间: "今天", 事项: "沟通", 状态: "已约好" })).toHaveLength(3);
});
