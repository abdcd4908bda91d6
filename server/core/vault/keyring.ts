import { hkdfSync, randomBytes } from "node:crypto";
import { VaultError } from "@shared/vault/errors";
import { keyLengthOf } from "./cipher";
import type { Kms, WrappedKey } from "./kms";
import type { CryptoProfile } from "./profile";

/**
 * One wrapped data key of an owner. `active` seals; `retired` only opens, until nothing names it;
 * `next` is already searched for, but nothing is written with it until every process knows it.
 */
export interface StoredKey {
  readonly kid: string;
  readonly kek: string;
  readonly wrapped: Buffer;
  readonly state: "next" | "active" | "retired";
  readonly madeAt?: Date;
  /** For keys of blind indexes: what stands before the digits they make, and how they make them. */
  readonly version?: number;
  readonly profile?: CryptoProfile;
}

/** The keys of one owner: a customer, or a class of staff secrets. Without keys: destroyed. */
export interface StoredKeyring {
  readonly _id: string;
  readonly keys: readonly StoredKey[];
  readonly createdAt: Date;
  readonly destroyedAt?: Date;
  /** Rises with every change of the keys, so that two who change at once notice. */
  readonly rev?: number;
  /** The rotation that last gave it a new key. */
  readonly by?: string;
}

/** A purpose's own key, derived from a longer-lived one: no two kinds of data ever share a key. */
export function fieldKey(key: Buffer, purpose: string, profile: CryptoProfile): Buffer {
  const hash = profile === "gm" ? "sm3" : "sha256";
  return Buffer.from(hkdfSync(hash, key, "", `guibin|${purpose}`, keyLengthOf(profile)));
}

class DataKey {
  readonly kid: Buffer;
  readonly version: number;
  readonly profile: CryptoProfile;
  readonly #fields = new Map<string, Buffer>();
  constructor(
    { kid, version = 1, profile = "standard" }: StoredKey,
    private readonly key: Buffer,
  ) {
    this.kid = Buffer.from(kid, "hex");
    this.version = version;
    this.profile = profile;
  }

  /** The key of one field in one family of algorithms. */
  forField(purpose: string, profile: CryptoProfile): Buffer {
    const name = profile === "gm" ? `gm|${purpose}` : purpose;
    const known = this.#fields.get(name);
    if (known) return known;
    const derived = fieldKey(this.key, purpose, profile);
    this.#fields.set(name, derived);
    return derived;
  }

  erase(): void {
    this.key.fill(0);
    for (const key of this.#fields.values()) key.fill(0);
  }
}

/** One owner's keys, unwrapped. */
export class Keyring {
  readonly #keys: ReadonlyMap<string, DataKey>;
  constructor(
    keys: readonly (readonly [string, DataKey])[],
    private readonly activeKid: string,
  ) {
    this.#keys = new Map(keys);
  }

  get active(): DataKey {
    return this.byKid(this.activeKid);
  }

  /** Every key that may have made what is stored, the active one first. */
  get living(): DataKey[] {
    const { active } = this;
    return [active, ...[...this.#keys.values()].filter((key) => key !== active)];
  }

  has(kid: string): boolean {
    return this.#keys.has(kid);
  }

  byKid(kid: string): DataKey {
    const key = this.#keys.get(kid);
    if (!key) throw VaultError.unreadable();
    return key;
  }

  erase(): void {
    for (const key of this.#keys.values()) key.erase();
  }
}

export async function unwrapKeyring(kms: Kms, stored: StoredKeyring): Promise<Keyring> {
  const active = stored.keys.find((key) => key.state === "active");
  if (!active) throw VaultError.destroyed();
  const keys = await Promise.all(
    stored.keys.map(async (key) => {
      const { kid, kek, wrapped } = key;
      const plain = await kms.unwrap(
        { kek, wrapped: asBuffer(wrapped) },
        contextOf(stored._id, kid),
      );
      return [kid, new DataKey(key, plain)] as const;
    }),
  );
  return new Keyring(keys, active.kid);
}

/** A fresh wrapped key for an owner, in the state given. */
export async function newKey(
  kms: Kms,
  owner: string,
  more: Pick<StoredKey, "state" | "madeAt" | "version" | "profile">,
): Promise<StoredKey> {
  const kid = randomBytes(8).toString("hex");
  const key = randomBytes(32);
  const { kek, wrapped }: WrappedKey = await kms.wrap(key, contextOf(owner, kid));
  key.fill(0);
  return { kid, kek, wrapped, ...more };
}

/** The same key under the current key-encryption key. */
export async function rewrap(kms: Kms, owner: string, stored: StoredKey): Promise<StoredKey> {
  const context = contextOf(owner, stored.kid);
  const key = await kms.unwrap({ kek: stored.kek, wrapped: asBuffer(stored.wrapped) }, context);
  const { kek, wrapped } = await kms.wrap(key, context);
  key.fill(0);
  return { ...stored, kek, wrapped };
}

/** Whether an owner's keys make blind indexes instead of sealing. */
export const isIndexOwner = (owner: string) => owner.startsWith("index:");

const contextOf = (owner: string, kid: string) => `${owner}|${kid}`;

/** The driver answers with its own Binary where a Buffer was stored. */
function asBuffer(stored: Buffer | { readonly buffer: Buffer }): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}
