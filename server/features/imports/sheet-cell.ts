import type { Workbook } from "./workbook";

export interface SheetCell {
  readonly at: number;
  /** `s` shared text, `inlineStr`, `str`, `b`, `e`, `d`, else a number. */
  readonly type: string;
  readonly style: number;
  text: string;
  isFormula?: boolean;
}

/** `AB12` → 27. */
export function columnAt(reference: string): number {
  let at = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "A")
    at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

/** A cell as a person reads it. A formula is shown as one, so that its row is refused and nothing is computed. */
export function cellText(cell: SheetCell, workbook: Workbook): string {
  if (cell.isFormula || cell.type === "e") return `=${cell.text}`;
  switch (cell.type) {
    case "s":
      return workbook.strings[Number(cell.text)] ?? "";
    case "b":
      return cell.text === "1" ? "是" : "否";
    case "n":
      return numberText(cell, workbook);
    default:
      return cell.text;
  }
}

function numberText({ text, style }: SheetCell, { dateStyles, from1904 }: Workbook): string {
  if (text === "") return "";
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (dateStyles.has(style)) return dayText(value, from1904);
  // A spreadsheet keeps fifteen digits: a longer number is no longer what was typed, and is not guessed.
  if (Math.abs(value) >= 1e15) return value.toExponential();
  return String(Number(value.toPrecision(15)));
}

/** Days since 1900, with the leap day that year did not have, or since 1904. */
function dayText(serial: number, from1904: boolean): string {
  if (serial < 1 || serial > 2_958_465) return String(serial);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const at = new Date(start + Math.round(serial * 86_400) * 1000);
  const iso = at.toISOString();
  return serial % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
}
