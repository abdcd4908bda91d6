import { setTimeout as sleep } from "node:timers/promises";
import type { CredentialStore, SharedState } from "./credential-store";
import { type Refusal, WechatError } from "./outcome";

export interface Obtained {
  readonly value: string;
  readonly lifeSeconds: number;
}

export interface CredentialOptions {
  readonly store: CredentialStore;
  /** Asks the platform. Forcing makes it issue another value even when the present one is good. */
  obtain(how: { readonly force: boolean }): Promise<Obtained>;
  /** Whether the platform knows forcing for this credential. */
  readonly forcible: boolean;
}

interface Held {
  readonly value: string;
  /** Monotonic milliseconds: from `renewAt` it is renewed in the background, at `endsAt` it is over. */
  readonly renewAt: number;
  readonly endsAt: number;
}

const seconds = 1_000;
const waitForOthersMs = 14 * seconds;
// stable_token rolls over five minutes before the end, with both tokens good: by four minutes
// before it a plain call brings the new one.
const renewBeforeMs = 240 * seconds;
const endBeforeMs = 15 * seconds;
const forcedGapMs = 31 * seconds;
const forcedPerDay = 20;

/**
 * One credential, shared by every process through the database: however many callers are cold or
 * refused at once, one of them asks the platform and all get its answer.
 */
export class SharedCredential {
  private held: Held | undefined;
  private flight: Promise<Held> | undefined;
  private renewals = 0;

  constructor(private readonly options: CredentialOptions) {}

  async current(): Promise<string> {
    const now = performance.now();
    const held = this.held;
    if (held && now < held.renewAt) return held.value;
    if (held && now < held.endsAt) {
      // A failing renewal is not the caller's matter while the value is still good.
      if (now >= this.renewals) {
        this.renewals = now + 10 * seconds;
        this.fly(undefined).catch(() => undefined);
      }
      return held.value;
    }
    return (await this.fly(undefined)).value;
  }

  /** Gives the value that follows `refused`, asking the platform only if nobody did yet. */
  async replace(refused: string): Promise<string> {
    if (this.held && this.held.value !== refused) return this.held.value;
    this.held = undefined;
    const joined = await this.fly(refused);
    // The flight joined may have begun before the refusal was known.
    return joined.value !== refused ? joined.value : (await this.fly(refused)).value;
  }

  state(): Promise<SharedState> {
    return this.options.store.read();
  }

  private fly(refused: string | undefined): Promise<Held> {
    this.flight ??= this.load(refused)
      .then((held) => {
        this.held = held;
        return held;
      })
      .finally(() => {
        this.flight = undefined;
      });
    return this.flight;
  }

  private async load(refused: string | undefined): Promise<Held> {
    const { store } = this.options;
    const giveUpAt = performance.now() + waitForOthersMs;
    while (performance.now() < giveUpAt) {
      const seen = await store.read();
      const shared = await this.usable(seen, refused);
      if (shared) return shared;
      if (seen.refusal && isBlocked(seen)) throw new WechatError(seen.refusal);

      const leased = await store.lease();
      if (leased) return await this.renew(leased, refused);
      await sleep(30 + Math.random() * 40);
    }
    throw localRefusal("local.tokenBusy", "another process is still asking for the credential", 2);
  }

  private async usable(state: SharedState, refused: string | undefined): Promise<Held | undefined> {
    if (!state.expiresAt) return undefined;
    const left = state.expiresAt.getTime() - state.serverNow.getTime();
    if (left <= shortest(state)) return undefined;
    const value = await this.options.store.open(state);
    return value === undefined || value === refused ? undefined : hold(value, left);
  }

  private async renew(leased: SharedState, refused: string | undefined): Promise<Held> {
    const { store } = this.options;
    try {
      const meanwhile = await this.usable(leased, refused);
      if (meanwhile) {
        await store.release();
        return meanwhile;
      }
      const got = await this.ask(leased, refused);
      await store.save(got.value, got.lifeSeconds);
      return hold(got.value, got.lifeSeconds * seconds);
    } catch (error) {
      if (error instanceof WechatError) await store.block(error.refusal, pauseAfter(error.refusal));
      else await store.release();
      throw error;
    }
  }

  private async ask(leased: SharedState, refused: string | undefined): Promise<Obtained> {
    const { obtain, store, forcible } = this.options;
    const plain = await obtain({ force: false });
    if (plain.value !== refused || !forcible) return plain;

    // The platform stands by a token it has just refused: only forcing helps, and that is rationed.
    const today = shanghaiDay(leased.serverNow);
    const count = leased.forcedDay === today ? (leased.forcedCount ?? 0) : 0;
    const sinceForced = leased.serverNow.getTime() - (leased.forcedAt?.getTime() ?? 0);
    if (sinceForced < forcedGapMs)
      throw localRefusal(
        "local.refreshTooSoon",
        "refreshed by force a moment ago",
        (forcedGapMs - sinceForced) / seconds,
      );
    if (count >= forcedPerDay)
      throw localRefusal("local.refreshesUsedUp", "all forced refreshes of today are used", 300);
    await store.noteForced(today, count + 1);
    const forced = await obtain({ force: true });
    // Beyond its limits the platform answers as if all were well, with the token it had.
    if (forced.value === refused)
      throw localRefusal("local.refreshTooSoon", "the platform kept the refused token", 60);
    return forced;
  }
}

function hold(value: string, leftMs: number): Held {
  const now = performance.now();
  return {
    value,
    renewAt: now + Math.max(leftMs - renewBeforeMs, leftMs / 2),
    endsAt: now + Math.max(leftMs - endBeforeMs, leftMs / 2),
  };
}

// Near its end a shared value is not taken over any more, or everyone would renew on their own.
function shortest(state: SharedState): number {
  const whole = (state.expiresAt?.getTime() ?? 0) - (state.obtainedAt?.getTime() ?? 0);
  return Math.min(renewBeforeMs, whole / 2);
}

function isBlocked(state: SharedState): boolean {
  return state.blockedUntil !== undefined && state.blockedUntil > state.serverNow;
}

/** How long nobody asks again: a wrong secret stays wrong, a busy platform is soon free. */
function pauseAfter(refusal: Refusal): number {
  if (refusal.kind === "config") return 20;
  if (refusal.kind === "quota") return 60;
  return Math.min((refusal.afterMs ?? seconds) / seconds, 60);
}

function localRefusal(code: string, reason: string, afterSeconds: number): WechatError {
  return new WechatError({
    kind: "retry",
    code,
    path: "access token",
    reason,
    afterMs: afterSeconds * seconds,
  });
}

function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600 * seconds).toISOString().slice(0, 10);
}
