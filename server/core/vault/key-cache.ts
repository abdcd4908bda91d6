import type { Keyring } from "./keyring";

/** How much unwrapped key material one process holds, and for how long. */
export interface CacheLimits {
  readonly entries: number;
  readonly lifeMs: number;
  /** A clock that never jumps: key life has nothing to do with the product's shiftable time. */
  readonly monotonic: () => number;
}

/**
 * Unwrapped data keys, most recently used last. Keys that leave are overwritten in memory,
 * one turn of the event loop later: who holds a ring uses it within the same turn.
 */
export class KeyCache {
  readonly #rings = new Map<string, { readonly ring: Keyring; readonly until: number }>();
  constructor(private readonly limits: CacheLimits) {}

  get(owner: string): Keyring | undefined {
    const hit = this.#rings.get(owner);
    if (!hit) return undefined;
    if (hit.until <= this.limits.monotonic()) {
      this.drop(owner);
      return undefined;
    }
    this.#rings.delete(owner);
    this.#rings.set(owner, hit);
    return hit.ring;
  }

  put(owner: string, ring: Keyring): void {
    this.drop(owner);
    this.#rings.set(owner, { ring, until: this.limits.monotonic() + this.limits.lifeMs });
    if (this.#rings.size <= this.limits.entries) return;
    const oldest = this.#rings.keys().next();
    if (!oldest.done) this.drop(oldest.value);
  }

  drop(owner: string): void {
    const gone = this.#rings.get(owner);
    if (!gone) return;
    this.#rings.delete(owner);
    setImmediate(() => gone.ring.erase());
  }

  clear(): void {
    for (const owner of [...this.#rings.keys()]) this.drop(owner);
  }
}
