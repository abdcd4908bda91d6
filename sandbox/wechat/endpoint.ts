import type { Answer, Incoming } from "../core/http";
import type { AccountKind } from "../core/types";
import type { Platform } from "./platform";
import type { Account } from "./world";

/** A call that passed the doors. */
export interface Call {
  platform: Platform;
  incoming: Incoming;
  /** The account of the access token. */
  account: Account;
  /** The JSON body; empty for GET and for uploads. */
  body: Record<string, unknown>;
  now: number;
}

/** A call to an address that needs no access token. */
export type OpenCall = Omit<Call, "account">;

interface Shape {
  path: string;
  /** `any` where the documents do not say or clients differ. */
  method: "GET" | "POST" | "any";
  /** What the body must be. Default: JSON for POST, nothing else. */
  input?: "json" | "optional" | "file" | "none";
  /** Refuses `\uXXXX` in the body with 40033. */
  rawText?: true;
}

/** An address behind an access token. */
export interface Guarded extends Shape {
  account: AccountKind | "both";
  run(call: Call): Answer | Promise<Answer>;
}

/** An address without one. */
export interface Open extends Shape {
  account: "none";
  run(call: OpenCall): Answer | Promise<Answer>;
}

export type Endpoint = Guarded | Open;

const headers = { "content-type": "application/json; encoding=utf-8" };
const okBody = '{"errcode":0,"errmsg":"ok"}';

/** `{"errcode":0,"errmsg":"ok"}` with further fields. */
export function ok(fields?: Record<string, unknown>): Answer {
  const body = fields ? JSON.stringify({ errcode: 0, errmsg: "ok", ...fields }) : okBody;
  return { status: 200, headers, body };
}

/** An answer that carries no errcode on success, as token, sns and user/info do. */
export function bare(fields: Record<string, unknown>): Answer {
  return { status: 200, headers, body: JSON.stringify(fields) };
}

/** Text that is JSON already; for 64-bit numbers JavaScript cannot hold, and where speed counts. */
export function rawJson(body: string): Answer {
  return { status: 200, headers, body };
}
