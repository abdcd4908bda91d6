import { createHmac } from "node:crypto";
import { formatId, type IdPrefix } from "@shared/core/ids";
import { normaliseAccountNumber } from "@shared/identifiers/account-number";
import { normaliseIdNumber } from "@shared/identifiers/id-number";
import { normalisePhone } from "@shared/identifiers/phone";

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

/** The version of index keys that new values are written under. A change of key raises it. */
export const blindVersion = 1;

/** `1.` and 128 bits: equal for equal values, telling nothing else without the key. */
export function blindIndex(key: Buffer, field: BlindField, normal: string): string {
  return `${blindVersion}.${digest(key, `v${blindVersion}|${field}|${normal}`, 16).toString("base64url")}`;
}

/** 96 bits that match only within one scope, such as one manager's book. */
export function scopedToken(key: Buffer, scope: string, text: string): string {
  return digest(key, `v${blindVersion}|${scope}|${text}`, 12).toString("base64url");
}

/** The same id for the same outside key at every import, and no way to guess one from the other. */
export function derivedId(key: Buffer, prefix: IdPrefix, outside: string): string {
  return formatId(prefix, digest(key, `v1|${prefix}|${outside}`, 16));
}

function digest(key: Buffer, text: string, bytes: number): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest().subarray(0, bytes);
}
