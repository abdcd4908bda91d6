import { initialOf } from "@miniprogram/components/avatar/avatar.model";
import { expect, it } from "vitest";

it("stands for a person by the first character of the name", () => {
  expect(["林静", " 欧阳娜娜 ", "alice", "𠮷野", ""].map(initialOf)).toEqual([
    "林",
    "欧",
    "A",
    "𠮷",
    "贵",
  ]);
});
