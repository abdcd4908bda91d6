import { normaliseAccountNumber } from "../identifiers/account-number";
import { normaliseIdNumber } from "../identifiers/id-number";
import { normalisePhone } from "../identifiers/phone";
import type { CellValue, Column, ColumnType } from "./column";

type Checked = { readonly value: CellValue } | { readonly problem: string };
type Check = (text: string, column: Column) => Checked;

const orProblem = (value: CellValue, problem: string): Checked =>
  value === undefined ? { problem } : { value };

/**
 * Reads one cell. Numbers that a spreadsheet turned into 1.1E+17 are refused instead of guessed,
 * and so is text that a spreadsheet would run as a formula.
 */
export function readCell(raw: string, column: Column): Checked {
  const text = raw.normalize("NFC").trim();
  if (!text) return column.required ? { problem: "missing" } : { value: undefined };
  // A formula is never evaluated and never stored, whatever the column holds.
  if (text.startsWith("=")) return { problem: "formula" };
  if ([...text].length > (column.max ?? 60)) return { problem: "tooLong" };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufffd]/u.test(text)) {
    return { problem: "badCharacter" };
  }
  if (column.accepts && !column.accepts(text)) return { problem: "notAccepted" };
  return checks[column.type](text, column);
}

const checks: Readonly<Record<ColumnType, Check>> = {
  text: (text) => (/^[=+@\-\t]/.test(text) ? { problem: "formula" } : { value: text }),
  phone: (text) => orProblem(scientific(text) ? undefined : normalisePhone(text), "badPhone"),
  idNumber: (text) => orProblem(normaliseIdNumber(text), "badIdNumber"),
  account: (text) => orProblem(normaliseAccountNumber(text), "badAccount"),
  email: (text) =>
    orProblem(
      /^[^\s@=+]+@[^\s@]+\.[a-z]{2,}$/i.test(text) ? text.toLowerCase() : undefined,
      "badEmail",
    ),
  day: (text) => orProblem(readDay(text), "badDay"),
  yuan: (text) => orProblem(readFen(text), "badAmount"),
  count: (text) => orProblem(/^\d{1,6}$/.test(text) ? Number(text) : undefined, "badCount"),
  flag: (text) =>
    orProblem({ 是: true, 否: false, Y: true, N: false }[text.toUpperCase()], "badFlag"),
  choice: (text, column) => orProblem(choiceOf(text, column), "badChoice"),
  list: readList,
};

const scientific = (text: string) => /^\d(\.\d+)?e\+?\d+$/i.test(text);

/** `2026-11-25`, `2026/11/25`, `2026.11.25` or `20261125`, if there is such a day. */
function readDay(text: string): string | undefined {
  const parts = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text);
  if (!parts) return undefined;
  const [, year = "", month = "", day = ""] = parts;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists && Number(year) >= 1900 && Number(year) <= 2199 ? iso : undefined;
}

/** Yuan with at most two decimals, thousands separators allowed, as integer fen. */
function readFen(text: string): number | undefined {
  const plain = text.replace(/[,\uff0c\u00a5\uffe5\s]/g, "");
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!parts) return undefined;
  const [, sign, yuan, decimals = ""] = parts;
  const fen = Number(yuan) * 100 + Number(decimals.padEnd(2, "0"));
  return sign ? -fen : fen;
}

function choiceOf(text: string, { choices = {} }: Column): string | undefined {
  const known = Object.hasOwn(choices, text) ? choices[text] : undefined;
  return known ?? (Object.values(choices).includes(text) ? text : undefined);
}

function readList(text: string, column: Column): Checked {
  const words = [
    ...new Set(
      text
        .split(/[;\uff1b、|]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ];
  if (words.length > 30) return { problem: "tooLong" };
  if (words.some((word) => /^[=+@\-\t]/.test(word))) return { problem: "formula" };
  if (!column.choices) return { value: words };
  const codes = words.map((word) => choiceOf(word, column));
  return codes.every((code) => code !== undefined) ? { value: codes } : { problem: "badChoice" };
}
