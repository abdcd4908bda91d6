import { AppError } from "@shared/core/errors";
import { common } from "@shared/text/zh-CN/miniprogram";

/** What a person reads about a failure: the server's own sentence, or ours when no answer came. */
export function sentence(error: unknown): string {
  if (!(error instanceof AppError) || error.code === "network.unreachable")
    return common.unreachable;
  if (error.code === "network.badAnswer" || error.message === error.code) return common.badAnswer;
  return error.message;
}
