import type { Context } from "koa";
import type { CookieJar } from "../implement";

/**
 * Cookies that only this origin can set and no script can read (security.md A2-09). Browsers count
 * `*.localhost` as secure, so the same names serve development.
 */
export function cookieJar(ctx: Context): CookieJar {
  const given = parse(ctx.headers.cookie ?? "");
  return {
    get: (name) => given.get(`__Host-${name}`),
    set: (name, value, maxAgeSeconds) => {
      const life =
        value === undefined
          ? "Max-Age=0"
          : maxAgeSeconds === undefined
            ? ""
            : `Max-Age=${maxAgeSeconds}`;
      ctx.append(
        "Set-Cookie",
        [`__Host-${name}=${value ?? ""}`, "Path=/", "Secure", "HttpOnly", "SameSite=Lax", life]
          .filter(Boolean)
          .join("; "),
      );
    },
  };
}

function parse(header: string): Map<string, string> {
  const jar = new Map<string, string>();
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0) jar.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return jar;
}
