import pino, { type Logger } from "pino";

export type Log = Logger;

/**
 * Structured logs without personal data: callers log ids and counts, and what slips into a field
 * of a known name is cut (security.md A6-02).
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "phone",
        "*.phone",
        "openid",
        "*.openid",
        "token",
        "*.token",
        "secret",
        "*.secret",
        "authorization",
        "*.authorization",
        "cookie",
        "*.cookie",
        "text",
        "*.text",
      ],
      censor: "[cut]",
    },
    serializers: {
      err: ({ name, message, stack, code }: Error & { code?: unknown }) => ({
        name,
        message,
        code,
        stack,
      }),
    },
  });
}
