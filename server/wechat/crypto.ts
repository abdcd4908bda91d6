import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from "node:crypto";

const blockSize = 32;
const headerSize = 20;

/** A callback that is not what it says: wrongly signed, for another account, or unreadable. */
export class ForgedCallback extends Error {
  override readonly name = "ForgedCallback";
}

/** sha1 over the parts in byte order: `signature` of token, timestamp, nonce; `msg_signature` with Encrypt. */
export function signatureOf(...parts: readonly string[]): string {
  return createHash("sha1")
    .update([...parts].sort().join(""))
    .digest("hex");
}

/** Compares in constant time; a signature of another length is simply wrong. */
export function signatureMatches(given: string, ...parts: readonly string[]): boolean {
  const right = Buffer.from(signatureOf(...parts));
  const claimed = Buffer.from(given);
  return claimed.length === right.length && timingSafeEqual(claimed, right);
}

export interface CallbackKey {
  readonly appid: string;
  /** EncodingAESKey, 43 characters of base64 without its last `=`. */
  readonly aesKey: string;
}

/**
 * Opens `Encrypt`: AES-256-CBC, padded to blocks of 32; inside are 16 random bytes, a length, the
 * message and the appid. A trailing appid that is not ours means it was made for another account.
 */
export function decryptCallback(encrypted: string, { appid, aesKey }: CallbackKey): string {
  const key = keyBytes(aesKey);
  const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16));
  decipher.setAutoPadding(false);
  const plain = openBlocks(decipher, Buffer.from(encrypted, "base64"));

  const padding = plain[plain.length - 1] ?? 0;
  if (padding < 1 || padding > blockSize || padding > plain.length - headerSize)
    throw new ForgedCallback("padding");
  const content = plain.subarray(0, plain.length - padding);
  const end = headerSize + content.readUInt32BE(16);
  if (end > content.length) throw new ForgedCallback("length");

  const owner = content.subarray(end);
  const expected = Buffer.from(appid);
  if (owner.length !== expected.length || !timingSafeEqual(owner, expected))
    throw new ForgedCallback("appid");
  return content.toString("utf8", headerSize, end);
}

/** Opens with the first key that fits: during a change the platform still pushes with the old one. */
export function decryptWithAny(
  encrypted: string,
  appid: string,
  aesKeys: readonly (string | undefined)[],
): string {
  let failure = new ForgedCallback("no key");
  for (const aesKey of aesKeys) {
    if (!aesKey) continue;
    try {
      return decryptCallback(encrypted, { appid, aesKey });
    } catch (error) {
      if (!(error instanceof ForgedCallback)) throw error;
      failure = error;
    }
  }
  throw failure;
}

/** Closes a message the same way; the 16 random bytes come from the caller. */
export function encryptCallback(
  message: string,
  { appid, aesKey }: CallbackKey,
  random: Uint8Array,
): string {
  const key = keyBytes(aesKey);
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const content = Buffer.concat([random.subarray(0, 16), length, text, Buffer.from(appid)]);
  const padding = blockSize - (content.length % blockSize);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  const padded = Buffer.concat([content, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString("base64");
}

/** `encryptedData` of the mini-program: AES-128-CBC under the person's session_key. */
export function decryptUserData(
  data: { readonly encryptedData: string; readonly iv: string },
  sessionKey: string,
  appid: string,
): Record<string, unknown> {
  try {
    const key = Buffer.from(sessionKey, "base64");
    const decipher = createDecipheriv("aes-128-cbc", key, Buffer.from(data.iv, "base64"));
    const bytes = Buffer.concat([decipher.update(data.encryptedData, "base64"), decipher.final()]);
    const opened = JSON.parse(bytes.toString("utf8")) as { watermark?: { appid?: unknown } };
    if (opened.watermark?.appid === appid) return opened as Record<string, unknown>;
  } catch {
    // A stale session_key shows itself only as garbage; why exactly is of no use to anyone.
  }
  throw new ForgedCallback("user data");
}

/** Whether `rawData` of the mini-program is what the platform gave the person's phone. */
export function isRawDataGenuine(rawData: string, sessionKey: string, signature: string): boolean {
  const right = createHash("sha1")
    .update(rawData + sessionKey)
    .digest();
  const claimed = Buffer.from(signature, "hex");
  return claimed.length === right.length && timingSafeEqual(claimed, right);
}

function keyBytes(aesKey: string): Buffer {
  return Buffer.from(`${aesKey}=`, "base64");
}

function openBlocks(decipher: ReturnType<typeof createDecipheriv>, encrypted: Buffer): Buffer {
  if (encrypted.length < blockSize || encrypted.length % 16 !== 0)
    throw new ForgedCallback("blocks");
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}
