import type { Connection } from "mongoose";
import type { Batch } from "./reseal";
import type { Vault } from "./vault";

/** New indexes of one document. What cannot be computed, for want of its value, is named. */
export interface Refilled {
  readonly set: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
}

/**
 * Knows the blind indexes of one collection. The lists of these stand where features are known;
 * a change of index keys works through them.
 */
export interface IndexRefill {
  readonly collection: string;
  /** The paths that hold indexes, for the test that none is forgotten. */
  readonly paths: readonly string[];
  readonly refill: (document: Readonly<Record<string, unknown>>, vault: Vault) => Promise<Refilled>;
}

/** Computes the indexes of documents under the keys for new values, and writes those that differ. */
export async function refillBatch(
  { db, vault }: { readonly db: Connection; readonly vault: Vault },
  { collection, refill }: IndexRefill,
  documents: readonly Readonly<Record<string, unknown>>[],
): Promise<Batch> {
  const kept = new Set<string>();
  let changed = 0;
  let conflicts = 0;
  for (const document of documents) {
    const { set, missing = [] } = await refill(document, vault).catch(() => ({
      set: {},
      missing: ["*"],
    }));
    for (const path of missing) kept.add(`${collection}.${path}`);
    const differs = Object.entries(set).filter(
      ([path, value]) => JSON.stringify(at(document, path)) !== JSON.stringify(value),
    );
    if (differs.length === 0) continue;
    const done = await write(db, collection, document, Object.fromEntries(differs));
    if (done === "taken") {
      conflicts += 1;
      kept.add(`${collection}.${document._id}`);
    } else changed += 1;
  }
  return { changed, conflicts, kept: [...kept] };
}

/** Only where the indexes are still the ones that were read: else the next walk looks again. */
async function write(
  db: Connection,
  collection: string,
  document: Readonly<Record<string, unknown>>,
  set: Readonly<Record<string, unknown>>,
): Promise<"done" | "taken"> {
  const before = Object.fromEntries(
    Object.keys(set).map((path) => [path, at(document, path) ?? { $exists: false }]),
  );
  try {
    await db
      .collection(collection)
      .updateOne({ _id: document._id as never, ...before }, { $set: set });
    return "done";
  } catch (error) {
    if ((error as { readonly code?: number }).code === 11000) return "taken";
    throw error;
  }
}

function at(document: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      document,
    );
}
