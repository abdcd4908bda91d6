import type { IncomingMessage } from "node:http";

const plain = (address: string) => address.replace(/^::ffff:/, "");

/** The caller's address. X-Forwarded-For is believed only from the proxies the bank configured (security.md A4-10). */
export function clientAddress(request: IncomingMessage, trusted: readonly string[]): string {
  const direct = plain(request.socket.remoteAddress ?? "");
  if (!trusted.includes(direct)) return direct;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((one) => plain(one.trim()))
    .filter(Boolean);
  return forwarded.reverse().find((one) => !trusted.includes(one)) ?? direct;
}
