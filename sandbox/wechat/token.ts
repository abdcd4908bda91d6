import { dayOf, hours, minutes, seconds } from "../core/clock";
import type { Incoming } from "../core/http";
import { randomText } from "../core/random";
import type { AccountKind } from "../core/types";
import { bare, type Open, type OpenCall } from "./endpoint";
import { PlatformError } from "./errcodes";
import { accountByAppid, type Platform } from "./platform";
import { spendQuota } from "./quota";
import type { Account, TokenLine } from "./world";

const life = hours(2);
const overlap = minutes(5);

/** Issues on a line; what was current stays usable for `grace`, what was before that dies now. */
function issue(platform: Platform, kind: AccountKind, line: TokenLine, grace: number): string {
  const now = platform.clock.now();
  const { tokens } = platform.world;
  const older = line.previous === null ? undefined : tokens.get(line.previous);
  if (older) older.supersededAt = Math.min(older.supersededAt, now);
  const current = line.current === null ? undefined : tokens.get(line.current);
  if (current) current.supersededAt = Math.min(current.supersededAt, now + grace);
  const value = `98_${randomText(133)}`;
  tokens.set(value, { kind, expiresAt: now + life, supersededAt: Number.POSITIVE_INFINITY });
  line.previous = line.current;
  line.current = value;
  return value;
}

function remaining(platform: Platform, line: TokenLine): number {
  const token = line.current === null ? undefined : platform.world.tokens.get(line.current);
  if (!token || token.supersededAt <= platform.clock.now()) return 0;
  return token.expiresAt - platform.clock.now();
}

/** A forced refresh happens at most 20 times a day and not within 30 s of the last; else nothing changes. */
function mayForce(line: TokenLine, now: number): boolean {
  if (line.forcedDay !== dayOf(now)) {
    line.forcedDay = dayOf(now);
    line.forcedCount = 0;
  }
  if (line.forcedCount >= 20 || now - line.lastForcedAt < seconds(30)) return false;
  line.forcedCount++;
  line.lastForcedAt = now;
  return true;
}

function stableToken(platform: Platform, account: Account, force: boolean): [string, number] {
  const line = account.lines.stable;
  if (force && line.current !== null && mayForce(line, platform.clock.now())) {
    return [issue(platform, account.kind, line, 0), 7200];
  }
  const left = remaining(platform, line);
  if (line.current === null || left < overlap) {
    return [issue(platform, account.kind, line, overlap), 7200];
  }
  return [line.current, Math.floor(left / 1000)];
}

/** The account an access token opens; the refusals tell missing, malformed, replaced and expired apart. */
export function accountOfToken(platform: Platform, value: string | null): Account {
  if (!value) throw new PlatformError(41001);
  const token = platform.world.tokens.get(value);
  if (!token) throw new PlatformError(/^\d+_[\w-]{100,}$/.test(value) ? 40001 : 40014);
  const now = platform.clock.now();
  if (now >= token.expiresAt) throw new PlatformError(42001);
  if (now >= token.supersededAt) throw new PlatformError(40001);
  return platform.world.accounts[token.kind];
}

/** What another consumer of the same account would do: take a new token and leave ours behind. */
export function stealToken(platform: Platform, value: string): void {
  const token = platform.world.tokens.get(value);
  if (!token) return;
  const account = platform.world.accounts[token.kind];
  for (const line of [account.lines.legacy, account.lines.stable]) {
    if (line.current === value) issue(platform, token.kind, line, 0);
  }
  token.supersededAt = platform.clock.now();
}

/** The account behind appid and secret, after the refusals that come before anything else. */
export function accountBySecret(
  platform: Platform,
  incoming: Incoming,
  appid: string | null,
  secret: string | null,
): Account {
  if (!appid) throw new PlatformError(41002);
  if (!secret) throw new PlatformError(41004);
  const account = accountByAppid(platform, appid);
  if (!account) throw new PlatformError(40013);
  if (account.frozen) throw new PlatformError(40243);
  if (account.secret !== secret) throw new PlatformError(40125);
  const { ipWhitelist } = platform.rules;
  if (ipWhitelist.length > 0 && !ipWhitelist.includes(incoming.ip)) {
    throw new PlatformError(
      40164,
      `invalid ip ${incoming.ip} ipv6 ::ffff:${incoming.ip}, not in whitelist`,
    );
  }
  return account;
}

function getToken({ platform, incoming, now }: OpenCall) {
  const { query } = incoming;
  if (query.get("grant_type") !== "client_credential") throw new PlatformError(40002);
  const account = accountBySecret(platform, incoming, query.get("appid"), query.get("secret"));
  spendQuota(platform, account, incoming.path, now);
  const token = issue(platform, account.kind, account.lines.legacy, overlap);
  return bare({ access_token: token, expires_in: 7200 });
}

function getStableToken({ platform, incoming, body, now }: OpenCall) {
  if (body.grant_type !== "client_credential") throw new PlatformError(40002);
  const account = accountBySecret(
    platform,
    incoming,
    typeof body.appid === "string" ? body.appid : null,
    typeof body.secret === "string" ? body.secret : null,
  );
  spendQuota(platform, account, incoming.path, now);
  const [token, left] = stableToken(platform, account, body.force_refresh === true);
  return bare({ access_token: token, expires_in: left });
}

export const tokenEndpoints: Open[] = [
  { path: "/cgi-bin/token", method: "GET", account: "none", run: getToken },
  { path: "/cgi-bin/stable_token", method: "POST", account: "none", run: getStableToken },
];
