import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { idCheckDigit } from "@shared/identifiers/id-number";

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"];
const given = [..."嘉禾明远思齐若水清和景行怀瑾知微允恭静姝"];
const districts = ["浦东新区", "徐汇区", "静安区", "黄浦区", "长宁区"];
const managers = ["rm-lin", "rm-zhou", "rm-shen"];

const at = <Item>(items: readonly Item[], index: number): Item =>
  items[index % items.length] as Item;
const padded = (value: number, length: number) => String(value).padStart(length, "0");

/** A customer's line, unlike any other: number, name, ID with its check digit, phone. */
function customerLine(n: number): string {
  const day = new Date(Date.UTC(1955, 0, 1) + (n % 18_000) * 86_400_000).toISOString().slice(0, 10);
  const sequence = Math.floor(n / 18_000) * 2 + (n % 2) + 1;
  const isMale = sequence % 2 === 1;
  const body = `310115${day.replaceAll("-", "")}${padded(sequence, 3)}`;
  const name = `${at(surnames, n)}${at(given, n * 3)}${at(given, n * 7 + 1)}`;
  const id = `${body}${idCheckDigit(body)}`;
  return [
    `bench-${n}`,
    name,
    isMale ? "男" : "女",
    id,
    `139${padded(n, 8)}`,
    at(["金卡", "铂金", "钻石"], n),
    at(managers, n),
    at(districts, n),
    "企业主",
    "高净值;稳健",
  ].join(",");
}

const holdingLine = (n: number) =>
  `bench-${n},2026-11-24,P${padded(n % 90, 4)},稳享${n % 12}月定开,理财,${500_000 + n}.00,R2,2027-03-15`;

/** Writes a file of `count` lines without ever holding it whole. */
export async function writeFile(
  path: string,
  kind: "customers" | "holdings",
  count: number,
): Promise<void> {
  const out = createWriteStream(path);
  out.write(
    kind === "customers"
      ? "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号,所在区县,职业,财富标签\n"
      : "客户号,数据日期,产品代码,产品名称,类别,金额(元),产品风险等级,到期日\n",
  );
  const line = kind === "customers" ? customerLine : holdingLine;
  for (let n = 0; n < count; n += 1) {
    if (!out.write(`${line(n)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}
