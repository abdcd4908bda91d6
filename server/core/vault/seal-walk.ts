import type { Connection } from "mongoose";
import { looksSealed } from "./cipher";
import { toBuffer } from "./sealed";

/** A sealed value inside a document. */
export interface Found {
  /** Where it is, as an update names it: `accounts.0.number`. */
  readonly path: string;
  /** What it may have been sealed as: an element of a list is named by its own id. */
  readonly field: string;
  readonly value: Buffer;
  readonly stored: unknown;
}

/** Every value of a document that has the form of a sealed one. */
export function sealedIn(document: Readonly<Record<string, unknown>>): Found[] {
  return Object.entries(document).flatMap(([key, value]) =>
    key === "_id" ? [] : within(value, key, key),
  );
}

function within(value: unknown, path: string, field: string): Found[] {
  if (value === null || typeof value !== "object" || value instanceof Date) return [];
  if (isBinary(value)) {
    const bytes = toBuffer(value as never);
    return looksSealed(bytes) ? [{ path, field, value: bytes, stored: value }] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((one, at) =>
      within(one, `${path}.${at}`, `${field}.${(one as { id?: string } | null)?.id ?? at}`),
    );
  }
  return Object.entries(value).flatMap(([key, one]) =>
    within(one, `${path}.${key}`, `${field}.${key}`),
  );
}

const isBinary = (value: object) =>
  Buffer.isBuffer(value) || (value as { _bsontype?: string })._bsontype === "Binary";

/** The product's stored bytes that are no values of the vault, and grow large. */
const bulk = new Set(["mediaChunks", "keyrings", "keyEpochs", "keyRotations", "auditSeals"]);

/** Collections that may hold sealed values, in a fixed order. */
export async function collectionsOf(db: Connection): Promise<string[]> {
  const all = await db.listCollections();
  return all
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("system.") && !bulk.has(name))
    .sort();
}

const step = 200;

/** The next documents of a collection after one, in the order of their ids. */
export async function nextDocuments(
  db: Connection,
  collection: string,
  after: unknown,
): Promise<Record<string, unknown>[]> {
  return db
    .collection(collection)
    .find(after === undefined || after === null ? {} : { _id: { $gt: after as never } })
    .sort({ _id: 1 })
    .limit(step)
    .toArray();
}
