import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { KeyFile } from "../vault";
import type { HashName } from "./canonical";

/** Signs the trail's seals. The key may live elsewhere; only signatures come back. */
export interface Signer {
  readonly keyId: string;
  sign(text: string): Promise<string>;
  /** Public halves of all keys that ever signed, by id (SPKI, base64). */
  readonly publicKeys: Readonly<Record<string, string>>;
  /** What the seals it signs are hashed with. */
  readonly hash: HashName;
}

/** A key's name says its kind: SM2 signs over SM3, Ed25519 hashes by itself. */
const isSm2 = (keyId: string) => keyId.startsWith("sm2-");
const digestOf = (keyId: string) => (isSm2(keyId) ? "sm3" : null);

/** Signs with the key of the installation's key file. */
export function fileSigner({ current, keys }: KeyFile["signing"]): Signer {
  const privateKeyOf = (id: string) =>
    createPrivateKey({ key: Buffer.from(keys[id] ?? "", "base64"), format: "der", type: "pkcs8" });
  const publicHalf = (id: string) =>
    createPublicKey(privateKeyOf(id)).export({ format: "der", type: "spki" }).toString("base64");
  const key = privateKeyOf(current);
  return {
    keyId: current,
    hash: isSm2(current) ? "sm3" : "sha256",
    sign: async (text) =>
      sign(digestOf(current), Buffer.from(text, "utf8"), key).toString("base64"),
    publicKeys: Object.fromEntries(Object.keys(keys).map((id) => [id, publicHalf(id)])),
  };
}

/** Checks signatures against keys that the verifier trusts, not against what a file brings along. */
export function signatureChecker(publicKeys: Readonly<Record<string, string>>) {
  const known = new Map<string, KeyObject>(
    Object.entries(publicKeys).map(([id, key]) => [
      id,
      createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" }),
    ]),
  );
  return (keyId: string, text: string, signature: string): boolean => {
    const key = known.get(keyId);
    const bytes = Buffer.from(signature, "base64");
    // One spelling only: the unused bits at a base64 text's end would else be anybody's.
    if (bytes.toString("base64") !== signature) return false;
    return key !== undefined && verify(digestOf(keyId), Buffer.from(text, "utf8"), key, bytes);
  };
}
