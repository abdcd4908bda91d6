import { codeOf, sentenceOf } from "@console/data/failure";
import { toast } from "@console/data/toasts";
import { AppError } from "@shared/core/errors";

/** Codes whose answer names what to do; the bare sentence would not. */
export const explained = ["wechatDesk.refused", "wechatDesk.tooSoon", "wechatDesk.badMapping"];

/** Says what WeChat refused and what to do about it; all else is said where it is asked. */
export function sayRefusal(failure: unknown): void {
  if (!explained.includes(codeOf(failure))) return;
  toast(fixOf(failure) ?? sentenceOf(failure), "danger");
}

/** `什么不对：怎么做`, as the server put it into words. */
export function fixOf(failure: unknown): string | undefined {
  if (!(failure instanceof AppError)) return undefined;
  const { what, fix, problems } = failure.details ?? {};
  if (typeof what === "string" && typeof fix === "string") return `${what}：${fix}`;
  const listed = Array.isArray(problems) ? problems.filter((one) => typeof one === "string") : [];
  return listed.length > 0 ? listed.join("；") : undefined;
}
