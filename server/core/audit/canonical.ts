import { createHash } from "node:crypto";

/** Plain JSON. Anything else has no business in the trail. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** The one spelling of a value as JSON: keys sorted, no spaces. Equal values, equal bytes. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = value as { readonly [key: string]: Json };
  const parts = Object.keys(members)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(members[key] as Json)}`);
  return `{${parts.join(",")}}`;
}

/** What the trail is hashed with: SM3 under the gm profile. Both are 256 bits long. */
export type HashName = "sha256" | "sm3";

/** Hash of a line of the trail. The leading byte keeps lines and tree nodes from being mistaken for each other. */
export function hashLine(text: string, hash: HashName = "sha256"): string {
  return createHash(hash).update("\0").update(text, "utf8").digest("hex");
}
