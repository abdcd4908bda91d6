import type { IncomingHttpHeaders } from "node:http";

/** A request, read completely. */
export interface Incoming {
  method: string;
  path: string;
  /** Without the question mark. */
  search: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  ip: string;
}

/** What goes back. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  /** For the trace: the errcode of a refusal. */
  errcode?: number;
  errmsg?: string;
  rid?: string;
  account?: "official" | "mini";
}

/** JSON as control routes answer it. */
export function json(body: unknown, status = 200): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}

/** A page for people. */
export function page(html: string, status = 200): Answer {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body: html };
}

/** Sends the browser elsewhere. */
export function redirect(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { location, "cache-control": "no-store", ...headers }, body: "" };
}

/** Binary content. */
export function bytes(
  body: Buffer,
  contentType: string,
  headers: Record<string, string> = {},
): Answer {
  return { status: 200, headers: { "content-type": contentType, ...headers }, body };
}

/** Text made safe inside HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
