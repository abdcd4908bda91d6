import { AppError } from "@shared/core/errors";

/** Everything the server had to say against a password, in its own words' keys. */
export function passwordProblems(failure: unknown): readonly string[] {
  if (!(failure instanceof AppError) || failure.code !== "join.weakPassword") return [];
  const { issues } = failure.details ?? {};
  return Array.isArray(issues) ? issues.map(String) : [];
}

interface Given {
  readonly password: string;
  readonly again: string;
  readonly code: string;
  readonly recoveryCode: string;
}

type Kind = "setup" | "invite" | "password" | "factor";

/** Whether a form is filled in far enough to be sent. */
export function isComplete(kind: Kind, { password, again, code, recoveryCode }: Given): boolean {
  if (password === "" || (kind !== "factor" && password !== again)) return false;
  if (kind === "password") return /^\d{6}$/.test(code) || recoveryCode.trim().length >= 6;
  return /^\d{6}$/.test(code);
}
