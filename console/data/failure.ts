import { common } from "@console/shell/words";
import { AppError } from "@shared/core/errors";

/** The code a screen switches on; anything that is not the product's own failure is `unexpected`. */
export function codeOf(failure: unknown): string {
  return failure instanceof AppError ? failure.code : "unexpected";
}

/** What a person reads. The server speaks for itself; what never reached it is said here. */
export function sentenceOf(failure: unknown): string {
  if (!(failure instanceof AppError)) return common.failures.unexpected;
  if (failure.code === "network.unreachable") return common.failures.unreachable;
  if (failure.code === "network.badAnswer") return common.failures.badAnswer;
  return failure.message || common.failures.unexpected;
}

/** No answer came, so the same request may be tried again without changing it. */
export function isUnreachable(failure: unknown): boolean {
  return codeOf(failure).startsWith("network.");
}
