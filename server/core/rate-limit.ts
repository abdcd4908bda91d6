import { RequestError } from "@shared/core/errors";
import { RateLimiterMemory } from "rate-limiter-flexible";

/** Requests a process takes from one caller: bursts are fine, floods are not (security.md A4-06). */
const limiters = {
  public: new RateLimiterMemory({ points: 240, duration: 60 }),
  person: new RateLimiterMemory({ points: 1_200, duration: 60 }),
  /** Guessing at codes, passwords and invitations. */
  guess: new RateLimiterMemory({ points: 10, duration: 300 }),
};

export async function limit(kind: keyof typeof limiters, key: string): Promise<void> {
  await limiters[kind].consume(key).catch((refused: { msBeforeNext?: number }) => {
    throw RequestError.tooMany({
      retryAfterSeconds: Math.ceil((refused.msBeforeNext ?? 60_000) / 1000),
    });
  });
}
