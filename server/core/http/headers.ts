import { RequestError } from "@shared/core/errors";
import type { Context } from "koa";

/** Security headers of every answer, errors included (security.md A4-08). */
export function setSecurityHeaders(ctx: Context, frameAncestors: string): void {
  ctx.set({
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": `default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${frameAncestors || "'none'"}`,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
  });
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

/**
 * The origin this browser used. Made only of a host that is configured as ours, so a forged Host
 * header leads nowhere (security.md A4-10).
 */
export function originOf(
  ctx: Context,
  { origins, production }: { readonly origins: readonly string[]; readonly production: boolean },
): string {
  const origin = `${production ? "https" : "http"}://${ctx.headers.host ?? ""}`;
  if (originMatcher(origins)(origin)) return origin;
  throw RequestError.forgery();
}
