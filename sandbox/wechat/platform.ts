import type { Clock } from "../core/clock";
import type { Faults } from "../core/faults";
import type { Feed } from "../core/feed";
import type { Ring } from "../core/ring";
import type { AccountKind, PushRecord, Rules, TraceRecord } from "../core/types";
import type { Pusher } from "./callbacks";
import type { Endpoint } from "./endpoint";
import { PlatformError } from "./errcodes";
import type { Account, PersonState, World } from "./world";

/** What every part of the platform works on. `world` is replaced by reset and restore, so read it each time. */
export interface Platform {
  world: World;
  readonly clock: Clock;
  readonly feed: Feed;
  readonly faults: Faults;
  readonly rules: Rules;
  readonly pusher: Pusher;
  readonly pushes: Ring<PushRecord>;
  readonly traces: Ring<TraceRecord>;
  /** Every address this platform answers. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  verifyCallback(kind: AccountKind): Promise<{ ok: boolean; reason: string | null }>;
  baseUrl: string;
}

/**
 * A 64-bit message id. Beyond 2^53 like the real ones, so that a client that reads them as doubles is
 * found out; the step keeps two ids apart even for such a client.
 */
export function nextId(platform: Platform): bigint {
  platform.world.lastId += 4_099n;
  return platform.world.lastId;
}

/** The person behind an openid of this account; 40003 for anything else. */
export function personByOpenid(
  platform: Platform,
  kind: AccountKind,
  openid: unknown,
): PersonState {
  const known = typeof openid === "string" ? platform.world.openids.get(openid) : undefined;
  const person = known?.kind === kind ? platform.world.people.get(known.person) : undefined;
  if (!person) throw new PlatformError(40003);
  return person;
}

/** The account of this appid, if it is one of the two. */
export function accountByAppid(platform: Platform, appid: string | null): Account | null {
  const { official, mini } = platform.world.accounts;
  if (appid === official.appid) return official;
  return appid === mini.appid ? mini : null;
}
