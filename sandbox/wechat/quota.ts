import { dayOf, minutes, monthOf } from "../core/clock";
import { type Errcode, PlatformError } from "./errcodes";
import type { Platform } from "./platform";
import type { Account, Usage } from "./world";

/** Limits of one address. */
export interface Limit {
  daily?: number;
  perMinute?: number;
  overDay?: Errcode;
  overMinute?: Errcode;
}

/** Published limits of a newly registered, certified account. */
const limits: Record<string, Limit> = {
  "/cgi-bin/token": { daily: 2_000 },
  "/cgi-bin/stable_token": { daily: 500_000, perMinute: 10_000 },
  "/cgi-bin/menu/create": { daily: 1_000 },
  "/cgi-bin/menu/get": { daily: 10_000 },
  "/cgi-bin/menu/delete": { daily: 1_000 },
  "/cgi-bin/media/upload": { daily: 100_000 },
  "/cgi-bin/media/get": { daily: 200_000 },
  "/cgi-bin/user/get": { daily: 500 },
  "/cgi-bin/user/info": { daily: 5_000_000 },
  "/cgi-bin/user/info/updateremark": { daily: 10_000 },
  "/cgi-bin/message/custom/send": { daily: 500_000 },
  "/cgi-bin/message/mass/sendall": { daily: 100, perMinute: 60 },
  "/cgi-bin/message/mass/send": { daily: 100, perMinute: 60 },
  "/cgi-bin/message/template/send": { daily: 100_000 },
  "/cgi-bin/message/subscribe/send": { daily: 10_000_000 },
  "/cgi-bin/qrcode/create": { daily: 100_000 },
  "/sns/oauth2/access_token": { perMinute: 50_000 },
  "/wxa/resetusersessionkey": { perMinute: 60_000 },
  "/wxa/getwxacodeunlimit": { perMinute: 5_000 },
  "/wxa/msg_sec_check": { daily: 2_000_000, perMinute: 4_000, overMinute: 44991 },
  "/wxa/media_check_async": { daily: 200_000, perMinute: 2_000, overMinute: 44991 },
  "/wxa/generate_urllink": { daily: 500_000, perMinute: 6_000, overDay: 44993, overMinute: 44990 },
  "/wxa/generatescheme": { daily: 500_000, perMinute: 6_000, overDay: 44993, overMinute: 44990 },
};

/** The limit in force for an address, with what the rules of this sandbox override. */
export function limitOf(platform: Platform, path: string): Limit {
  const changed = platform.rules.quotas[path];
  return changed ? { ...limits[path], ...changed } : (limits[path] ?? {});
}

/** Counts one call, or refuses it. */
export function spendQuota(platform: Platform, account: Account, path: string, now: number): void {
  const usage = usageOf(account, path, now);
  const limit = platform.rules.quotas[path] ? limitOf(platform, path) : limits[path];
  if (limit?.perMinute !== undefined && usage.perMinute >= limit.perMinute) {
    throw new PlatformError(limit.overMinute ?? 45011);
  }
  if (limit?.daily !== undefined && usage.daily >= limit.daily) {
    throw new PlatformError(limit.overDay ?? 45009);
  }
  usage.daily++;
  usage.perMinute++;
}

/** Today's and this minute's use of an address. */
export function usageOf(account: Account, path: string, now: number): Usage {
  const day = dayOf(now);
  const minute = Math.floor(now / minutes(1));
  let usage = account.used.get(path);
  if (!usage) {
    usage = { day, daily: 0, minute, perMinute: 0 };
    account.used.set(path, usage);
  }
  if (usage.day !== day) {
    usage.day = day;
    usage.daily = 0;
  }
  if (usage.minute !== minute) {
    usage.minute = minute;
    usage.perMinute = 0;
  }
  return usage;
}

/** Ten clearings of everything a calendar month, fifty of a single address. */
export function clearQuota(account: Account, path: string | null, now: number): void {
  const month = monthOf(now);
  if (account.clearings.month !== month) account.clearings = { month, count: 0, single: 0 };
  const spent = path === null ? account.clearings.count : account.clearings.single;
  if (spent >= (path === null ? 10 : 50)) throw new PlatformError(48006);
  if (path === null) {
    account.clearings.count++;
    account.used.clear();
  } else {
    account.clearings.single++;
    account.used.delete(path);
  }
}
