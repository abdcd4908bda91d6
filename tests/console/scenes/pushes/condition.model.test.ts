import type { DictionaryView } from "@console/scenes/pushes/campaign.types";
import {
  fromGroup,
  newTest,
  removePart,
  replacePart,
  subjectOf,
  toGroup,
  withOperator,
} from "@console/scenes/pushes/condition.model";
import { checkCondition } from "@shared/conditions/check";
import type { Condition, FieldTest } from "@shared/conditions/condition";
import { describe, expect, it } from "vitest";

const tier = {
  key: "tier",
  label: "等级",
  group: "客户",
  type: "level" as const,
  choices: [
    { value: "gold", label: "金卡" },
    { value: "platinum", label: "铂金" },
  ],
};
const dictionary: DictionaryView = {
  fields: [
    tier,
    { key: "contact", label: "最近联系", group: "服务", type: "instant" },
    { key: "bound", label: "已绑定", group: "渠道", type: "flag" },
  ],
  rows: [{ key: "holdings", label: "持仓", fields: [] }],
  events: [{ key: "login", label: "登录" }],
};
const inTier: FieldTest = { field: "tier", op: "atLeast", value: "platinum" };

describe("editing a condition where it stands", () => {
  it("reads every shape as a group and writes the same condition back", () => {
    const conditions: Condition[] = [
      { all: [inTier] },
      { any: [inTier, { field: "bound", op: "is", value: true }] },
      { not: { any: [inTier] } },
    ];

    for (const condition of conditions) expect(fromGroup(toGroup(condition))).toEqual(condition);
  });

  it("takes a single test for a group of one, and two turns for none", () => {
    expect(toGroup(inTier)).toEqual({ join: "all", isNot: false, parts: [inTier] });
    expect(toGroup({ not: { not: { all: [] } } }).isNot).toBe(false);
  });

  it("never leaves an empty choice behind, which the server would refuse", () => {
    const group = removePart(toGroup({ any: [inTier] }), 0);

    expect(fromGroup(group)).toEqual({ all: [] });
  });

  it("replaces a part and leaves the others as they are", () => {
    const group = toGroup({ all: [inTier, { field: "bound", op: "is", value: true }] });
    const next = replacePart(group, 1, { field: "bound", op: "is", value: false });

    expect(next.parts[0]).toBe(inTier);
    expect(next.parts[1]).toEqual({ field: "bound", op: "is", value: false });
  });
});

describe("a fresh test", () => {
  it("is whole at once wherever a value can be chosen for it", () => {
    for (const subject of [
      "field:tier",
      "field:contact",
      "field:bound",
      "rows:holdings",
      "events:login",
    ]) {
      const test = newTest(subject, dictionary);
      expect(checkCondition(test, { ...dictionary, eventsPath: "" })).toEqual([]);
      expect(subjectOf(test as FieldTest)).toBe(subject);
    }
  });

  it("keeps its value under a comparison of the same shape and begins anew under another", () => {
    expect(withOperator(inTier, "atMost", tier)).toEqual({
      field: "tier",
      op: "atMost",
      value: "platinum",
    });
    expect(withOperator(inTier, "in", tier)).toEqual({ field: "tier", op: "in", value: [] });
    expect(withOperator(inTier, "known", tier)).toEqual({ field: "tier", op: "known" });
  });
});
