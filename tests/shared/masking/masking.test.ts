import {
  maskAccount,
  maskAddress,
  maskEmail,
  maskIdNumber,
  maskName,
  maskOpenid,
  maskPhone,
} from "@shared/masking/masking";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("masking", () => {
  it.each([
    [maskPhone, "13800136021", "138****6021"],
    [maskPhone, "+12025550123", "****0123"],
    [maskPhone, "", "****"],
    [maskIdNumber, "11010519491231002X", "110***********002X"],
    [maskAccount, "6225750000001496", "**** **** **** 1496"],
    [maskAccount, "31010123456789", "**** **** **** 6789"],
    [maskName, "张三", "张*"],
    [maskName, "陈嘉禾", "陈**"],
    [maskName, "欧阳若兰", "欧阳**"],
    [maskName, "欧阳", "欧*"],
    [maskName, "阿依古丽·买买提", "阿**"],
    [maskName, "Alice Smith", "A**"],
    [maskName, "陈", "陈*"],
    [maskEmail, "zhang@x.cn", "z***@x.cn"],
    [maskEmail, "not an address", "***"],
    [maskAddress, "上海市徐汇区衡山路1287弄和光里24号902室", "上海市徐汇区****"],
    [maskAddress, "浙江省杭州市上城区钱江路36号", "浙江省杭州市上城区****"],
    [maskAddress, "某处", "****"],
    [maskOpenid, "oGuiBxgsCI1rxglhncByNpnaJvE9", "oGui…JvE9"],
    [maskOpenid, "short", "****"],
  ])("%o shows %s as %s", (mask, clear, shown) => {
    expect(mask(clear)).toBe(shown);
  });

  const digits = (from: number, to: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: from, maxLength: to })
      .map((list) => list.join(""));

  it.each([
    ["phone", maskPhone],
    ["ID number", maskIdNumber],
    ["account", maskAccount],
  ])("never shows eight digits in a row of a %s, nor a short one whole", (_, mask) => {
    fc.assert(
      fc.property(digits(1, 32), (clear) => {
        const shown = mask(clear);
        expect(shown).not.toMatch(/\d{8}/);
        expect(shown).not.toContain(clear);
      }),
    );
  });

  it("never tells how long an account number is", () => {
    fc.assert(
      fc.property(digits(9, 32), (clear) => {
        expect(maskAccount(clear)).toHaveLength(19);
      }),
    );
  });

  it("never shows the birth date inside an ID number", () => {
    fc.assert(
      fc.property(digits(18, 18), (id) => {
        const kept = maskIdNumber(id).replaceAll("*", "");
        expect(kept).toBe(id.slice(0, 3) + id.slice(-4));
      }),
    );
  });

  it("never shows a whole name", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(..."陈吴赵欧阳司马若兰嘉禾明"),
          minLength: 2,
          maxLength: 6,
        }),
        (name) => {
          expect(maskName(name)).not.toContain(name);
          expect(maskName(name)).toMatch(/^.{1,2}\*{1,2}$/u);
        },
      ),
    );
  });
});
