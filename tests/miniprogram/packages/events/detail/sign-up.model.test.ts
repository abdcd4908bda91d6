import { missingAnswers, toSend } from "@miniprogram/packages/events/detail/sign-up.model";
import { describe, expect, it } from "vitest";

const questions = [
  { id: "size", required: true },
  { id: "diet", required: false },
  { id: "plate", required: true },
];

describe("a sign-up form", () => {
  it("names what is required and empty", () => {
    expect(missingAnswers(questions, { size: "L", plate: "  " })).toEqual(["plate"]);
    expect(missingAnswers(questions, {})).toEqual(["size", "plate"]);
  });

  it("sends answers without blanks around them, and none that is empty", () => {
    expect(toSend({ size: " L ", diet: " " })).toEqual({ size: "L" });
  });
});
