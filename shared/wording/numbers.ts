import type { WordingKind, WordingSeverity } from "./words";

/** A run of digits that names an account, a phone or a person. */
export interface NumberHit {
  readonly start: number;
  readonly end: number;
  readonly kind: WordingKind;
  readonly severity: WordingSeverity;
}

const chineseDigits = new Map(
  [..."〇零一二三四五六七八九"].map((digit, at) => [digit, at < 2 ? 0 : at - 1]),
);
chineseDigits.set("幺", 1);
chineseDigits.set("两", 2);

/**
 * Finds account, phone and identity numbers in normalised text, written in any digits and with
 * blanks or dashes between (normalising took those out). One pass.
 */
export function findNumbers(text: string): NumberHit[] {
  const hits: NumberHit[] = [];
  let start = -1;
  let digits = "";
  for (let at = 0; at <= text.length; at += 1) {
    const digit = digitOf(text.charAt(at), digits.length);
    if (digit !== undefined) {
      if (start < 0) start = at;
      digits += digit;
      continue;
    }
    const hit = start < 0 ? undefined : classify(digits, start, at);
    if (hit) hits.push(hit);
    start = -1;
    digits = "";
  }
  return hits;
}

function digitOf(unit: string, length: number): string | undefined {
  if (unit >= "0" && unit <= "9") return unit;
  if (unit === "x" && length === 17) return "x";
  const digit = chineseDigits.get(unit);
  return digit === undefined ? undefined : String(digit);
}

function classify(digits: string, start: number, end: number): NumberHit | undefined {
  if (isIdNumber(digits)) return { start, end, kind: "idNumber", severity: "block" };
  if (isCard(digits)) return { start, end, kind: "account", severity: "block" };
  if (/^(?:86|0086)?1[3-9]\d{9}$/.test(digits))
    return { start, end, kind: "phone", severity: "warn" };
  return undefined;
}

/** Sixteen to nineteen digits as card schemes issue them, so that order numbers pass. */
function isCard(digits: string): boolean {
  return /^[34569]\d{15,18}$/.test(digits) && isLuhn(digits);
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isIdNumber(digits: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/.test(digits))
    return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return "10x98765432".charAt(sum % 11) === digits.charAt(17);
}
