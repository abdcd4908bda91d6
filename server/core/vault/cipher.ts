import { createCipheriv, createDecipheriv, randomFillSync } from "node:crypto";
import { VaultError } from "@shared/vault/errors";
import type { Sealed } from "./sealed";

/*
 * A sealed value is  version 1 | algorithm 1 | key id 8 | iv 12 | ciphertext | tag 16.
 * The algorithm byte leaves room for the bank's 国密 profile beside AES-256-GCM.
 */
const version = 1;
const aes256gcm = 1;
const kidAt = 2;
const ivAt = 10;
const bodyAt = 22;
const tagLength = 16;

/** Random bytes are drawn by the thousand: one call each would cost as much as the cipher. */
const nonces = Buffer.alloc(12 * 512);
let nextNonce = nonces.length;

export function sealBytes(
  key: Buffer,
  kid: Buffer,
  boundTo: string,
  plain: Buffer | string,
): Sealed {
  const body = typeof plain === "string" ? Buffer.from(plain, "utf8") : plain;
  const out = Buffer.allocUnsafe(bodyAt + body.length + tagLength);
  out[0] = version;
  out[1] = aes256gcm;
  kid.copy(out, kidAt);
  drawNonce(out);
  const cipher = createCipheriv("aes-256-gcm", key, out.subarray(ivAt, bodyAt));
  cipher.setAAD(associated(boundTo, out));
  cipher.update(body).copy(out, bodyAt);
  cipher.final();
  cipher.getAuthTag().copy(out, bodyAt + body.length);
  return out as Sealed;
}

/** Opens what `sealBytes` made. Throws on any changed byte; no part of the text escapes then. */
export function openBytes(key: Buffer, boundTo: string, sealed: Buffer): Buffer {
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(ivAt, bodyAt));
  decipher.setAAD(associated(boundTo, sealed));
  decipher.setAuthTag(sealed.subarray(end));
  const body = decipher.update(sealed.subarray(bodyAt, end));
  try {
    decipher.final();
  } catch {
    body.fill(0);
    throw VaultError.unreadable();
  }
  return body;
}

/** The key a sealed value names. Throws for anything that is not a sealed value. */
export function kidOf(sealed: Buffer): string {
  const whole = sealed.length >= bodyAt + tagLength && sealed[0] === version;
  if (!whole || sealed[1] !== aes256gcm) throw VaultError.unreadable();
  return sealed.toString("hex", kidAt, ivAt);
}

/** Place and owner, then version, algorithm and key id: none of them can be exchanged unseen. */
function associated(boundTo: string, sealed: Buffer): Buffer {
  return Buffer.from(`${boundTo}|${sealed.toString("hex", 0, ivAt)}`, "utf8");
}

function drawNonce(out: Buffer): void {
  if (nextNonce >= nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  nonces.copy(out, ivAt, nextNonce, nextNonce + 12);
  nonces.fill(0, nextNonce, nextNonce + 12);
  nextNonce += 12;
}
