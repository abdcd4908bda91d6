import { type Call, createCall, type Transport } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import type { BindingState, CustomerSession, TokenPair } from "@shared/sessions/session";
import { singleFlight } from "../data/single-flight";
import { createStore, type Store } from "../data/store";
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
/** The page is being left for another: nothing here needs to go on. */
const leaving = new Promise<never>(() => undefined);

/**
 * One person's session on this device: signs in by itself, replaces tokens before they end, and
 * whatever fails on the way is asked for once, however many screens wait for it.
 */
export class Session {
  readonly state: Store<SessionState>;
  readonly #bare: Call;
  readonly #carry: Call;
  #kept: Kept | undefined;

  constructor(private readonly ports: SessionPorts) {
    this.#kept = ports.storage.read<Kept>(keptKey);
    this.#bare = createCall(ports.transportWith(() => undefined));
    this.#carry = createCall(ports.transportWith(() => this.#kept?.tokens.accessToken));
    this.state = createStore<SessionState>(
      this.#kept ? { phase: "signedIn", binding: this.#kept.binding } : { phase: "starting" },
    );
  }

  /** Speaks to the server as the signed-in person; a token that ended is replaced on the way. */
  readonly call: Call = async (key, input) => {
    await this.#ready();
    const used = this.#kept?.tokens.accessToken;
    try {
      return await this.#carry(key, input);
    } catch (error) {
      if (!isExpired(error)) throw error;
      // Somebody else may have renewed it while this one was under way.
      if (this.#kept?.tokens.accessToken === used) await this.#renew();
      return this.#carry(key, input);
    }
  };

  readonly start = singleFlight(async () => {
    const { arrives, storage } = this.ports;
    if (arrives()) storage.remove(signedOutKey);
    if (storage.read<boolean>(signedOutKey)) return this.state.set({ phase: "signedOut" });
    try {
      if (arrives()) this.#drop();
      await this.#ready();
      if (this.#kept) this.state.set({ phase: "signedIn", binding: this.#kept.binding });
    } catch (error) {
      this.state.set({ phase: "failed", error: asAppError(error) });
    }
  });

  /** Takes over what signing in or binding answered. */
  adopt({ tokens, binding }: CustomerSession): void {
    this.#kept = { tokens, binding, until: this.ports.now() + tokens.expiresIn * 1000 };
    this.ports.storage.write(keptKey, this.#kept);
    this.state.set({ phase: "signedIn", binding });
  }

  /** The access token of this moment, renewed when it is about to end. */
  async token(): Promise<string | undefined> {
    await this.#ready();
    return this.#kept?.tokens.accessToken;
  }

  async signOut(): Promise<void> {
    if (this.#kept) await this.#carry("POST /sessions/end", {}).catch(() => undefined);
    this.#drop();
    this.ports.storage.write(signedOutKey, true);
    this.state.set({ phase: "signedOut" });
  }

  async signInAgain(): Promise<void> {
    this.ports.storage.remove(signedOutKey);
    this.state.set({ phase: "starting" });
    await this.start();
  }

  #drop(): void {
    this.#kept = undefined;
    this.ports.storage.remove(keptKey);
  }

  async #ready(): Promise<void> {
    if (this.state.get().phase === "signedOut") throw new AppError("session.signedOut", 401);
    if (!this.#kept || this.#kept.until - margin < this.ports.now()) await this.#renew();
  }

  readonly #renew = singleFlight(async () => {
    if (!this.#kept) return this.#signIn();
    const { binding, tokens } = this.#kept;
    try {
      const { refreshToken } = tokens;
      this.adopt({ binding, tokens: await this.#bare("POST /sessions/refresh", { refreshToken }) });
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 401) throw error;
      this.#drop();
      await this.#signIn();
    }
  });

  readonly #signIn = singleFlight(async () => {
    const given = await this.ports.credential();
    if (given) return this.adopt(await this.#exchange(given));
    if (!this.ports.goToSignIn()) throw new AppError("session.codeRejected", 401);
    await leaving;
  });

  #exchange(given: Credential): Promise<CustomerSession> {
    return given.kind === "code"
      ? this.#bare("POST /sessions/mini", { code: given.code })
      : this.#bare("POST /sessions/ticket", { ticket: given.ticket });
  }
}

const isExpired = (error: unknown) =>
  error instanceof AppError && error.code === "request.unauthenticated";

/** Anything thrown, as a failure that a screen can show. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError("network.unreachable", 0, { cause: String(error) });
}
