import { VaultError } from "@shared/vault/errors";
import type { ClientSession, Connection } from "mongoose";
import { KeyCache } from "./key-cache";
import {
  isIndexOwner,
  type Keyring,
  newKey,
  type StoredKey,
  type StoredKeyring,
  unwrapKeyring,
} from "./keyring";
import type { Kms } from "./kms";
import type { CryptoProfile } from "./profile";

export interface KeyringOptions {
  readonly db: Connection;
  readonly kms: Kms;
  readonly clock: { now(): Date };
  readonly monotonic: () => number;
  readonly profile: CryptoProfile;
  /** How soon a process learns of keys that another one added or destroyed. */
  readonly freshMs: number;
}

interface Wanted<Item> {
  readonly create: boolean;
  /** Says when cached keys cannot serve an item, so that they are fetched once more. */
  readonly fits?: (ring: Keyring, item: Item) => boolean;
}

/** More owners than this are fetched in several steps, so that a batch always fits the cache. */
const batch = 1000;

/**
 * Data keys by owner, made on first use. Reads and writes stand outside any transaction of
 * the caller: a key must outlive an abort, for its ciphertext may already be elsewhere.
 */
export class Keyrings {
  readonly #cache: KeyCache;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #epoch = 0;
  constructor(private readonly options: KeyringOptions) {
    this.#cache = new KeyCache({ entries: 5000, lifeMs: 5 * 60_000, monotonic: options.monotonic });
  }

  get stored() {
    return this.options.db.collection<StoredKeyring>("keyrings");
  }

  /** Runs `use` for each item with its owner's keys at hand. `use` must not wait for anything. */
  async each<Item extends { readonly owner: string }, Result>(
    items: readonly Item[],
    { create, fits }: Wanted<Item>,
    use: (ring: Keyring, item: Item) => Result,
  ): Promise<Result[]> {
    if (this.#isStale) await this.#refresh();
    const results: Result[] = [];
    for (let from = 0; from < items.length; from += batch) {
      const part = items.slice(from, from + batch);
      await this.#bring(new Set(part.map((item) => item.owner)), create);
      for (const item of part) {
        let ring = await this.#one(item.owner, create);
        if (fits && !fits(ring, item)) {
          this.#cache.drop(item.owner);
          ring = await this.#one(item.owner, create);
        }
        results.push(use(ring, item));
      }
    }
    return results;
  }

  /** Brings the keys of these owners into the cache, made where there are none. */
  async prepare(owners: readonly string[]): Promise<void> {
    for (let from = 0; from < owners.length; from += batch) {
      await this.#bring(new Set(owners.slice(from, from + batch)), true);
    }
  }

  /** Destroys an owner's keys, in every process within seconds. The tombstone stays. */
  async destroy(owner: string, session?: ClientSession): Promise<StoredKeyring | undefined> {
    const destroyedAt = this.options.clock.now();
    const before = await this.stored.findOneAndUpdate(
      { _id: owner },
      {
        $set: { keys: [], destroyedAt },
        $setOnInsert: { createdAt: destroyedAt },
        $inc: { rev: 1 },
      },
      session ? { upsert: true, session } : { upsert: true, writeConcern: { w: "majority" } },
    );
    this.#cache.drop(owner);
    await this.announce(session);
    return before ?? undefined;
  }

  /** Tells every process to fetch keys anew. */
  async announce(session?: ClientSession): Promise<void> {
    await this.options.db
      .collection<{ _id: string; n: number }>("keyEpochs")
      .updateOne(
        { _id: "keys" },
        { $inc: { n: 1 } },
        { upsert: true, ...(session ? { session } : {}) },
      );
    this.#checkedAt = Number.NEGATIVE_INFINITY;
  }

  /** Replaces an owner's keys unless somebody else did meanwhile; says whether it was done. */
  async replace(
    { _id, rev }: StoredKeyring,
    set: Partial<Pick<StoredKeyring, "keys" | "by">>,
  ): Promise<boolean> {
    const done = await this.stored.updateOne(
      { _id, destroyedAt: { $exists: false }, rev: rev ?? { $exists: false } } as never,
      { $set: set, $inc: { rev: 1 } },
      { writeConcern: { w: "majority" } },
    );
    this.#cache.drop(_id);
    return done.modifiedCount === 1;
  }

  /** A fresh key of an owner, not yet on its ring. */
  newKey(owner: string, more: Pick<StoredKey, "state" | "version">): Promise<StoredKey> {
    const { kms, clock, profile } = this.options;
    return newKey(kms, owner, {
      ...more,
      madeAt: clock.now(),
      ...(isIndexOwner(owner) ? { profile } : {}),
    });
  }

  get #isStale(): boolean {
    return this.options.monotonic() - this.#checkedAt >= this.options.freshMs;
  }

  /** Looks whether keys changed anywhere since the last look. */
  async #refresh(): Promise<void> {
    this.#checkedAt = this.options.monotonic();
    const found = await this.options.db
      .collection<{ _id: string; n: number }>("keyEpochs")
      .findOne({ _id: "keys" });
    const epoch = found?.n ?? 0;
    if (epoch !== this.#epoch) this.#cache.clear();
    this.#epoch = epoch;
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
    const rings = await this.stored.find({ _id: { $in: [...owners] } }).toArray();
    return new Map(rings.map((ring) => [ring._id, ring]));
  }

  /** Of several processes making one owner's first key, one wins; the others read the winner's. */
  async #create(owners: readonly string[]): Promise<void> {
    const createdAt = this.options.clock.now();
    const writes = await Promise.all(
      owners.map(async (_id) => {
        const version = isIndexOwner(_id) ? { version: 1 } : {};
        const keys = [await this.newKey(_id, { state: "active", ...version })];
        return {
          updateOne: {
            filter: { _id },
            update: { $setOnInsert: { keys, createdAt } },
            upsert: true,
          },
        };
      }),
    );
    await this.stored
      .bulkWrite(writes, { ordered: false, writeConcern: { w: "majority" } })
      .catch((error: { readonly code?: number }) => {
        if (error.code !== 11000) throw error;
      });
  }
}
