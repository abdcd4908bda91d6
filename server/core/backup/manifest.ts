import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

export const format = "guibin-backup-1";

const Collection = z.object({
  name: z.string(),
  file: z.string(),
  documents: z.number().int(),
  /** Of the documents before they were packed. */
  bytes: z.number().int(),
  /** Over the file as it lies there. */
  sha256: z.string(),
  /** Sum of all documents' hashes: the same in whatever order they stand. */
  content: z.string(),
  indexes: z.array(z.record(z.string(), z.unknown())),
  options: z.record(z.string(), z.unknown()),
});
export type BackupCollection = z.infer<typeof Collection>;

const Manifest = z.object({
  format: z.literal(format),
  madeAt: z.string(),
  database: z.string(),
  engine: z.string(),
  /** How much all collections are of one moment: see `openReader`. */
  consistency: z.enum(["snapshot", "transaction", "each"]),
  collections: z.array(Collection),
  /** Key-encryption keys without which it cannot be read. The keys themselves are never in it. */
  keks: z.array(z.string()),
  /** Key rings in it, and a print of the order to destroy that some of them carry. */
  rings: z.number().int(),
  audit: z.object({
    lines: z.number().int(),
    head: z.object({ k: z.number().int(), h: z.string() }).optional(),
    signers: z.array(z.string()),
  }),
  seconds: z.number(),
});
export type Manifest = z.infer<typeof Manifest>;

/** Lies in the folder from the first byte to the last: where it is, the backup is not whole. */
export const incompleteMark = "INCOMPLETE";
export const manifestFile = "manifest.json";

/** A backup that cannot be used, in one sentence. */
export class BadBackup extends Error {}

/** Reads what a backup says of itself. Refuses one that was cut off or is something else. */
export async function readManifest(folder: string): Promise<Manifest> {
  const mark = await readFile(join(folder, incompleteMark), "utf8").catch(() => undefined);
  if (mark !== undefined)
    throw new BadBackup(`${folder} is incomplete: it was cut off while being made. ${mark.trim()}`);
  const text = await readFile(join(folder, manifestFile), "utf8").catch(() => undefined);
  if (text === undefined) throw new BadBackup(`${folder} is no backup: it has no ${manifestFile}.`);
  const parsed = Manifest.safeParse(safeJson(text));
  if (!parsed.success) throw new BadBackup(`${join(folder, manifestFile)} is damaged.`);
  return parsed.data;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Adds up hashes of documents, so that equal sets of documents have equal sums. */
export class ContentSum {
  #sum = 0n;

  add(document: Uint8Array): void {
    const hash = createHash("sha256").update(document).digest("hex");
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) & ((1n << 256n) - 1n);
  }

  toString(): string {
    return this.#sum.toString(16).padStart(64, "0");
  }
}
