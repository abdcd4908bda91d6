import { sayShare } from "@miniprogram/format/share";
import { expect, it } from "vitest";

it("says shares with one decimal where there is one", () => {
  expect([0.427, 0.04, 1, 0].map(sayShare)).toEqual(["42.7%", "4%", "100%", "0%"]);
});
