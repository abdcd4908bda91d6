import { days } from "../../core/clock";
import { randomText } from "../../core/random";
import { isRecord } from "../../core/xml";
import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { pageExists } from "../jump";
import type { MiniLink } from "../world";

type Body = Record<string, unknown>;
const versions = ["release", "trial", "develop"];

function parse(
  { platform, now }: Call,
  target: Body,
  expiry: Body,
  kind: MiniLink["kind"],
): MiniLink {
  const path = typeof target.path === "string" ? target.path.replace(/^\//, "") : "";
  const query = typeof target.query === "string" ? target.query : "";
  const env = target.env_version ?? "release";
  if (path.includes("?") || !pageExists(platform, path)) throw new PlatformError(40165);
  if (query.length > 1024) throw new PlatformError(40212);
  if (typeof env !== "string" || !versions.includes(env)) throw new PlatformError(85402);
  return { kind, path, query, env, createdAt: now, expiresAt: expiresAt(expiry, now) };
}

/** Every link ends after thirty days at the latest, whatever was asked. */
function expiresAt(body: Body, now: number): number {
  const latest = now + days(30);
  if (Number(body.expire_type ?? 0) === 1) {
    const interval = Number(body.expire_interval ?? 30);
    if (!Number.isInteger(interval) || interval < 1 || interval > 30)
      throw new PlatformError(85401);
    return now + days(interval);
  }
  if (body.expire_time === undefined || Number(body.expire_time) === 0) return latest;
  const at = Number(body.expire_time) * 1000;
  if (!(at > now) || at > latest) throw new PlatformError(85401);
  return at;
}

function makeUrlLink(call: Call) {
  const link = parse(call, call.body, call.body, "url_link");
  const url = `https://wxaurl.cn/${randomText(11)}`;
  call.platform.world.links.set(url, link);
  return ok({ url_link: url });
}

function makeScheme(call: Call) {
  const target = isRecord(call.body.jump_wxa) ? call.body.jump_wxa : {};
  const link = parse(call, target, call.body, "scheme");
  const url = `weixin://dl/business/?t=${randomText(11)}`;
  call.platform.world.links.set(url, link);
  return ok({ openlink: url });
}

function describe(call: Call, field: "url_link" | "scheme") {
  const type = Number(call.body.query_type ?? 0);
  if (type === 1) {
    return ok({ quota_info: { remain_visit_quota: 3_000_000 } });
  }
  if (type !== 0) throw new PlatformError(40097);
  const link = call.platform.world.links.get(String(call.body[field] ?? ""));
  if (link?.kind !== field) throw new PlatformError(85403);
  return ok({
    [`${field}_info`]: {
      appid: call.account.appid,
      path: link.path,
      query: link.query,
      create_time: Math.floor(link.createdAt / 1000),
      expire_time: Math.floor(link.expiresAt / 1000),
      env_version: link.env,
    },
    quota_info: { remain_visit_quota: 3_000_000 },
  });
}

/** Short links are for commerce categories; a bank is refused. */
function shortLink(): never {
  throw new PlatformError(43104, "category not supported");
}

const shape = { method: "POST", account: "mini" } as const;

export const linkEndpoints: Guarded[] = [
  { path: "/wxa/generate_urllink", ...shape, input: "optional", run: makeUrlLink },
  { path: "/wxa/generatescheme", ...shape, input: "optional", run: makeScheme },
  { path: "/wxa/query_urllink", ...shape, run: (call) => describe(call, "url_link") },
  { path: "/wxa/queryscheme", ...shape, run: (call) => describe(call, "scheme") },
  { path: "/wxa/genwxashortlink", ...shape, run: shortLink },
];
