import * as z from "zod";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Prefixes say at a glance what an id names; one prefix a noun. */
export type IdPrefix = Lowercase<string>;

/**
 * Writes 128 random bits as 26 characters of Crockford base32 after a prefix: `cus_0h3…`.
 * The bytes come from the caller, because randomness is a port.
 */
export function formatId(prefix: IdPrefix, bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
  }
  if (bits > 0) text += alphabet[(buffer << (5 - bits)) & 31];
  return `${prefix}_${text}`;
}

/** The shape of an id in a contract. A malformed id is simply not found, so no detail is given. */
export const Id = z.string().check(z.maxLength(64));

export function isId(prefix: IdPrefix, text: string): boolean {
  return new RegExp(`^${prefix}_[${alphabet}]{26}$`).test(text);
}
