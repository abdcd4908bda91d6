import { checkAnswer } from "@shared/forms/check-answer";
import { diffForms } from "@shared/forms/diff";
import type { Asked, Limits } from "@shared/forms/question";
import { readText } from "@shared/forms/read-text";
import { maskAnswer, sayAnswer } from "@shared/forms/say-answer";
import { validate } from "@shared/forms/validate";
import { buildForm, buildQuestion } from "@tests/support/build/forms";
import { describe, expect, it } from "vitest";

const today = "2026-11-25";
const asked = (kind: Asked["kind"], limits: Limits = {}): Asked => ({
  label: "问题",
  kind,
  limits,
  choices: [
    { value: "a", label: "甲" },
    { value: "b", label: "乙" },
  ],
  sensitivity: "internal",
});

describe("an answer", () => {
  it.each([
    ["money", "1,286,400.5", 128_640_050],
    ["money", "¥100", 10_000],
    ["number", "18", 18],
    ["phone", "138 0013 6021", "13800136021"],
    ["email", "Hello@Example.CN", "hello@example.cn"],
    ["choices", ["b", "a"], ["a", "b"]],
    ["region", ["上海市", "上海市", ""], ["上海市", "上海市"]],
    ["yesNo", false, false],
  ] as const)("of kind %s is kept as %j in its normal form", (kind, given, value) => {
    expect(checkAnswer(asked(kind), given, { today })).toEqual({ value });
  });

  it.each([
    ["number", {}, "1.5", "notWhole"],
    ["number", { max: 54 }, 60, "tooLarge"],
    ["money", {}, "12.345", "badAmount"],
    ["date", { earliest: "today" }, "2026-11-24", "tooEarly"],
    ["date", {}, "2026-02-30", "badDay"],
    ["choices", { most: 1 }, ["a", "b"], "tooManyChoices"],
    ["text", { pattern: "postcode" }, "20003", "postcode"],
    ["text", {}, "两\n行", "badCharacter"],
    ["region", {}, ["火星", "奥林帕斯"], "badRegion"],
    ["customer", {}, "stf_abcdef", "badReference"],
  ] as const)("of kind %s under %j refuses %j", (kind, limits, given, problem) => {
    expect(checkAnswer(asked(kind, limits), given, { today })).toMatchObject({ problem });
  });

  it("is read from a file by its labels", () => {
    expect(readText(asked("choices"), "甲、乙", { today })).toEqual({ value: ["a", "b"] });
    expect(readText(asked("yesNo"), "是", { today })).toEqual({ value: true });
    expect(readText(asked("date"), "2026/1/5", { today })).toEqual({ value: "2026-01-05" });
  });

  it("is said in words, and masked by its kind", () => {
    expect(sayAnswer(asked("choices"), ["a", "b"])).toBe("甲、乙");
    expect(sayAnswer(asked("yesNo"), true)).toBe("是");
    expect(maskAnswer(asked("phone"), "13800136021")).toBe("138****6021");
    expect(maskAnswer(asked("choices"), ["a"])).toBe("****");
  });
});

describe("a question under a condition", () => {
  const form = buildForm([
    buildQuestion(),
    buildQuestion({
      id: "why",
      label: "原因",
      kind: "longText",
      choices: [],
      when: { join: "all", tests: [{ question: "satisfied", op: "is", value: "no" }] },
    }),
  ]);

  it("is asked when it holds and dropped when it does not", () => {
    expect(validate(form, { satisfied: "no" }, { today }).errors).toEqual({ why: "请填写此项" });
    expect(validate(form, { satisfied: "yes", why: "没有" }, { today })).toEqual({
      answers: { satisfied: "yes" },
      errors: {},
    });
  });
});

describe("two versions of a form", () => {
  it("are told apart in sentences", () => {
    const before = buildForm([buildQuestion(), buildQuestion({ id: "b", label: "乙" })]);
    const after = buildForm(
      [
        buildQuestion({ required: false, choices: [{ value: "yes", label: "很满意" }] }),
        buildQuestion({ id: "c", label: "丙" }),
      ],
      { title: "年度满意度" },
    );

    expect(diffForms(before, after)).toEqual([
      "标题由“服务满意度”改为“年度满意度”",
      "“您对本次服务满意吗”的选项“满意”改为“很满意”",
      "“您对本次服务满意吗”移除选项“不满意”",
      "“您对本次服务满意吗”改为选填",
      "新增“丙”",
      "移除“乙”",
    ]);
  });
});
