import { fillFields, sayValues } from "@server/features/reach/fields";
import { clientMessageId } from "@server/features/reach/send";
import { fieldProblems } from "@server/wechat";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const entry = {
  id: "tpl",
  fields: { purpose: "thing1", time: "time2", day: "date3", manager: "name4", state: "phrase5" },
};

describe("the fields of a template", () => {
  it("take instants in the platform's notation and text that fits", () => {
    const data = {
      purpose: "一次关于家庭资产配置与传承的长谈以及其他事项",
      time: "2026-11-26T02:00:00.000Z",
      day: "2026-11-26",
      manager: "林静",
      state: "报名成功",
      other: "没有这个字段",
    };

    expect(fillFields(entry, data)).toEqual({
      thing1: "一次关于家庭资产配置与传承的长谈以及其…",
      time2: "2026年11月26日 10:00",
      date3: "2026年11月26日",
      name4: "林静",
      phrase5: "报名成功",
    });
  });

  it("are never refused for their texts, whatever a feature puts in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (purpose) => {
        const filled = fillFields({ id: "tpl", fields: { purpose: "thing1" } }, { purpose });

        expect(fieldProblems(filled).map(({ rule }) => rule)).not.toContain(
          "at most 20 characters",
        );
        expect(fieldProblems(filled).map(({ rule }) => rule)).not.toContain("not empty");
      }),
    );
  });

  it("are said as a person says them in a sentence", () => {
    expect(sayValues({ time: "2026-11-26T02:00:00.000Z", place: "贵宾厅" })).toEqual({
      time: "2026年11月26日 10:00",
      place: "贵宾厅",
    });
  });
});

describe("the id by which the platform tells a repetition", () => {
  const delivery = { source: "campaign:cmp_1", step: "push", customerId: "cus_1" };

  it("is the same for the same message, another for any other, and short enough", () => {
    const others = [
      { ...delivery, customerId: "cus_2" },
      { ...delivery, step: "again" },
      { ...delivery, source: "campaign:cmp_2" },
    ];

    expect(clientMessageId(delivery)).toBe(clientMessageId({ ...delivery }));
    expect(new Set([delivery, ...others].map(clientMessageId)).size).toBe(4);
    expect(clientMessageId(delivery)).toMatch(/^[\w-]{32}$/);
  });
});
