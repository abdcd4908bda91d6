import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const step = 30;

function fromBase32(text: string): Buffer {
  let bits = "";
  for (const letter of text.replaceAll("=", "")) {
    bits += alphabet.indexOf(letter.toUpperCase()).toString(2).padStart(5, "0");
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The six digits an authenticator app shows at this moment (RFC 6238, SHA-1, 30 s). */
export function totp(secret: string, at: number): { code: string; secondsLeft: number } {
  const counter = Buffer.alloc(8);
  const elapsed = Math.floor(at / 1000);
  counter.writeBigUInt64BE(BigInt(Math.floor(elapsed / step)));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return { code: String(number).padStart(6, "0"), secondsLeft: step - (elapsed % step) };
}
