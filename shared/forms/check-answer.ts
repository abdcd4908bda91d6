import { isDay } from "../calendar/day";
import { normaliseIdNumber } from "../identifiers/id-number";
import { normalisePhone } from "../identifiers/phone";
import type { formProblems } from "../text/zh-CN/forms";
import { provinces } from "./provinces";
import type { Answer, Asked, Limits, QuestionKind } from "./question";

/** Names of what can be wrong with an answer; the sentences stand in `shared/text`. */
export type AnswerProblem = keyof typeof formProblems;

/** An answer in its one normal form, or what is wrong with it. */
export type CheckedAnswer =
  | { readonly value: Answer }
  | {
      readonly problem: AnswerProblem;
      readonly values?: Readonly<Record<string, string | number>>;
    };

export interface CheckOptions {
  /** The day of the answer, for bounds that say `today`. */
  readonly today: string;
}

/** Longest text of a kind when the author set no limit. */
export const textLimits: Readonly<Record<"text" | "longText", number>> = {
  text: 60,
  longText: 500,
};

const patterns: Readonly<Record<NonNullable<Limits["pattern"]>, RegExp>> = {
  chinese: /^\p{Script=Han}+$/u,
  letters: /^[A-Za-z]+$/,
  digits: /^\d+$/,
  lettersAndDigits: /^[A-Za-z0-9]+$/,
  postcode: /^\d{6}$/,
  licensePlate: /^\p{Script=Han}[A-Z][A-Z0-9]{5,6}$/u,
};

const wrong = (
  problem: AnswerProblem,
  values?: Readonly<Record<string, string | number>>,
): CheckedAnswer => (values ? { problem, values } : { problem });

/**
 * Checks one given answer and puts it into its normal form: text trimmed, amounts in fen, phones as
 * digits. Numbers and amounts may still be text as somebody typed it. Checking a normal form again
 * answers the same.
 */
export function checkAnswer(asked: Asked, given: unknown, options: CheckOptions): CheckedAnswer {
  return checks[asked.kind](given, asked, options);
}

type Check = (given: unknown, asked: Asked, options: CheckOptions) => CheckedAnswer;

const checks: Readonly<Record<QuestionKind, Check>> = {
  text: checkText,
  longText: checkText,
  number: checkNumber,
  money: checkMoney,
  date: checkDate,
  choice: (given, { choices }) =>
    typeof given === "string" && choices.some(({ value }) => value === given)
      ? { value: given }
      : wrong("badChoice"),
  choices: checkChoices,
  yesNo: (given) => (typeof given === "boolean" ? { value: given } : wrong("badYesNo")),
  phone: (given) => identified(given, normalisePhone, "badPhone"),
  idNumber: (given) => identified(given, normaliseIdNumber, "badIdNumber"),
  email: (given) => identified(given, normaliseEmail, "badEmail"),
  region: checkRegion,
  customer: (given) => reference(given, "cus"),
  staff: (given) => reference(given, "stf"),
};

function checkText(given: unknown, { kind, limits }: Asked): CheckedAnswer {
  if (typeof given !== "string") return wrong("badText");
  const text = given.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufffd]/u.test(text))
    return wrong("badCharacter");
  if (kind === "text" && text.includes("\n")) return wrong("badCharacter");
  const length = [...text].length;
  const most = limits.maxLength ?? textLimits[kind === "longText" ? "longText" : "text"];
  if (length > most) return wrong("tooLong", { most });
  if (limits.minLength && length < limits.minLength)
    return wrong("tooShort", { least: limits.minLength });
  if (limits.pattern && !patterns[limits.pattern].test(text)) return wrong(limits.pattern);
  return { value: text };
}

function checkNumber(given: unknown, { limits }: Asked): CheckedAnswer {
  const number = typeof given === "string" ? readNumber(given) : given;
  if (typeof number !== "number" || !Number.isFinite(number)) return wrong("badNumber");
  const scale = 10 ** (limits.decimals ?? 0);
  if (Math.abs(Math.round(number * scale) / scale - number) > 1e-9)
    return limits.decimals
      ? wrong("tooManyDecimals", { most: limits.decimals })
      : wrong("notWhole");
  return within(number, limits, String);
}

function readNumber(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
  return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

function checkMoney(given: unknown, { limits }: Asked): CheckedAnswer {
  const fen = typeof given === "string" ? readYuan(given) : given;
  if (typeof fen !== "number" || !Number.isSafeInteger(fen)) return wrong("badAmount");
  return within(fen, limits, (bound) => String(bound / 100));
}

/** Yuan as somebody types it, at most two decimals, as integer fen. */
function readYuan(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/[,\u00a5\uffe5元\s]/g, "");
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!parts) return undefined;
  const [, sign, yuan, decimals = ""] = parts;
  const fen = Number(yuan) * 100 + Number(decimals.padEnd(2, "0"));
  return sign && fen !== 0 ? -fen : fen;
}

function within(
  number: number,
  { min, max }: Limits,
  say: (bound: number) => string,
): CheckedAnswer {
  if (min !== undefined && number < min) return wrong("tooSmall", { least: say(min) });
  if (max !== undefined && number > max) return wrong("tooLarge", { most: say(max) });
  return { value: number };
}

function checkDate(given: unknown, { limits }: Asked, { today }: CheckOptions): CheckedAnswer {
  if (typeof given !== "string" || !isDay(given)) return wrong("badDay");
  const bound = (day: string | undefined) => (day === "today" ? today : day);
  const earliest = bound(limits.earliest);
  const latest = bound(limits.latest);
  if (earliest && given < earliest) return wrong("tooEarly", { day: earliest });
  if (latest && given > latest) return wrong("tooLate", { day: latest });
  return { value: given };
}

function checkChoices(given: unknown, { choices, limits }: Asked): CheckedAnswer {
  if (!Array.isArray(given)) return wrong("badChoice");
  const known = choices.filter(({ value }) => given.includes(value)).map(({ value }) => value);
  if (known.length !== new Set(given).size) return wrong("badChoice");
  if (limits.most && known.length > limits.most)
    return wrong("tooManyChoices", { most: limits.most });
  return { value: known };
}

function identified(
  given: unknown,
  normalise: (text: string) => string | undefined,
  problem: AnswerProblem,
): CheckedAnswer {
  const value = typeof given === "string" ? normalise(given) : undefined;
  return value === undefined ? wrong(problem) : { value };
}

function normaliseEmail(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  return plain.length <= 100 && /^[^\s@=+]+@[^\s@]+\.[a-z]{2,}$/.test(plain) ? plain : undefined;
}

function checkRegion(given: unknown): CheckedAnswer {
  if (!Array.isArray(given)) return wrong("badRegion");
  const parts = given.map((part) => (typeof part === "string" ? part.trim() : ""));
  const [province = "", city = "", ...rest] = parts;
  const isReal = provinces.includes(province) && city !== "" && rest.length <= 1;
  if (!isReal || parts.some((part) => [...part].length > 20)) return wrong("badRegion");
  return { value: parts.filter(Boolean) };
}

function reference(given: unknown, prefix: string): CheckedAnswer {
  const isOne = typeof given === "string" && new RegExp(`^${prefix}_[0-9a-z]{4,40}$`).test(given);
  return isOne ? { value: given } : wrong("badReference");
}
