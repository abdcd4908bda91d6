import { AppError, type ErrorBody } from "@shared/core/errors";
import { errors as english } from "@shared/text/en/errors";
import { errors as chinese } from "@shared/text/zh-CN/errors";
import type { Log } from "../log";

export interface ErrorAnswer {
  readonly status: number;
  readonly body: ErrorBody;
}

/** The database or WeChat is away or busy: the caller may come back, nothing is wrong with what it sent. */
const outages =
  /^(MongoNetwork|MongoServerSelection|MongoPoolCleared|MongoTopologyClosed|MongoNotConnected|MongooseServerSelection|WechatError$)/;

/**
 * Turns a failure into what the caller reads. Expected failures speak for themselves; anything else
 * is one blank 500 that is logged with its cause and described to nobody.
 */
export function answerError(
  error: unknown,
  requestId: string,
  language: string,
  log: Log,
): ErrorAnswer {
  if (error instanceof AppError)
    return answer(error.code, error.status, requestId, language, error.details);
  if (outages.test((error as Error)?.name ?? "")) {
    log.error({ err: error, requestId }, "a dependency is unavailable");
    return answer("request.unavailable", 503, requestId, language);
  }
  log.error({ err: error, requestId }, "unexpected failure");
  return answer("request.unexpected", 500, requestId, language);
}

function answer(
  code: string,
  status: number,
  requestId: string,
  language: string,
  details?: Readonly<Record<string, unknown>>,
): ErrorAnswer {
  const message = sentence(code, language);
  return { status, body: { error: { code, message, ...(details ? { details } : {}), requestId } } };
}

/** The sentence for a code in the reader's language. */
export function sentence(code: string, language: string): string {
  const catalogue = /^en\b/i.test(language) ? english : chinese;
  return catalogue[code] ?? catalogue["request.unexpected"] ?? code;
}
