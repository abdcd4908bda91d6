import { checkCondition } from "@shared/conditions/check";
import { compile } from "@shared/conditions/compile";
import { Condition } from "@shared/conditions/condition";
import { dictionaryFor } from "@shared/conditions/dictionary";
import { explain } from "@shared/conditions/explain";
import { say } from "@shared/conditions/say";
import { conditions as english } from "@shared/text/en/conditions";
import { describe, expect, it } from "vitest";
import { dictionary } from "./dictionary";

const now = new Date("2026-11-25T10:00:00+08:00");
const golf: Condition = {
  all: [
    { field: "tier", op: "atLeast", value: "platinum" },
    { field: "interests", op: "has", value: "高尔夫" },
  ],
};
const problems = (tree: Condition, of = dictionary) =>
  checkCondition(tree, of).map((problem) => `${problem.path} ${problem.message}`);

describe("the schema of conditions", () => {
  it("refuses a tree deeper than 8, and one of ten thousand nodes or levels, in words", () => {
    const nested = (levels: number): unknown =>
      Array.from({ length: levels }).reduce((inner) => ({ not: inner }), golf.all?.[0] as unknown);

    expect(Condition.safeParse(nested(7)).success).toBe(true);
    expect(Condition.safeParse(nested(8)).error?.issues).toMatchObject([{ message: /过于复杂/ }]);
    expect(Condition.safeParse(nested(10_000)).error?.issues).toHaveLength(1);
    const wide = { any: Array.from({ length: 10_000 }, () => ({ field: "age", op: "known" })) };
    expect(Condition.safeParse(wide).error?.issues).toMatchObject([{ message: /过于复杂/ }]);
  });

  it.each([
    ["an operator of the database", { field: "age", op: "$where", value: "1" }],
    ["an object as value", { field: "age", op: "is", value: { $ne: null } }],
    ["two kinds in one", { all: [], any: [] }],
    ["a stray key", { field: "age", op: "known", $expr: 1 }],
    ["an empty choice", { any: [] }],
    ["nothing", null],
  ])("refuses %s", (_, tree) => {
    expect(Condition.safeParse(tree).success).toBe(false);
  });
});

describe("checking a condition", () => {
  it("names every problem by its place", () => {
    const tree: Condition = {
      all: [
        { field: "age", op: "has", value: "x" },
        {
          any: [
            { field: "age", op: "atLeast", value: "many" },
            { field: "nothing", op: "known" },
          ],
        },
        { field: "tier", op: "is", value: "tin" },
        { field: "tier", op: "between", value: ["diamond", "gold"] },
        { field: "riskExpires", op: "is", value: "2026-02-30" },
        { field: "lastSeen", op: "withinLastDays", value: -1 },
        { rows: "holdings", measure: "sum", of: "kind", op: "above", value: 1 },
        { rows: "holdings", measure: "max", op: "above", value: 1 },
        { events: "nothing", lastDays: 3, op: "atLeast", value: 1 },
      ],
    };

    expect(problems(tree)).toEqual([
      "/all/0 “年龄”不支持这种比较",
      "/all/1/any/0 “年龄”应填写数字",
      "/all/1/any/1 没有“nothing”这个条件，或您无权使用",
      "/all/2 “等级”没有“tin”这个选项",
      "/all/3 “等级”的范围应先小后大",
      "/all/4 “测评到期日”应填写日期",
      "/all/5 “最近登录”的天数应在 0 到 3660 之间",
      "/all/6 “类别”不能求和或比较大小",
      "/all/7 请选择要统计的内容",
      "/all/8 没有“nothing”这个条件，或您无权使用",
    ]);
  });

  it("keeps from an author the fields they have no right to", () => {
    const tree: Condition = { field: "aum", op: "above", value: 1 };

    expect(problems(tree, dictionaryFor(dictionary, ["rm"]))).toEqual([]);
    expect(problems(tree, dictionaryFor(dictionary, ["marketer"]))).toEqual([
      " 没有“aum”这个条件，或您无权使用",
    ]);
  });
});

describe("saying a condition", () => {
  it.each<[Condition, string]>([
    [golf, "铂金及以上，且兴趣包含高尔夫"],
    [{ all: [] }, "全部客户"],
    [
      {
        all: [
          { any: [{ field: "age", op: "above", value: 60 }, golf] },
          { field: "bound", op: "is", value: true },
        ],
      },
      "（年龄高于60或（铂金及以上，且兴趣包含高尔夫）），且已绑定微信",
    ],
    [{ not: { field: "gender", op: "is", value: "f" } }, "不满足（性别为女）"],
    [
      { field: "aum", op: "between", value: [100_000_000, 10_000_000_000] },
      "管理资产在100.00 万元至1.00 亿元之间",
    ],
    [{ field: "birthday", op: "withinNextDays", value: 7 }, "生日在未来 7 天内"],
    [
      {
        rows: "holdings",
        where: [
          { field: "kind", op: "is", value: "deposit" },
          { field: "maturesOn", op: "withinNextDays", value: 30 },
        ],
        measure: "sum",
        of: "amount",
        op: "atLeast",
        value: 50_000_000,
      },
      "持仓（类别为存款、到期日在未来 30 天内）金额合计不少于50.00 万元",
    ],
    [{ events: "login", lastDays: 7, op: "atLeast", value: 3 }, "最近 7 天登录次数不少于3"],
  ])("%j", (tree, sentence) => {
    expect(say(tree, dictionary)).toBe(sentence);
  });

  it("has English words as well", () => {
    expect(say({ field: "age", op: "above", value: 60 }, dictionary, english)).toBe(
      "年龄 is above 60",
    );
  });
});

describe("explaining a condition", () => {
  it("tells leaf by leaf what held and by which fact", () => {
    const facts = { tier: "gold", interests: [{ name: "高尔夫", dimension: "life" }] };

    expect(explain(golf, dictionary, facts, now)).toEqual([
      { sentence: "铂金及以上", holds: false, fact: "金卡" },
      { sentence: "兴趣包含高尔夫", holds: true, fact: "高尔夫" },
    ]);
  });
});

describe("a predicate", () => {
  it("follows the clock from one call to the next", () => {
    const holds = compile({ field: "riskExpires", op: "withinNextDays", value: 7 }, dictionary);
    const facts = { riskExpires: "2026-12-03" };

    expect(holds(facts, now)).toBe(false);
    expect(holds(facts, new Date("2026-11-26T00:00:00+08:00"))).toBe(true);
  });

  it("keeps a birthday of 29 February in years without one", () => {
    const holds = compile({ field: "birthday", op: "withinNextDays", value: 3 }, dictionary);

    expect(holds({ birthday: "02-29" }, new Date("2027-02-26T10:00:00+08:00"))).toBe(true);
  });

  it("no longer counts a tag past its day", () => {
    const holds = compile({ field: "interests", op: "has", value: "高尔夫" }, dictionary);

    const golf = { name: "高尔夫", dimension: "life" };
    expect(holds({ interests: [{ ...golf, until: "2026-11-24" }] }, now)).toBe(false);
    expect(holds({ interests: [{ ...golf, until: "2026-11-25" }] }, now)).toBe(true);
    expect(holds({ interests: [{ ...golf, dimension: "wealth" }] }, now)).toBe(false);
    expect(holds({ interests: [{ ...golf, until: null }] }, now)).toBe(true);
  });
});
