import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { BSON, type Db } from "mongodb";
import { type StoredKeyring, unwrapKeyring } from "../vault/keyring";
import type { Kms } from "../vault/kms";
import { documentsIn } from "./bson-file";
import {
  type BackupCollection,
  BadBackup,
  ContentSum,
  type Manifest,
  readManifest,
} from "./manifest";

interface Options {
  readonly db: Db;
  readonly folder: string;
  readonly kms: Kms;
  readonly say: (text: string) => void;
  /** Owners whose keys were destroyed since: they are destroyed again. */
  readonly shredded?: readonly string[];
}

const batch = 500;

/**
 * Writes a backup into an empty database. Everything that can be known beforehand is checked before
 * the first write: the files' hashes, the keys, the target.
 */
export async function restoreBackup(options: Options): Promise<Manifest> {
  const { db, folder, kms, say, shredded = [] } = options;
  const manifest = await readManifest(folder);
  if (manifest.database !== db.databaseName)
    throw new BadBackup(
      `This backup is of the database ${manifest.database}: sealed values open only in one of that name, not in ${db.databaseName}.`,
    );
  await refuseOccupied(db);
  await checkFiles(folder, manifest);
  await checkKeys(folder, manifest, kms);
  say(`checked: ${manifest.collections.length} files, ${manifest.rings} key rings`);

  for (const collection of manifest.collections) {
    await prepare(db, collection);
    await fill(db, folder, collection);
    if (collection.documents > 0) say(`${collection.name}: ${collection.documents} documents`);
  }
  if (shredded.length > 0)
    await db
      .collection<StoredKeyring>("keyrings")
      .updateMany(
        { _id: { $in: [...shredded] } },
        { $set: { keys: [], destroyedAt: new Date() } as never, $inc: { rev: 1 } as never },
      );
  return manifest;
}

/** Counts and hashes of what now stands there against what the manifest says. */
export async function compareContents(
  db: Db,
  manifest: Manifest,
  { except }: { readonly except: ReadonlySet<string> },
): Promise<void> {
  for (const { name, documents, content } of manifest.collections) {
    if (except.has(name)) continue;
    const sum = new ContentSum();
    let count = 0;
    const cursor = db.collection(name).find({}, { raw: true, batchSize: 500 });
    for await (const document of cursor as unknown as AsyncIterable<Uint8Array>) {
      count += 1;
      sum.add(document);
    }
    if (count !== documents)
      throw new BadBackup(`${name} has ${count} documents instead of ${documents}.`);
    if (sum.toString() !== content)
      throw new BadBackup(`${name} does not hold what was backed up.`);
  }
}

async function refuseOccupied(db: Db): Promise<void> {
  for (const { name } of await db.listCollections().toArray()) {
    if (name.startsWith("system.")) continue;
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } }))
      throw new BadBackup(`The target is not empty: ${db.databaseName}.${name} holds documents.`);
  }
}

async function checkFiles(folder: string, { collections }: Manifest): Promise<void> {
  for (const { file, sha256 } of collections) {
    const hash = createHash("sha256");
    try {
      for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk as Buffer);
    } catch {
      throw new BadBackup(`${file} is missing.`);
    }
    if (hash.digest("hex") !== sha256) throw new BadBackup(`${file} was changed or is damaged.`);
  }
}

/** Every ring must open with the keys at hand, or the data would be dead weight. */
async function checkKeys(folder: string, { keks, collections }: Manifest, kms: Kms): Promise<void> {
  const known = new Set((await kms.status()).map(({ id }) => id));
  const missing = keks.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new BadBackup(`The key file does not fit: it lacks ${missing.join(", ")}.`);
  const rings = collections.find(({ name }) => name === "keyrings");
  if (!rings) return;
  for await (const document of documentsIn(join(folder, rings.file))) {
    const ring = BSON.deserialize(document, { promoteBuffers: true }) as StoredKeyring;
    if (ring.keys.length === 0) continue;
    const opened = await unwrapKeyring(kms, ring).catch(() => undefined);
    if (!opened)
      throw new BadBackup("The key file does not fit: its keys do not open the key rings.");
    opened.erase();
  }
}

/** The collection with its rules and indexes, before its first document. */
async function prepare(db: Db, { name, indexes, options }: BackupCollection): Promise<void> {
  const made = BSON.EJSON.deserialize(options) as Record<string, unknown>;
  await db.createCollection(name, made).catch((error: { readonly code?: number }) => {
    if (error.code !== 48) throw error;
  });
  const wanted = indexes
    .filter((one) => one.name !== "_id_")
    .map(({ key, v: _, ns: __, ...more }) => ({
      key: Object.fromEntries(key as [string, 1 | -1][]),
      ...more,
    }));
  if (wanted.length > 0) await db.collection(name).createIndexes(wanted as never);
}

async function fill(db: Db, folder: string, { name, file }: BackupCollection): Promise<void> {
  // Nothing is turned into JavaScript's own numbers and dates: what comes out is what went in.
  const exact = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;
  let waiting: BSON.Document[] = [];
  let bytes = 0;
  const write = async () => {
    if (waiting.length > 0)
      await db.collection(name).insertMany(waiting, { ordered: false, ignoreUndefined: false });
    waiting = [];
    bytes = 0;
  };
  for await (const document of documentsIn(join(folder, file))) {
    waiting.push(BSON.deserialize(document, exact));
    bytes += document.length;
    if (waiting.length >= batch || bytes > 8_000_000) await write();
  }
  await write();
}
