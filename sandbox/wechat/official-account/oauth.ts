import { days, hours, minutes } from "../../core/clock";
import { randomText } from "../../core/random";
import { bare, type Open, type OpenCall, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { accountByAppid, type Platform } from "../platform";
import { spendQuota } from "../quota";
import { accountBySecret } from "../token";
import type { Account, Code, OauthGrant, PersonState } from "../world";

/** A fresh single-use code of web authorisation, five minutes long. */
export function oauthCode(
  platform: Platform,
  account: Account,
  person: PersonState,
  scope: string,
  snapshot: boolean,
): string {
  const code = `0${randomText(31)}`;
  const openid = snapshot ? `oSNAP${randomText(23)}` : person.openids[account.kind];
  platform.world.codes.set(code, {
    kind: "oauth",
    account: account.kind,
    openid,
    expiresAt: platform.clock.now() + minutes(5),
    used: false,
    scope,
    snapshot,
  });
  return code;
}

/** Uses a code up: 40029 for a wrong one, 42003 or 40163 for one that was right once. */
export function consumeCode(
  platform: Platform,
  kind: Code["kind"],
  account: Account,
  value: string,
): Code {
  const code = platform.world.codes.get(value);
  if (!code || code.kind !== kind || code.account !== account.kind) {
    throw new PlatformError(40029, `invalid code hint: [${randomText(18)}]`);
  }
  if (code.used) throw new PlatformError(40163);
  if (platform.clock.now() >= code.expiresAt) {
    if (kind === "oauth") throw new PlatformError(42003);
    throw new PlatformError(40029, `invalid code hint: [${randomText(18)}]`);
  }
  code.used = true;
  return code;
}

function grantTokens(platform: Platform, grant: Omit<OauthGrant, "expiresAt">, refresh?: string) {
  const now = platform.clock.now();
  const accessToken = `98_${randomText(90)}`;
  const refreshToken = refresh ?? `98_${randomText(90)}`;
  platform.world.oauthTokens.set(accessToken, { ...grant, expiresAt: now + hours(2) });
  if (!refresh) {
    platform.world.refreshTokens.set(refreshToken, { ...grant, expiresAt: now + days(30) });
  }
  return {
    access_token: accessToken,
    expires_in: 7200,
    refresh_token: refreshToken,
    openid: grant.openid,
    scope: grant.scope,
  };
}

function accessToken({ platform, incoming, now }: OpenCall) {
  const { query } = incoming;
  if (query.get("grant_type") !== "authorization_code") throw new PlatformError(40002);
  const account = accountBySecret(platform, incoming, query.get("appid"), query.get("secret"));
  const value = query.get("code");
  if (!value) throw new PlatformError(41008);
  spendQuota(platform, account, incoming.path, now);
  const { openid, scope, snapshot } = consumeCode(platform, "oauth", account, value);
  const tokens = grantTokens(platform, { openid, scope, snapshot, account: account.kind });
  const known = platform.world.openids.get(openid);
  const person = platform.world.people.get(known?.person ?? "");
  const isInfo = scope.includes("snsapi_userinfo");
  return bare({
    ...tokens,
    ...(isInfo && person && { unionid: person.unionid }),
    ...(snapshot && { is_snapshotuser: 1 }),
  });
}

function refreshToken({ platform, incoming }: OpenCall) {
  const { query } = incoming;
  if (query.get("grant_type") !== "refresh_token") throw new PlatformError(40002);
  const appid = query.get("appid");
  if (!appid) throw new PlatformError(41002);
  const account = accountByAppid(platform, appid);
  if (!account) throw new PlatformError(40013);
  const value = query.get("refresh_token");
  if (!value) throw new PlatformError(41003);
  const grant = platform.world.refreshTokens.get(value);
  if (grant?.account !== account.kind) throw new PlatformError(40030);
  if (platform.clock.now() >= grant.expiresAt) throw new PlatformError(42002);
  return bare(grantTokens(platform, grant, value));
}

/** The grant behind an access token, for this openid. */
function grantOf({ platform, incoming }: OpenCall): OauthGrant {
  const value = incoming.query.get("access_token");
  if (!value) throw new PlatformError(41001);
  const grant = platform.world.oauthTokens.get(value);
  if (!grant) throw new PlatformError(40001);
  if (platform.clock.now() >= grant.expiresAt) throw new PlatformError(42001);
  const openid = incoming.query.get("openid");
  if (!openid) throw new PlatformError(41009);
  if (grant.openid !== openid) throw new PlatformError(40003);
  return grant;
}

function userInfo(call: OpenCall) {
  const grant = grantOf(call);
  if (!grant.scope.includes("snsapi_userinfo")) throw new PlatformError(48001);
  const { world, baseUrl } = call.platform;
  const person = world.people.get(world.openids.get(grant.openid)?.person ?? "");
  return bare({
    openid: grant.openid,
    nickname: person?.nickname ?? "微信用户",
    sex: 0,
    language: "",
    city: "",
    province: "",
    country: "",
    headimgurl: person ? `${baseUrl}/__sandbox/avatar/${person.id}/132` : "",
    privilege: [],
    ...(person && { unionid: person.unionid }),
    ...(grant.snapshot && { is_snapshotuser: 1 }),
  });
}

function auth(call: OpenCall) {
  grantOf(call);
  return ok();
}

const rest = { method: "any", account: "none", input: "none" } as const;

export const oauthEndpoints: Open[] = [
  { path: "/sns/oauth2/access_token", ...rest, run: accessToken },
  { path: "/sns/oauth2/refresh_token", ...rest, run: refreshToken },
  { path: "/sns/userinfo", ...rest, run: userInfo },
  { path: "/sns/auth", ...rest, run: auth },
];
