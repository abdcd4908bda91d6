/** How strict passwords are: `mlps3` is the level-3 rule of the classified protection scheme. */
export type PasswordPolicy = "standard" | "mlps3";

export type PasswordIssue = "short" | "long" | "common" | "context" | "classes" | "repeated";

export const passwordLimits = { least: 12, most: 256 } as const;

/** Under `mlps3` a password is changed after this many days, and none of the last ones comes back. */
export const passwordAge = { days: 90, history: 5 } as const;

interface Context {
  readonly policy: PasswordPolicy;
  /** Account, name, bank: words that anybody would try first. */
  readonly words: readonly string[];
  /** Whether a password, in lower case, is one of the well-known ones. */
  readonly isCommon: (password: string) => boolean;
}

/** What is wrong with a password; empty when nothing is. Any character is fine and none is cut off. */
export function passwordIssues(password: string, context: Context): PasswordIssue[] {
  const length = [...password].length;
  const lower = password.normalize("NFKC").toLowerCase();
  const found: PasswordIssue[] = [];
  if (length < passwordLimits.least) found.push("short");
  if (length > passwordLimits.most) found.push("long");
  if (context.isCommon(lower) || context.isCommon(coreOf(lower))) found.push("common");
  if (namesContext(lower, context.words)) found.push("context");
  if (new Set(lower).size <= 4 || isRun(lower)) found.push("repeated");
  if (context.policy === "mlps3" && classesOf(password) < 3) found.push("classes");
  return found;
}

/** What remains of `Password2026!!` without the decoration that everybody adds. */
const coreOf = (text: string) => text.replace(/[\d\W_]+$/u, "").replace(/^[\d\W_]+/u, "");

/** A word that is known about the person may stand in a password only as a small part of it. */
function namesContext(lower: string, words: readonly string[]): boolean {
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3 || /\p{Script=Han}{2}/u.test(word))
    .some((word) => lower.includes(word) && lower.length - word.length < 8);
}

/** `abcdefghijkl`, `987654321012`: each character follows the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((one, at) => one.charCodeAt(0) - text.charCodeAt(at));
  return steps.length > 0 && steps.every((step) => Math.abs(step) === 1);
}

function classesOf(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((one) => one.test(text)).length;
}
