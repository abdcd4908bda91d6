import { type Call, createCall, type Transport } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import type { BindingState, CustomerSession, TokenPair } from "@shared/sessions/session";
import { singleFlight } from "../data/single-flight";
import { createStore } from "../data/store";
import type { Credential } from "../platform/sign-in";

/** Where a person stands with us. */
export type SessionState =
  | { readonly phase: "starting" }
  | { readonly phase: "signedIn"; readonly binding: BindingState }
  | { readonly phase: "signedOut" }
  | { readonly phase: "failed"; readonly error: AppError };

interface Kept {
  readonly tokens: TokenPair;
  readonly binding: BindingState;
  /** When the access token stops being good, on this device's clock. */
  readonly until: number;
}

export interface SessionPorts {
  /** Carries a request, with the token that `token` answers at that moment. */
  readonly transportWith: (token: () => string | undefined) => Transport;
  readonly credential: () => Promise<Credential | undefined>;
  /** Whether somebody just came back from the sign-in page, whoever was here before. */
  readonly arrives: () => boolean;
  /** Leaves for the sign-in page where there is one. `false` when that was tried just now. */
  readonly goToSignIn: () => boolean;
  readonly storage: {
    read<T>(key: string): T | undefined;
    write(key: string, value: unknown): void;
    remove(key: string): void;
  };
  readonly now: () => number;
}

const keptKey = "session";
const signedOutKey = "signedOut";
/** A token about to end is replaced before it is used. */
const margin = 30_000;
const leaving = new Promise<never>(() => undefined);

/**
 * One person's session on this device: signs in by itself, replaces tokens before they end, and
 * whatever fails on the way is asked for once, however many screens wait for it.
 */
export function createSession(ports: SessionPorts) {
  const { storage } = ports;
  let kept = storage.read<Kept>(keptKey);
  const bare = createCall(ports.transportWith(() => undefined));
  const state = createStore<SessionState>(
    kept ? { phase: "signedIn", binding: kept.binding } : { phase: "starting" },
  );

  const keep = ({ tokens, binding }: CustomerSession) => {
    kept = { tokens, binding, until: ports.now() + tokens.expiresIn * 1000 };
    storage.write(keptKey, kept);
    state.set({ phase: "signedIn", binding });
  };

  const drop = () => {
    kept = undefined;
    storage.remove(keptKey);
  };

  const signIn = singleFlight(async () => {
    const given = await ports.credential();
    if (given) {
      keep(
        given.kind === "code"
          ? await bare("POST /sessions/mini", { code: given.code })
          : await bare("POST /sessions/ticket", { ticket: given.ticket }),
      );
      return;
    }
    if (!ports.goToSignIn()) throw new AppError("session.codeRejected", 401);
    await leaving;
  });

  const renew = singleFlight(async () => {
    if (!kept) return signIn();
    const { binding, tokens } = kept;
    try {
      keep({
        binding,
        tokens: await bare("POST /sessions/refresh", { refreshToken: tokens.refreshToken }),
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 401) throw error;
      drop();
      await signIn();
    }
  });

  const ready = async () => {
    if (state.get().phase === "signedOut") throw new AppError("session.signedOut", 401);
    if (!kept || kept.until - margin < ports.now()) await renew();
  };

  const plain = createCall(ports.transportWith(() => kept?.tokens.accessToken));

  const call: Call = async (key, input) => {
    await ready();
    const used = kept?.tokens.accessToken;
    try {
      return await plain(key, input);
    } catch (error) {
      if (!isExpired(error)) throw error;
      // Somebody else may have renewed it while this one was under way.
      if (kept?.tokens.accessToken === used) await renew();
      return plain(key, input);
    }
  };

  const start = singleFlight(async () => {
    if (ports.arrives()) storage.remove(signedOutKey);
    if (storage.read<boolean>(signedOutKey)) {
      state.set({ phase: "signedOut" });
      return;
    }
    try {
      if (ports.arrives()) drop();
      await ready();
      if (kept) state.set({ phase: "signedIn", binding: kept.binding });
    } catch (error) {
      state.set({ phase: "failed", error: asAppError(error) });
    }
  });

  return {
    state,
    call,
    start,
    /** Takes over what binding answered. */
    adopt: keep,
    /** The access token of this moment, renewed when it is about to end. */
    token: async () => {
      await ready();
      return kept?.tokens.accessToken;
    },
    async signOut() {
      if (kept) await plain("POST /sessions/end", {}).catch(() => undefined);
      drop();
      storage.write(signedOutKey, true);
      state.set({ phase: "signedOut" });
    },
    async signInAgain() {
      storage.remove(signedOutKey);
      state.set({ phase: "starting" });
      await start();
    },
  };
}

export type Session = ReturnType<typeof createSession>;

const isExpired = (error: unknown) =>
  error instanceof AppError && error.code === "request.unauthenticated";

/** Anything thrown, as a failure that a screen can show. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError("network.unreachable", 0, { cause: String(error) });
}
