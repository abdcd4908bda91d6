import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomFillSync,
  timingSafeEqual,
} from "node:crypto";
import { VaultError } from "@shared/vault/errors";
import type { CryptoProfile } from "./profile";
import type { Sealed } from "./sealed";

/*
 * A sealed value is  version 1 | algorithm 1 | key id 8 | iv | ciphertext | tag.
 * The algorithm says how long iv and tag are: AES-256-GCM, or SM4-CTR with HMAC-SM3 over
 * everything (OpenSSL has no SM4-GCM before 3.2).
 */
const version = 1;
const kidAt = 2;
const ivAt = 10;

interface Algorithm {
  readonly id: number;
  readonly profile: CryptoProfile;
  readonly ivLength: number;
  readonly tagLength: number;
  readonly keyLength: number;
  seal(key: Buffer, iv: Buffer, associated: Buffer, body: Buffer, out: Buffer): void;
  /** Undefined when the tag does not fit. */
  open(key: Buffer, iv: Buffer, associated: Buffer, body: Buffer, tag: Buffer): Buffer | undefined;
}

const aes256gcm: Algorithm = {
  id: 1,
  profile: "standard",
  ivLength: 12,
  tagLength: 16,
  keyLength: 32,
  seal(key, iv, associated, body, out) {
    const cipher = createCipheriv("aes-256-gcm", key, iv);
    cipher.setAAD(associated);
    cipher.update(body).copy(out);
    cipher.final();
    cipher.getAuthTag().copy(out, body.length);
  },
  open(key, iv, associated, body, tag) {
    const decipher = createDecipheriv("aes-256-gcm", key, iv);
    decipher.setAAD(associated);
    decipher.setAuthTag(tag);
    const plain = decipher.update(body);
    try {
      decipher.final();
      return plain;
    } catch {
      plain.fill(0);
      return undefined;
    }
  },
};

/** Encrypt, then authenticate: the first 16 bytes of the key encipher, the other 32 authenticate. */
const sm4ctrSm3: Algorithm = {
  id: 2,
  profile: "gm",
  ivLength: 16,
  tagLength: 32,
  keyLength: 48,
  seal(key, iv, associated, body, out) {
    const cipher = createCipheriv("sm4-ctr", key.subarray(0, 16), iv);
    cipher.update(body).copy(out);
    macOf(key, iv, associated, out.subarray(0, body.length)).copy(out, body.length);
  },
  open(key, iv, associated, body, tag) {
    if (!timingSafeEqual(macOf(key, iv, associated, body), tag)) return undefined;
    return createDecipheriv("sm4-ctr", key.subarray(0, 16), iv).update(body);
  },
};

/** The lengths stand in it, so that no byte can move from one part to the next. */
function macOf(key: Buffer, iv: Buffer, associated: Buffer, body: Buffer): Buffer {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(associated.length, 0);
  lengths.writeUInt32BE(body.length, 4);
  return createHmac("sm3", key.subarray(16))
    .update(lengths)
    .update(associated)
    .update(iv)
    .update(body)
    .digest();
}

const algorithms = [aes256gcm, sm4ctrSm3] as const;
const ofProfile = (profile: CryptoProfile) => (profile === "gm" ? sm4ctrSm3 : aes256gcm);

/** How long a field's key is under a profile. */
export const keyLengthOf = (profile: CryptoProfile) => ofProfile(profile).keyLength;

/** Random bytes are drawn by the thousand: one call each would cost as much as the cipher. */
const nonces = Buffer.alloc(16 * 512);
let nextNonce = nonces.length;

export function sealBytes(
  profile: CryptoProfile,
  key: Buffer,
  kid: Buffer,
  boundTo: string,
  plain: Buffer | string,
): Sealed {
  const { id, ivLength, tagLength, seal } = ofProfile(profile);
  const body = typeof plain === "string" ? Buffer.from(plain, "utf8") : plain;
  const bodyAt = ivAt + ivLength;
  const out = Buffer.allocUnsafe(bodyAt + body.length + tagLength);
  out[0] = version;
  out[1] = id;
  kid.copy(out, kidAt);
  drawNonce(out, ivLength);
  seal(key, out.subarray(ivAt, bodyAt), associated(boundTo, out), body, out.subarray(bodyAt));
  return out as Sealed;
}

/** Opens what `sealBytes` made. Throws on any changed byte; no part of the text escapes then. */
export function openBytes(key: Buffer, boundTo: string, sealed: Buffer): Buffer {
  const { ivLength, tagLength, open } = algorithmOf(sealed);
  const bodyAt = ivAt + ivLength;
  const end = sealed.length - tagLength;
  const body = open(
    key,
    sealed.subarray(ivAt, bodyAt),
    associated(boundTo, sealed),
    sealed.subarray(bodyAt, end),
    sealed.subarray(end),
  );
  if (!body) throw VaultError.unreadable();
  return body;
}

/** The key a sealed value names. Throws for anything that is not a sealed value. */
export function kidOf(sealed: Buffer): string {
  algorithmOf(sealed);
  return sealed.toString("hex", kidAt, ivAt);
}

/** The family a sealed value was written with. Throws for anything that is not a sealed value. */
export function profileOf(sealed: Buffer): CryptoProfile {
  return algorithmOf(sealed).profile;
}

/** Whether bytes have the form of a sealed value; the tag alone proves that they are one. */
export function looksSealed(value: Buffer): boolean {
  const found = value[0] === version && algorithms.find(({ id }) => id === value[1]);
  return Boolean(found && value.length >= ivAt + found.ivLength + found.tagLength);
}

function algorithmOf(sealed: Buffer): Algorithm {
  const found = looksSealed(sealed) && algorithms.find(({ id }) => id === sealed[1]);
  if (!found) throw VaultError.unreadable();
  return found;
}

/** Place and owner, then version, algorithm and key id: none of them can be exchanged unseen. */
function associated(boundTo: string, sealed: Buffer): Buffer {
  return Buffer.from(`${boundTo}|${sealed.toString("hex", 0, ivAt)}`, "utf8");
}

function drawNonce(out: Buffer, length: number): void {
  if (nextNonce + length > nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  nonces.copy(out, ivAt, nextNonce, nextNonce + length);
  nonces.fill(0, nextNonce, nextNonce + length);
  nextNonce += length;
}
