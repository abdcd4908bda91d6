import { isLastFour, isMobile } from "@miniprogram/packages/identity/bind/bind.model";
import { expect, it } from "vitest";

it("knows the end of an ID number, with its X", () => {
  expect(["1234", "123X", "123x"].every(isLastFour)).toBe(true);
  expect(["12345", "12X4", "123", "", "１２３４"].some(isLastFour)).toBe(false);
});

it("knows a mobile number", () => {
  expect(isMobile("13800136021")).toBe(true);
  expect(["1380013602", "23800136021", "138001360210", ""].some(isMobile)).toBe(false);
});
