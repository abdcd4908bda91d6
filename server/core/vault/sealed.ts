import type { Binary } from "mongodb";
import { looksSealed } from "./cipher";

declare const sealed: unique symbol;

/** Ciphertext that the vault made. Only the vault makes one, so clear text cannot take its place. */
export type Sealed = Buffer & { readonly [sealed]: true };

/** Where a sealed value stands. It opens nowhere else: not in another document, not in another field. */
export interface Place {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
}

/** A sealed value as the driver hands it out: a Buffer from documents, a Binary from lean reads. */
export type StoredSealed = Uint8Array | Pick<Binary, "buffer" | "position">;

export function toBuffer(stored: StoredSealed): Buffer {
  if (Buffer.isBuffer(stored)) return stored;
  if (stored instanceof Uint8Array) return Buffer.from(stored);
  return Buffer.from(stored.buffer.buffer, stored.buffer.byteOffset, stored.position);
}

/** The mongoose path of a sealed field. Clear text does not pass its validation. */
export const sealedPath = {
  type: Buffer,
  validate: {
    validator: (value: unknown) => value == null || looksSealed(toBuffer(value as StoredSealed)),
    message: "{PATH} must be sealed",
  },
} as const;
