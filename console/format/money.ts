import { language } from "@console/data/language";

const exact = new Intl.NumberFormat("zh-CN", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const short = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 1 });

/** 1,286,400.00 from integer fen. */
export function sayFen(fen: number): string {
  return exact.format(fen / 100);
}

/** 128.6 万 or 1.2 亿: what fits a row. */
export function sayFenShort(fen: number): string {
  const yuan = fen / 100;
  const size = Math.abs(yuan);
  if (language === "en") {
    if (size >= 1e6) return `¥${short.format(yuan / 1e6)}M`;
    return `¥${short.format(yuan)}`;
  }
  if (size >= 1e8) return `${short.format(yuan / 1e8)} 亿`;
  if (size >= 1e4) return `${short.format(yuan / 1e4)} 万`;
  return `${short.format(yuan)} 元`;
}
