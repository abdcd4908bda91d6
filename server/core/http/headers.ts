import { RequestError } from "@shared/core/errors";
import type { Context } from "koa";

const made = new Map<string, readonly string[]>();

/**
 * Security headers of every answer, errors included (security.md A4-08), as name, value, name,
 * value. They stand on every answer, so they are put together once.
 */
export function securityHeaders(frameAncestors: string): readonly string[] {
  const known = made.get(frameAncestors);
  if (known) return known;
  const headers = [
    ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"],
    [
      "Content-Security-Policy",
      `default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${frameAncestors || "'none'"}`,
    ],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "no-referrer"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cache-Control", "no-store"],
  ].flat();
  made.set(frameAncestors, headers);
  return headers;
}

export function setSecurityHeaders(ctx: Context, frameAncestors: string): void {
  const headers = securityHeaders(frameAncestors);
  for (let at = 0; at < headers.length; at += 2) ctx.set(headers[at] ?? "", headers[at + 1] ?? "");
}

/** Whether an origin is one of ours; `*` in a configured one stands for one label. */
export function originMatcher(origins: readonly string[]): (origin: string) => boolean {
  const patterns = origins.map(
    (one) =>
      new RegExp(
        `^${one
          .split("*")
          .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
          .join("[a-z0-9-]+")}$`,
      ),
  );
  return (origin) => patterns.some((pattern) => pattern.test(origin));
}

const matchers = new WeakMap<readonly string[], (origin: string) => boolean>();

function matcherOf(origins: readonly string[]): (origin: string) => boolean {
  const known = matchers.get(origins) ?? originMatcher(origins);
  matchers.set(origins, known);
  return known;
}

/**
 * The origin this browser used. Made only of a host that is configured as ours, so a forged Host
 * header leads nowhere (security.md A4-10).
 */
export function originOf(
  ctx: Context,
  { origins, production }: { readonly origins: readonly string[]; readonly production: boolean },
): string {
  const origin = `${production ? "https" : "http"}://${ctx.headers.host ?? ""}`;
  if (matcherOf(origins)(origin)) return origin;
  throw RequestError.forgery();
}
