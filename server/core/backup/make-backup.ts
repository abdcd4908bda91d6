import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { BSON, type Db, type MongoClient } from "mongodb";
import { hashOfSeal, type Seal } from "../audit/seal";
import {
  type BackupCollection,
  BadBackup,
  ContentSum,
  format,
  incompleteMark,
  type Manifest,
  manifestFile,
} from "./manifest";
import { openReader, type Reader } from "./reader";

/** Wakes sleeping processes and is old in a minute. */
const fleeting = new Set(["signals", "backupProbes"]);
/**
 * Seals before the lines that they cover and the keys after everything sealed with them: read one
 * after the other, nothing names what is not there.
 */
const first = ["auditLeases", "auditSeals", "auditPurges"];
const last = ["audit", "keyrings"];

interface Options {
  readonly client: MongoClient;
  readonly database: string;
  readonly folder: string;
  readonly engine: string;
  readonly say: (text: string) => void;
}

/** Writes a whole database into an empty folder. The memory it takes does not grow with the data. */
export async function makeBackup(options: Options): Promise<Manifest> {
  const { client, database, folder, engine, say } = options;
  const began = performance.now();
  await claim(folder);
  const db = client.db(database);
  const reader = await openReader(client, db);
  const seen: Seen = { keks: new Set(), signers: new Set(), rings: 0 };
  const collections: BackupCollection[] = [];
  try {
    for (const { name, options: made } of await collectionsOf(db)) {
      const done = await writeCollection(db, name, made, folder, reader, seen);
      collections.push(done);
      if (done.documents > 0) say(`${name}: ${done.documents} documents, ${done.bytes} bytes`);
    }
  } finally {
    await reader.close();
  }
  const manifest: Manifest = {
    format,
    madeAt: new Date().toISOString(),
    database,
    engine,
    consistency: reader.consistency,
    collections,
    keks: [...seen.keks].sort(),
    rings: seen.rings,
    audit: {
      lines: collections.find(({ name }) => name === "audit")?.documents ?? 0,
      ...(seen.head ? { head: seen.head } : {}),
      signers: [...seen.signers].sort(),
    },
    seconds: (performance.now() - began) / 1000,
  };
  await finish(folder, manifest);
  return manifest;
}

/** Takes an empty folder and says at once that what lies in it is not whole yet. */
async function claim(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new BadBackup(`${folder} is not empty. A backup wants a folder of its own.`);
  await writeFile(join(folder, incompleteMark), `Begun ${new Date().toISOString()}.\n`);
}

/** The manifest first, durable, then the mark goes: a backup without the mark is whole. */
async function finish(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, manifestFile);
  await writeFile(`${path}.part`, JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true });
  await rename(`${path}.part`, path);
  await rm(join(folder, incompleteMark));
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function collectionsOf(db: Db) {
  const all = await db.listCollections().toArray();
  const place = ({ name }: { readonly name: string }) =>
    first.includes(name)
      ? first.indexOf(name)
      : last.includes(name)
        ? 100 + last.indexOf(name)
        : 50;
  return all
    .filter(
      ({ name, type }) => type !== "view" && !name.startsWith("system.") && !fleeting.has(name),
    )
    .map((one) => ({ name: one.name, options: (one as { options?: object }).options ?? {} }))
    .sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

interface Seen {
  readonly keks: Set<string>;
  readonly signers: Set<string>;
  rings: number;
  head?: { readonly k: number; readonly h: string };
}

async function writeCollection(
  db: Db,
  name: string,
  options: object,
  folder: string,
  { session }: Reader,
  seen: Seen,
): Promise<BackupCollection> {
  const content = new ContentSum();
  const packed = createHash("sha256");
  let documents = 0;
  let bytes = 0;
  const cursor = db
    .collection(name)
    .find({}, { raw: true, batchSize: 500, ...(session ? { session } : {}) });
  async function* raw(): AsyncGenerator<Uint8Array> {
    for await (const document of cursor as unknown as AsyncIterable<Uint8Array>) {
      documents += 1;
      bytes += document.length;
      content.add(document);
      note(name, document, seen);
      yield document;
    }
  }
  const hash = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packed.update(chunk);
      done(null, chunk);
    },
  });
  const file = `${name}.bson.gz`;
  await pipeline(
    Readable.from(raw(), { objectMode: true }),
    createGzip({ level: 1 }),
    hash,
    createWriteStream(join(folder, file), { mode: 0o600, flush: true }),
  );
  const indexes = await db.collection(name).indexes();
  return {
    name,
    file,
    documents,
    bytes,
    sha256: packed.digest("hex"),
    content: content.toString(),
    indexes: indexes.map((one) => ({ ...one, key: Object.entries(one.key) })),
    options: BSON.EJSON.serialize(options) as Record<string, unknown>,
  };
}

/** What the manifest tells of keys and of the trail's end. */
function note(name: string, document: Uint8Array, seen: Seen): void {
  if (name === "keyrings") {
    seen.rings += 1;
    const { keys = [] } = BSON.deserialize(document) as { keys?: { kek: string }[] };
    for (const { kek } of keys) seen.keks.add(kek);
  }
  if (name === "auditSeals") {
    const { _id, ...seal } = BSON.deserialize(document) as Seal & { _id: number };
    seen.signers.add(seal.keyId);
    if (seal.k > (seen.head?.k ?? 0)) seen.head = { k: seal.k, h: hashOfSeal(seal) };
  }
}
