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

/** Hash of a line of the trail. The leading byte keeps lines and tree nodes from being mistaken for each other. */
export function hashLine(text: string): string {
  return createHash("sha256").update("\0").update(text, "utf8").digest("hex");
}

/** Root of the Merkle tree over hashes, as RFC 6962 builds it. */
export function merkleRoot(hashes: readonly string[]): string {
  if (hashes.length === 0) return createHash("sha256").digest("hex");
  let level: Buffer[] = hashes.map((hash) => Buffer.from(hash, "hex"));
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const left = level[at] as Buffer;
      const right = level[at + 1];
      next.push(
        right ? createHash("sha256").update("\x01").update(left).update(right).digest() : left,
      );
    }
    level = next;
  }
  return (level[0] as Buffer).toString("hex");
}
