import { generateKeyPairSync, randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import * as z from "zod";

const KeyFile = z.object({
  /** The key-encryption key for new wraps; the others only unwrap. */
  current: z.string().min(1),
  keks: z.record(z.string(), z.base64()),
  /** Ed25519 keys (PKCS #8, base64) that sign the audit trail's seals. */
  signing: z.object({ current: z.string().min(1), keys: z.record(z.string(), z.base64()) }),
});

/** The secrets of one installation, as the key file holds them. */
export type KeyFile = z.infer<typeof KeyFile>;

/** Reads a key file. Refuses one that others may read where that is asked for, and one that is not whole. */
export function readKeyFile(path: string, { strict }: { readonly strict: boolean }): KeyFile {
  const mode = statSync(path).mode & 0o777;
  if (strict && (mode & 0o377) !== 0) {
    throw new Error(`KEY_FILE ${path} has mode 0${mode.toString(8)}; it must be 0400 (chmod 400)`);
  }
  const parsed = KeyFile.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`KEY_FILE ${path} is not a key file`);

  const { current, keks, signing } = parsed.data;
  if (!keks[current] || !signing.keys[signing.current]) {
    throw new Error(`KEY_FILE ${path} lacks its current key`);
  }
  for (const [id, key] of Object.entries(keks)) {
    if (Buffer.from(key, "base64").length !== 32)
      throw new Error(`KEY_FILE ${path}: ${id} is not 256 bits`);
  }
  return parsed.data;
}

/**
 * Makes a key file with fresh keys, mode 0400, unless one is there already: of several
 * processes starting at once, one makes it and all read the same.
 */
export function ensureKeyFile(path: string): void {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const file = openSync(draft, "wx", 0o400);
  writeSync(file, JSON.stringify(freshKeys(), null, 2));
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

function freshKeys(): KeyFile {
  const kek = `kek-${randomBytes(4).toString("hex")}`;
  const signer = `sig-${randomBytes(4).toString("hex")}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
  return {
    current: kek,
    keks: { [kek]: randomBytes(32).toString("base64") },
    signing: { current: signer, keys: { [signer]: pkcs8 } },
  };
}
