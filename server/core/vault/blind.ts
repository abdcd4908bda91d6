import { createHmac } from "node:crypto";
import { formatId, type IdPrefix } from "@shared/core/ids";
import { normaliseAccountNumber } from "@shared/identifiers/account-number";
import { normaliseIdNumber } from "@shared/identifiers/id-number";
import { normalisePhone } from "@shared/identifiers/phone";
import type { CryptoProfile } from "./profile";

const trimmed = (text: string) => text.trim() || undefined;

/** Values that are looked up whole, and how each is brought into its one spelling first. */
export const blindFields = {
  phone: normalisePhone,
  idNumber: normaliseIdNumber,
  account: normaliseAccountNumber,
  openid: trimmed,
  unionid: trimmed,
} as const;

export type BlindField = keyof typeof blindFields;

/** A key of blind indexes. Its version stands in everything it makes; a change of key raises it. */
export interface IndexKey {
  readonly key: Buffer;
  readonly version: number;
  readonly profile: CryptoProfile;
}

/** The key's version and 128 bits: equal for equal values, telling nothing else without the key. */
export function blindIndex(key: IndexKey, field: BlindField, normal: string): string {
  const { version } = key;
  return `${version}.${digest(key, `v${version}|${field}|${normal}`, 16).toString("base64url")}`;
}

/** 96 bits that match only within one scope, such as one manager's book. */
export function scopedToken(key: IndexKey, scope: string, text: string): string {
  return digest(key, `v${key.version}|${scope}|${text}`, 12).toString("base64url");
}

/** The same id for the same outside key at every import, and no way to guess one from the other. */
export function derivedId(key: IndexKey, prefix: IdPrefix, outside: string): string {
  return formatId(prefix, digest(key, `v1|${prefix}|${outside}`, 16));
}

function digest({ key, profile }: IndexKey, text: string, bytes: number): Buffer {
  const hash = profile === "gm" ? "sm3" : "sha256";
  return createHmac(hash, key).update(text, "utf8").digest().subarray(0, bytes);
}
