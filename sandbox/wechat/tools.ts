import { days } from "../core/clock";
import { bare, type Call, type Guarded, type Open, type OpenCall, ok } from "./endpoint";
import { PlatformError } from "./errcodes";
import { text } from "./input";
import { clearQuota, limitOf, usageOf } from "./quota";
import { accountBySecret } from "./token";

/** The names are loopback here: there are no other machines to list. */
const addresses = ["127.0.0.1"];

function clear({ account, body, now }: Call) {
  if (text(body, "appid", 41002) !== account.appid) throw new PlatformError(40013);
  clearQuota(account, null, now);
  return ok();
}

function clearBySecret({ platform, incoming, body, now }: OpenCall) {
  const given = (name: string) => {
    const value = body[name] ?? incoming.query.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const account = accountBySecret(platform, incoming, given("appid"), given("appsecret"));
  clearQuota(account, null, now);
  return ok();
}

/** The address asked about, if this account may use it. */
function cgiPath(call: Call): string {
  const path = text(call.body, "cgi_path", 76021);
  const endpoint = call.platform.endpoints.get(path);
  if (!endpoint || path.startsWith("/sns/")) throw new PlatformError(76021);
  const { account } = endpoint;
  if (account === "official" || account === "mini") {
    if (account !== call.account.kind) throw new PlatformError(76022);
  }
  return path;
}

function quota(call: Call) {
  const path = cgiPath(call);
  const limit = limitOf(call.platform, path);
  const usage = usageOf(call.account, path, call.now);
  const daily = limit.daily ?? 10_000_000;
  return ok({
    quota: { daily_limit: daily, used: usage.daily, remain: Math.max(0, daily - usage.daily) },
    ...(limit.perMinute !== undefined && {
      rate_limit: { call_count: limit.perMinute, refresh_second: 60 },
    }),
  });
}

function clearOne(call: Call) {
  clearQuota(call.account, cgiPath(call), call.now);
  return ok();
}

function findRid({ platform, account, body, now }: Call) {
  const rid = text(body, "rid", 76002);
  const parts = /^([0-9a-f]{8})-[0-9a-f]{7,8}-[0-9a-f]{7,8}$/.exec(rid);
  if (!parts) throw new PlatformError(76002);
  if (now - Number.parseInt(parts[1] ?? "0", 16) * 1000 > days(7)) throw new PlatformError(76004);
  const known = platform.world.rids.get(rid);
  if (!known) throw new PlatformError(76001);
  if (known.account !== null && known.account !== account.kind) throw new PlatformError(76003);
  return ok({
    request: {
      invoke_time: Math.floor(known.at / 1000),
      cost_in_ms: known.ms,
      request_url: known.url.replace(/(access_token|secret)=[^&]*/g, "$1=***"),
      request_body: known.request,
      response_body: known.response,
      client_ip: known.ip,
    },
  });
}

async function checkCallback({ platform, account, body }: Call) {
  const { action, check_operator: operator } = body;
  if (!["dns", "ping", "all"].includes(String(action))) throw new PlatformError(40202);
  if (!["CHINANET", "UNICOM", "CAP", "DEFAULT"].includes(String(operator))) {
    throw new PlatformError(40203);
  }
  if (!account.callback) throw new PlatformError(40201);
  const started = performance.now();
  const verdict = await platform.verifyCallback(account.kind);
  const time = `${(performance.now() - started).toFixed(3)}ms`;
  const ip = addresses[0];
  const dns = [{ ip, real_operator: "DEFAULT" }];
  const loss = verdict.ok ? "0%" : "100%";
  const ping = [{ ip, from_operator: operator, package_loss: loss, time }];
  return ok({ ...(action !== "ping" && { dns }), ...(action !== "dns" && { ping }) });
}

const account = "both" as const;
const openapi = "/cgi-bin/openapi";

export const toolEndpoints: (Guarded | Open)[] = [
  { path: "/cgi-bin/clear_quota", method: "POST", account, run: clear },
  {
    path: "/cgi-bin/clear_quota/v2",
    method: "POST",
    account: "none",
    input: "optional",
    run: clearBySecret,
  },
  { path: `${openapi}/quota/get`, method: "POST", account, run: quota },
  { path: `${openapi}/quota/clear`, method: "POST", account, run: clearOne },
  { path: `${openapi}/rid/get`, method: "POST", account, run: findRid },
  { path: "/cgi-bin/callback/check", method: "POST", account, run: checkCallback },
  {
    path: "/cgi-bin/get_api_domain_ip",
    method: "GET",
    account,
    run: () => bare({ ip_list: addresses }),
  },
  {
    path: "/cgi-bin/getcallbackip",
    method: "GET",
    account,
    run: () => bare({ ip_list: addresses }),
  },
];
