import { fieldProblems, fitField } from "@server/wechat";
import { describe, expect, it } from "vitest";

describe("checking template values before they are sent", () => {
  it.each([
    ["thing1", "一二三四五六七八九十一二三四五六七八九十"],
    ["number2", "12.50"],
    ["number2", "1".repeat(32)],
    ["letter3", "ABCdef"],
    ["symbol4", "+-*/%"],
    ["character_string5", "A-001/2024"],
    ["character_string5", "a".repeat(32)],
    ["time6", "15:01"],
    ["time6", "2019年10月1日 15:01"],
    ["time6", "09:00~10:00"],
    ["time6", "2026-11-25 09:00:00"],
    ["date7", "2019-12-25 09:42"],
    ["date7", "2018/01/01"],
    ["date7", "01-01"],
    ["date7", "2026年11月25日~2026年11月28日"],
    ["amount8", "￥100"],
    ["amount8", "10.50元"],
    ["amount8", "1,000,000.00元"],
    ["phone_number9", "+86-0766-66888866"],
    ["car_number10", "粤A8Z888挂"],
    ["name11", "欧阳娜娜三四五六七八"],
    ["name11", "Alexander Hamiltonia"],
    ["phrase12", "审核通过"],
    ["enum_string13", "任何"],
  ])("takes %s = %s", (key, value) => {
    expect(fieldProblems({ [key]: value })).toEqual([]);
  });

  it.each([
    ["thing1", "一".repeat(21)],
    ["thing1", "第一行\n第二行"],
    ["thing1", ""],
    ["thing1", "  "],
    ["number2", "1,000"],
    ["number2", "1".repeat(33)],
    ["number2", "12a"],
    ["letter3", "AB1"],
    ["symbol4", "++++++"],
    ["symbol4", "a"],
    ["character_string5", "中文"],
    ["character_string5", "a".repeat(33)],
    ["time6", "9 o'clock"],
    ["date7", "tomorrow"],
    ["amount8", "￥12345678901"],
    ["amount8", "a hundred"],
    ["phone_number9", "123456789012345678"],
    ["phone_number9", "abc"],
    ["car_number10", "粤A8Z8888挂挂"],
    ["name11", "用户410774"],
    ["phrase12", "六个汉字不行"],
    ["phrase12", "Approved"],
    ["short_thing14", "六个汉字不行"],
  ])("refuses %s = %s", (key, value) => {
    expect(fieldProblems({ [key]: value })).toMatchObject([{ key }]);
  });

  it("makes long text fit and leaves short text as it is", () => {
    expect(fitField("thing1", "一二三\n四五")).toBe("一二三 四五");
    expect(fitField("thing1", "一".repeat(30))).toBe(`${"一".repeat(19)}…`);
    expect(fitField("phrase2", "六个汉字不行")).toBe("六个汉字不");
    expect(
      fieldProblems({
        thing1: fitField("thing1", "字".repeat(99)),
        phrase2: fitField("phrase2", "六个汉字不行"),
      }),
    ).toEqual([]);
  });
});
