import * as z from "zod";
import type { Account } from "./account";
import type { CredentialStore } from "./credential-store";
import type { Exchange } from "./exchange";
import { WechatError } from "./outcome";
import { SharedCredential } from "./shared-credential";

const Issued = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** The tokens of one account, for the client that spends them. */
export interface Tokens {
  current(): Promise<string>;
  /** The token that follows one the platform refused. */
  replace(refused: string): Promise<string>;
}

/**
 * The account's access token by `stable_token`, which gives everyone the same token until it
 * ends, so that processes cannot invalidate each other's.
 */
export function accessToken(account: Account, exchange: Exchange, store: CredentialStore) {
  return new SharedCredential({
    store,
    forcible: true,
    async obtain({ force }) {
      const asked = exchange({
        method: "POST",
        path: "/cgi-bin/stable_token",
        body: JSON.stringify({
          grant_type: "client_credential",
          appid: account.appid,
          secret: account.secret,
          force_refresh: force,
        }),
        schema: Issued,
        timeoutMs: 4_000,
      });
      const answer = await asked.catch(askAgain);
      return { value: answer.access_token, lifeSeconds: answer.expires_in };
    },
  });
}

/**
 * Asks the platform for the token without taking it over: whether key, white-list and network are
 * as they must be. A plain `stable_token` ends nobody's token.
 */
export async function probeToken(account: Account, exchange: Exchange): Promise<void> {
  await exchange({
    method: "POST",
    path: "/cgi-bin/stable_token",
    body: JSON.stringify({
      grant_type: "client_credential",
      appid: account.appid,
      secret: account.secret,
      force_refresh: false,
    }),
    schema: Issued,
    timeoutMs: 4_000,
  });
}

/** Has the platform issue another token, within its limits, for everybody at once. */
export async function refreshToken(token: SharedCredential): Promise<void> {
  await token.replace(await token.current());
}

/** Whatever became of asking for a token: what it was wanted for was certainly not sent. */
function askAgain(error: unknown): never {
  if (error instanceof WechatError && error.kind === "unknown")
    throw new WechatError({ ...error.refusal, kind: "retry", afterMs: 2_000 });
  throw error;
}

export interface CredentialHealth {
  readonly state: "fresh" | "ending" | "none" | "failing";
  readonly obtainedAt?: string;
  readonly expiresInSeconds?: number;
  readonly forcedToday: number;
  readonly refusal?: {
    readonly kind: string;
    readonly code: number | string;
    readonly reason: string;
  };
}

/** What an administrator may see of a credential: everything but the credential. */
export async function credentialHealth(credential: SharedCredential): Promise<CredentialHealth> {
  const state = await credential.state();
  const left = state.expiresAt
    ? (state.expiresAt.getTime() - state.serverNow.getTime()) / 1_000
    : 0;
  const today = new Date(state.serverNow.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  return {
    state: state.refusal ? "failing" : left <= 0 ? "none" : left < 240 ? "ending" : "fresh",
    ...(state.obtainedAt && { obtainedAt: state.obtainedAt.toISOString() }),
    ...(left > 0 && { expiresInSeconds: Math.floor(left) }),
    forcedToday: state.forcedDay === today ? (state.forcedCount ?? 0) : 0,
    ...(state.refusal && {
      refusal: {
        kind: state.refusal.kind,
        code: state.refusal.code,
        reason: state.refusal.reason,
      },
    }),
  };
}
