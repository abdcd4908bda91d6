import { VaultError } from "@shared/vault/errors";
import type { Connection } from "mongoose";
import { KeyCache } from "./key-cache";
import { type Keyring, newKeyring, type StoredKeyring, unwrapKeyring } from "./keyring";
import type { Kms } from "./kms";

interface Options {
  readonly db: Connection;
  readonly kms: Kms;
  readonly clock: { now(): Date };
  readonly monotonic: () => number;
}

/** More owners than this are fetched in several steps, so that a batch always fits the cache. */
const batch = 1000;

/**
 * Data keys by owner, made on first use. Reads and writes stand outside any transaction of
 * the caller: a key must outlive an abort, for its ciphertext may already be elsewhere.
 */
export class Keyrings {
  readonly #cache: KeyCache;
  constructor(private readonly options: Options) {
    this.#cache = new KeyCache({ entries: 5000, lifeMs: 5 * 60_000, monotonic: options.monotonic });
  }

  get #stored() {
    return this.options.db.collection<StoredKeyring>("keyrings");
  }

  /** Runs `use` for each item with its owner's keys at hand. `use` must not wait for anything. */
  async each<Item extends { readonly owner: string }, Result>(
    items: readonly Item[],
    { create }: { readonly create: boolean },
    use: (ring: Keyring, item: Item) => Result,
  ): Promise<Result[]> {
    const results: Result[] = [];
    for (let from = 0; from < items.length; from += batch) {
      const part = items.slice(from, from + batch);
      await this.#bring(new Set(part.map((item) => item.owner)), create);
      for (const item of part) results.push(use(await this.#one(item.owner, create), item));
    }
    return results;
  }

  /** Brings the keys of these owners into the cache, made where there are none. */
  async prepare(owners: readonly string[]): Promise<void> {
    for (let from = 0; from < owners.length; from += batch) {
      await this.#bring(new Set(owners.slice(from, from + batch)), true);
    }
  }

  /** Destroys an owner's keys, in every process within the life of its cache. The tombstone stays. */
  async destroy(owner: string): Promise<void> {
    const destroyedAt = this.options.clock.now();
    await this.#stored.updateOne(
      { _id: owner },
      { $set: { keys: [], destroyedAt }, $setOnInsert: { createdAt: destroyedAt } },
      { upsert: true, writeConcern: { w: "majority" } },
    );
    this.#cache.drop(owner);
  }

  async #one(owner: string, create: boolean): Promise<Keyring> {
    for (;;) {
      const ring = this.#cache.get(owner);
      if (ring) return ring;
      await this.#bring(new Set([owner]), create);
    }
  }

  async #bring(owners: ReadonlySet<string>, create: boolean): Promise<void> {
    const missing = [...owners].filter((owner) => !this.#cache.get(owner));
    if (missing.length === 0) return;

    let found = await this.#find(missing);
    const absent = missing.filter((owner) => !found.has(owner));
    if (absent.length > 0) {
      if (!create) throw VaultError.unreadable();
      await this.#create(absent);
      found = await this.#find(missing);
    }
    for (const [owner, stored] of found) {
      this.#cache.put(owner, await unwrapKeyring(this.options.kms, stored));
    }
  }

  async #find(owners: readonly string[]): Promise<Map<string, StoredKeyring>> {
    const rings = await this.#stored.find({ _id: { $in: [...owners] } }).toArray();
    return new Map(rings.map((ring) => [ring._id, ring]));
  }

  /** Of several processes making one owner's first key, one wins; the others read the winner's. */
  async #create(owners: readonly string[]): Promise<void> {
    const now = this.options.clock.now();
    const rings = await Promise.all(
      owners.map((owner) => newKeyring(this.options.kms, owner, now)),
    );
    const writes = rings.map(({ _id, keys, createdAt }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: { keys, createdAt } }, upsert: true },
    }));
    await this.#stored
      .bulkWrite(writes, { ordered: false, writeConcern: { w: "majority" } })
      .catch((error: { readonly code?: number }) => {
        if (error.code !== 11000) throw error;
      });
  }
}
