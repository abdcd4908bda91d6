import { createHash, randomBytes } from "node:crypto";

/** URL-safe random text of exactly `length` characters. */
export function randomText(length: number): string {
  return randomBytes(Math.ceil((length * 3) / 4))
    .toString("base64url")
    .slice(0, length);
}

/** Random lower-case hex of exactly `length` characters. */
export function randomHex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString("hex")
    .slice(0, length);
}

/** URL-safe text that depends only on `words`, for seeds that must not change between runs. */
export function derivedText(length: number, ...words: string[]): string {
  let text = "";
  for (let round = 0; text.length < length; round++) {
    text += createHash("sha256")
      .update(`${round}|${words.join("|")}`)
      .digest("base64url");
  }
  return text.replaceAll(/[-_]/g, "x").slice(0, length);
}

/** Hex that depends only on `words`. */
export function derivedHex(length: number, ...words: string[]): string {
  return createHash("sha512").update(words.join("|")).digest("hex").slice(0, length);
}
