/** A data key as it may be stored: readable only with the key-encryption key it names. */
export interface WrappedKey {
  readonly kek: string;
  readonly wrapped: Buffer;
}

/** What may be told of a key-encryption key: never the key. */
export interface KekStatus {
  readonly id: string;
  readonly isCurrent: boolean;
  /** When it was made, where the provider knows. */
  readonly madeAt?: Date;
}

/**
 * Where key-encryption keys live: a file on a single machine, the bank's key service or an HSM in
 * production. A provider is written against this port alone:
 *
 * - a data key enters in clear once and leaves wrapped; the keys that wrap never leave;
 * - `context` says whose key it is, and a key unwraps only under the same context;
 * - an answer that does not come is `VaultError.unavailable`, within two seconds; nothing may be
 *   stored in clear instead;
 * - `makeKek` and `destroyKek` are for providers whose keys the product may manage. Where the bank
 *   does that itself they are left out, and a rotation only follows a new `currentKek`.
 */
export interface Kms {
  /** The key-encryption key that new wraps use. */
  readonly currentKek: string;
  wrap(key: Buffer, context: string): Promise<WrappedKey>;
  unwrap(wrapped: WrappedKey, context: string): Promise<Buffer>;
  /** Every key-encryption key that still unwraps. */
  status(): Promise<readonly KekStatus[]>;
  /** Makes a new current key-encryption key and answers its id; the others still unwrap. */
  makeKek?(): Promise<string>;
  /** Destroys one that is not current. What only it wraps is gone, in backups too. */
  destroyKek?(id: string): Promise<void>;
}
