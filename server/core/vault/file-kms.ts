import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { VaultError } from "@shared/vault/errors";
import type { KeyFile } from "./key-file";
import type { Kms } from "./kms";

/** The key service of a single machine: key-encryption keys from a file only its owner can read. */
export function fileKms(file: Pick<KeyFile, "current" | "keks">): Kms {
  const kekOf = (id: string) => {
    const key = file.keks[id];
    if (!key) throw VaultError.unavailable({ kek: id });
    return Buffer.from(key, "base64");
  };

  return {
    currentKek: file.current,
    async wrap(key, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", kekOf(file.current), iv);
      cipher.setAAD(Buffer.from(`${file.current}|${context}`));
      const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
      return { kek: file.current, wrapped: Buffer.concat([iv, sealed, cipher.getAuthTag()]) };
    },
    async unwrap({ kek, wrapped }, context) {
      const decipher = createDecipheriv("aes-256-gcm", kekOf(kek), wrapped.subarray(0, 12));
      decipher.setAAD(Buffer.from(`${kek}|${context}`));
      decipher.setAuthTag(wrapped.subarray(-16));
      try {
        return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
      } catch {
        throw VaultError.unreadable({ kek });
      }
    },
  };
}
