import { hkdfSync, randomBytes } from "node:crypto";
import { VaultError } from "@shared/vault/errors";
import type { Kms, WrappedKey } from "./kms";

/** One wrapped data key of an owner. `active` seals; `retired` only opens, until nothing names it. */
export interface StoredKey {
  readonly kid: string;
  readonly kek: string;
  readonly wrapped: Buffer;
  readonly state: "active" | "retired";
}

/** The keys of one owner: a customer, or a class of staff secrets. Without keys: destroyed. */
export interface StoredKeyring {
  readonly _id: string;
  readonly keys: readonly StoredKey[];
  readonly createdAt: Date;
  readonly destroyedAt?: Date;
}

class DataKey {
  readonly kid: Buffer;
  readonly #fields = new Map<string, Buffer>();
  constructor(
    kid: string,
    private readonly key: Buffer,
  ) {
    this.kid = Buffer.from(kid, "hex");
  }

  /** Each field has its own key, so no two kinds of data ever share one. */
  forField(purpose: string): Buffer {
    const known = this.#fields.get(purpose);
    if (known) return known;
    const derived = Buffer.from(hkdfSync("sha256", this.key, "", `guibin|${purpose}`, 32));
    this.#fields.set(purpose, derived);
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
    stored.keys.map(async ({ kid, kek, wrapped }) => {
      const key = await kms.unwrap({ kek, wrapped: asBuffer(wrapped) }, contextOf(stored._id, kid));
      return [kid, new DataKey(kid, key)] as const;
    }),
  );
  return new Keyring(keys, active.kid);
}

export async function newKeyring(kms: Kms, owner: string, createdAt: Date): Promise<StoredKeyring> {
  const kid = randomBytes(8).toString("hex");
  const key = randomBytes(32);
  const { kek, wrapped }: WrappedKey = await kms.wrap(key, contextOf(owner, kid));
  key.fill(0);
  return { _id: owner, keys: [{ kid, kek, wrapped, state: "active" }], createdAt };
}

const contextOf = (owner: string, kid: string) => `${owner}|${kid}`;

/** The driver answers with its own Binary where a Buffer was stored. */
function asBuffer(stored: Buffer | { readonly buffer: Buffer }): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}
