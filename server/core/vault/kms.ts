/** A data key as it may be stored: readable only with the key-encryption key it names. */
export interface WrappedKey {
  readonly kek: string;
  readonly wrapped: Buffer;
}

/**
 * Where key-encryption keys live. A data key enters and leaves wrapped; the keys that wrap
 * never leave. `context` says whose key it is, and a key unwraps only under the same context.
 */
export interface Kms {
  /** The key-encryption key that new wraps use. */
  readonly currentKek: string;
  wrap(key: Buffer, context: string): Promise<WrappedKey>;
  unwrap(wrapped: WrappedKey, context: string): Promise<Buffer>;
}
