import { createDecipheriv } from "node:crypto";
import { VaultError } from "@shared/vault/errors";
import { openBytes, profileOf, sealBytes } from "./cipher";
import { addKek, type KeyFile, readKeyFile, removeKek } from "./key-file";
import { fieldKey } from "./keyring";
import type { Kms } from "./kms";
import type { CryptoProfile } from "./profile";

interface Options {
  /** Where the file is, so that keys made since the start are found and new ones can be made. */
  readonly path?: string;
  readonly strict?: boolean;
  readonly profile?: CryptoProfile;
}

const freshMs = 1000;
const noKid = Buffer.alloc(8);
/** How long a wrap is that was made before wraps named their algorithm: iv 12, key 32, tag 16. */
const bareLength = 60;

/** The key service of a single machine: key-encryption keys from a file only its owner can read. */
export function fileKms(
  file: Pick<KeyFile, "current" | "keks" | "made">,
  { path, strict = false, profile = "standard" }: Options = {},
): Kms {
  let held = file;
  let readAt = performance.now();
  const reload = () => {
    if (path) held = readKeyFile(path, { strict });
    readAt = performance.now();
  };
  const kekOf = (id: string): Buffer => {
    if (!held.keks[id]) reload();
    const key = held.keks[id];
    if (!key) throw VaultError.unavailable({ kek: id });
    return Buffer.from(key, "base64");
  };
  const bound = (kek: string, context: string) => `kek|${kek}|${context}`;

  return {
    get currentKek() {
      return held.current;
    },
    async wrap(key, context) {
      // Another process may have made a newer key.
      if (performance.now() - readAt > freshMs) reload();
      const kek = held.current;
      const wrapping = fieldKey(kekOf(kek), "kek", profile);
      return { kek, wrapped: sealBytes(profile, wrapping, noKid, bound(kek, context), key) };
    },
    async unwrap({ kek, wrapped }, context) {
      if (wrapped.length === bareLength)
        return unwrapBare(kekOf(kek), `${kek}|${context}`, wrapped);
      const wrapping = fieldKey(kekOf(kek), "kek", profileOf(wrapped));
      return openBytes(wrapping, bound(kek, context), wrapped);
    },
    async status() {
      reload();
      return Object.keys(held.keks).map((id) => ({
        id,
        isCurrent: id === held.current,
        ...(held.made?.[id] ? { madeAt: new Date(held.made[id]) } : {}),
      }));
    },
    ...(path
      ? {
          async makeKek() {
            addKek(path);
            reload();
            return held.current;
          },
          async destroyKek(id: string) {
            removeKek(path, id);
            reload();
          },
        }
      : {}),
  };
}

function unwrapBare(kek: Buffer, boundTo: string, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", kek, wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(wrapped.subarray(-16));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
  } catch {
    throw VaultError.unreadable();
  }
}
