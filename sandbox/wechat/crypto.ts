import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";

/** sha1 over the byte-wise sorted parts: callback signature and, with the ciphertext, msg_signature. */
export function signature(...parts: string[]): string {
  return createHash("sha1").update(parts.sort().join("")).digest("hex");
}

/** The 32 bytes behind the 43 characters of an EncodingAESKey. */
export function aesKey(encodingAESKey: string): Buffer {
  const key = Buffer.from(`${encodingAESKey}=`, "base64");
  if (key.length !== 32) throw new Error("EncodingAESKey must be 43 characters of a-zA-Z0-9");
  return key;
}

const block = 32;

/** random(16) + length(4, big endian) + message + appid, padded to 32, AES-256-CBC, base64. */
export function encryptMessage(
  key: Buffer,
  appid: string,
  message: string,
  random: Buffer = randomBytes(16),
): string {
  const content = Buffer.from(message, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const plain = Buffer.concat([random, length, content, Buffer.from(appid)]);
  const padding = block - (plain.length % block);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString("base64");
}

/** The message inside, after its trailing appid has been compared; throws when anything is off. */
export function decryptMessage(key: Buffer, appid: string, encrypted: string): string {
  const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  const bytes = Buffer.from(encrypted, "base64");
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > block) throw new Error("bad padding");
  const plain = padded.subarray(0, padded.length - padding);
  const length = plain.readUInt32BE(16);
  if (plain.subarray(20 + length).toString() !== appid) throw new Error("appid does not match");
  return plain.subarray(20, 20 + length).toString("utf8");
}

/** What a mini-program gets as encryptedData: AES-128-CBC under the session key. */
export function encryptUserData(sessionKey: string, iv: string, data: unknown): string {
  const cipher = createCipheriv(
    "aes-128-cbc",
    Buffer.from(sessionKey, "base64"),
    Buffer.from(iv, "base64"),
  );
  return Buffer.concat([cipher.update(JSON.stringify(data), "utf8"), cipher.final()]).toString(
    "base64",
  );
}

/** The opposite; throws on a stale key. */
export function decryptUserData(sessionKey: string, iv: string, data: string): unknown {
  const decipher = createDecipheriv(
    "aes-128-cbc",
    Buffer.from(sessionKey, "base64"),
    Buffer.from(iv, "base64"),
  );
  const plain = Buffer.concat([decipher.update(Buffer.from(data, "base64")), decipher.final()]);
  return JSON.parse(plain.toString("utf8"));
}

/** Proof that the caller holds the session key. The key is its base64 text, as the official VoIP sample has it. */
export function sessionSignature(sessionKey: string, message = ""): string {
  return createHmac("sha256", sessionKey).update(message).digest("hex");
}

/** Signature of wx.config. */
export function jssdkSignature(
  ticket: string,
  nonce: string,
  timestamp: string,
  url: string,
): string {
  const text = `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${url.split("#")[0]}`;
  return createHash("sha1").update(text).digest("hex");
}
