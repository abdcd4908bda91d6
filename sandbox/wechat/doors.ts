import type { Answer, Incoming } from "../core/http";
import { randomHex } from "../core/random";
import type { AccountKind, Fault } from "../core/types";
import { isRecord } from "../core/xml";
import type { Endpoint } from "./endpoint";
import { PlatformError, refusalText, Unimplemented } from "./errcodes";
import type { Platform } from "./platform";
import { spendQuota } from "./quota";
import { accountOfToken, stealToken } from "./token";

/** Walks a request through the check order of the error table and then to its handler. */
export function enter(
  platform: Platform,
  endpoint: Endpoint,
  incoming: Incoming,
  fault: Fault | null,
): Answer | Promise<Answer> {
  const started = platform.clock.now();
  let kind: AccountKind | undefined;
  try {
    checkMethod(endpoint, incoming);
    if (fault?.kind === "errcode") return injected(platform, incoming, fault);
    if (endpoint.account === "none") {
      const body = readBody(endpoint, incoming);
      return settle(endpoint.run({ platform, incoming, body, now: started }), platform, incoming);
    }
    const token = incoming.query.get("access_token");
    if (fault?.kind === "token-storm" && token) stealToken(platform, token);
    const account = accountOfToken(platform, token);
    kind = account.kind;
    if (endpoint.account !== "both" && endpoint.account !== kind) throw new PlatformError(48001);
    spendQuota(platform, account, endpoint.path, started);
    const body = readBody(endpoint, incoming);
    const answer = endpoint.run({ platform, incoming, account, body, now: started });
    return settle(answer, platform, incoming, kind);
  } catch (error) {
    return refuse(platform, incoming, error, kind);
  }
}

function settle(
  answer: Answer | Promise<Answer>,
  platform: Platform,
  incoming: Incoming,
  kind?: AccountKind,
): Answer | Promise<Answer> {
  if (!(answer instanceof Promise)) return dress(answer, incoming, kind);
  return answer.then(
    (ready) => dress(ready, incoming, kind),
    (error: unknown) => refuse(platform, incoming, error, kind),
  );
}

/** sns answers come as text/plain: clients that insist on a JSON content type fail on the real platform too. */
function dress(answer: Answer, incoming: Incoming, kind?: AccountKind): Answer {
  const isSns = incoming.path.startsWith("/sns/");
  if (!isSns && kind === undefined) return answer;
  const headers = isSns ? { ...answer.headers, "content-type": "text/plain" } : answer.headers;
  return kind === undefined ? { ...answer, headers } : { ...answer, headers, account: kind };
}

function checkMethod(endpoint: Endpoint, incoming: Incoming): void {
  if (endpoint.method === "any" || endpoint.method === incoming.method) return;
  throw new PlatformError(endpoint.method === "GET" ? 43001 : 43002);
}

const empty: Record<string, unknown> = {};
const escaped = /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i;

function readBody(endpoint: Endpoint, incoming: Incoming): Record<string, unknown> {
  const input = endpoint.input ?? (endpoint.method === "POST" ? "json" : "none");
  if (input === "none" || input === "file") return empty;
  if (incoming.body.length === 0) {
    if (input === "optional") return empty;
    throw new PlatformError(44002);
  }
  const source = incoming.body.toString("utf8");
  let body: unknown;
  try {
    body = JSON.parse(source);
  } catch {
    throw new PlatformError(47001);
  }
  if (endpoint.rawText && source.includes("\\u") && escaped.test(source))
    throw new PlatformError(40033);
  if (!isRecord(body)) throw new PlatformError(47001);
  return body;
}

function injected(platform: Platform, incoming: Incoming, fault: Fault): Answer {
  const errcode = fault.errcode ?? -1;
  return refusal(platform, incoming, errcode, refusalText(errcode), {}, undefined);
}

/** Turns whatever was thrown into the platform's answer; a bug of the sandbox itself is shouted about. */
export function refuse(
  platform: Platform,
  incoming: Incoming,
  error: unknown,
  kind?: AccountKind,
): Answer {
  if (error instanceof Unimplemented) announce(platform, error.what);
  if (error instanceof PlatformError) {
    return refusal(platform, incoming, error.errcode, error.message, error.extra, kind);
  }
  console.error(`sandbox: ${incoming.method} ${incoming.path} crashed`, error);
  return refusal(platform, incoming, -1, "system error", {}, kind);
}

/** Says on standard error and in the feed that somebody asked for what this platform does not know. */
export function announce(platform: Platform, what: string): void {
  console.error(`sandbox: 未实现 ${what}`);
  platform.feed.emit(() => ({ type: "unimplemented", what }));
}

function refusal(
  platform: Platform,
  incoming: Incoming,
  errcode: number,
  text: string,
  extra: Record<string, unknown>,
  kind: AccountKind | undefined,
): Answer {
  const rid = makeRid(platform.clock.now());
  const errmsg = `${text} rid: ${rid}`;
  const isSns = incoming.path.startsWith("/sns/");
  const answer: Answer = {
    status: 200,
    headers: { "content-type": isSns ? "text/plain" : "application/json; encoding=utf-8" },
    body: JSON.stringify({ errcode, errmsg, ...extra }),
    errcode,
    errmsg,
    rid,
    ...(kind && { account: kind }),
  };
  remember(platform, incoming, answer, rid, kind);
  return answer;
}

/** The first group is the second of the call in hex, as in all rids seen. */
function makeRid(now: number): string {
  return `${Math.floor(now / 1000).toString(16)}-${randomHex(8)}-${randomHex(8)}`;
}

const maxRids = 5_000;

function remember(
  platform: Platform,
  incoming: Incoming,
  answer: Answer,
  rid: string,
  kind: AccountKind | undefined,
): void {
  const { rids } = platform.world;
  rids.set(rid, {
    account: kind ?? null,
    at: platform.clock.now(),
    ms: 1,
    url: `${incoming.path}?${incoming.search}`,
    request: incoming.body.subarray(0, 4096).toString("utf8"),
    response: String(answer.body),
    ip: incoming.ip,
  });
  const oldest = rids.size > maxRids ? rids.keys().next().value : undefined;
  if (oldest !== undefined) rids.delete(oldest);
}
