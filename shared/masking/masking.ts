/*
 * How personal data is shown to who may not see it clear (security.md A8-04). Always done on the
 * server; these are also what the clients' examples and previews use.
 */

const star = "*";

/** `138****6021`; anything else keeps at most its last four digits. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  return `****${tail(phone, 4)}`;
}

/** `110***********1234`: the birth date never shows. */
export function maskIdNumber(id: string): string {
  return `${head(id, 3)}***********${tail(id, 4)}`;
}

/** `**** **** **** 1496`, whatever the length of the number. */
export function maskAccount(number: string): string {
  return `**** **** **** ${tail(number, 4)}`;
}

/** `陈*`, `陈**`, `欧阳**`; a foreign name keeps its first letter. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const surname =
    compoundSurnames.has(characters.slice(0, 2).join("")) && characters.length > 2 ? 2 : 1;
  if (!/^\p{Script=Han}/u.test(name.trim())) return `${characters[0] ?? ""}**`;
  return (
    characters.slice(0, surname).join("") +
    star.repeat(Math.min(2, Math.max(1, characters.length - surname)))
  );
}

/** `z***@example.cn`; the part before the @ shows its first letter only. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  if (at < 1) return "***";
  return `${[...email][0] ?? ""}***${email.slice(at)}`;
}

/** Province, city and district; nothing nearer to the door. */
export function maskAddress(address: string): string {
  const district =
    /^(.*?(?:省|自治区|特别行政区|市))?(.*?(?:市|自治州|盟|地区))?(.*?(?:区|县|旗|市))/u.exec(
      address,
    );
  const shown = district?.[0] ?? "";
  return shown && shown.length < address.length ? `${shown}****` : "****";
}

/** First and last four characters of an openid. */
export function maskOpenid(openid: string): string {
  return openid.length < 16 ? "****" : `${head(openid, 4)}…${tail(openid, 4)}`;
}

/** Where an amount stands that the reader may not see. */
export const maskedAmount = "****";

const head = (text: string, length: number) =>
  text.length > length * 2 ? text.slice(0, length) : "";
const tail = (text: string, length: number) =>
  text.length > length * 2 ? text.slice(-length) : "";

const compoundSurnames: ReadonlySet<string> = new Set(
  "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 百里 呼延 东郭 南门 羊舌 微生".split(
    " ",
  ),
);
