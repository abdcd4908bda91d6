import { generateKeyPairSync, randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import * as z from "zod";
import type { CryptoProfile } from "./profile";

const KeyFile = z.object({
  /** The key-encryption key for new wraps; the others only unwrap. */
  current: z.string().min(1),
  keks: z.record(z.string(), z.base64()),
  /** When each key-encryption key was made. */
  made: z.record(z.string(), z.string()).optional(),
  /** Ed25519 or SM2 keys (PKCS #8, base64) that sign the audit trail's seals. */
  signing: z.object({ current: z.string().min(1), keys: z.record(z.string(), z.base64()) }),
});

/** The secrets of one installation, as the key file holds them. */
export type KeyFile = z.infer<typeof KeyFile>;

/** Reads a key file. Refuses one that is not 0400 where that is asked for, and one that is not whole. */
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
export function ensureKeyFile(path: string, profile: CryptoProfile = "standard"): void {
  const draft = writeDraft(path, freshKeys(profile));
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Adds a fresh key-encryption key and makes it the current one. The file is whole at every moment. */
export function addKek(path: string): string {
  const file = readKeyFile(path, { strict: false });
  const id = newKekId();
  replace(path, {
    ...file,
    current: id,
    keks: { ...file.keks, [id]: randomBytes(32).toString("base64") },
    made: { ...file.made, [id]: new Date().toISOString() },
  });
  return id;
}

/** Takes a key-encryption key out of the file for good. Refuses the current one. */
export function removeKek(path: string, id: string): void {
  const file = readKeyFile(path, { strict: false });
  if (file.current === id) throw new Error(`${id} is the current key and cannot be destroyed`);
  const { [id]: gone, ...keks } = file.keks;
  if (!gone) throw new Error(`KEY_FILE ${path} has no key ${id}`);
  const { [id]: _, ...made } = file.made ?? {};
  replace(path, { ...file, keks, made });
}

/** Adds a fresh key that signs the audit trail from now on; what the others signed stays valid. */
export function addSigner(path: string, profile: CryptoProfile): string {
  const file = readKeyFile(path, { strict: false });
  const { signing } = freshKeys(profile);
  const keys = { ...file.signing.keys, ...signing.keys };
  replace(path, { ...file, signing: { current: signing.current, keys } });
  return signing.current;
}

function replace(path: string, file: KeyFile): void {
  renameSync(writeDraft(path, file), path);
}

function writeDraft(path: string, file: KeyFile): string {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const descriptor = openSync(draft, "wx", 0o400);
  writeSync(descriptor, JSON.stringify(file, null, 2));
  fsyncSync(descriptor);
  closeSync(descriptor);
  return draft;
}

const newKekId = () => `kek-${randomBytes(4).toString("hex")}`;

function freshKeys(profile: CryptoProfile): KeyFile {
  const kek = newKekId();
  const isGm = profile === "gm";
  const signer = `${isGm ? "sm2" : "sig"}-${randomBytes(4).toString("hex")}`;
  const { privateKey } = isGm
    ? generateKeyPairSync("ec", { namedCurve: "SM2" })
    : generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
  return {
    current: kek,
    keks: { [kek]: randomBytes(32).toString("base64") },
    made: { [kek]: new Date().toISOString() },
    signing: { current: signer, keys: { [signer]: pkcs8 } },
  };
}
