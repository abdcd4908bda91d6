import type { Connection } from "mongoose";
import { kidOf } from "./cipher";
import { type Found, sealedIn } from "./seal-walk";
import type { Vault } from "./vault";

/** What became of one batch of documents. */
export interface Batch {
  readonly changed: number;
  readonly conflicts: number;
  /** Places whose values cannot be written anew, so that their old key must stay. */
  readonly kept: readonly string[];
}

/**
 * Seals anew what stands under retired keys. Each value is exchanged only if it is still the one
 * that was read: whoever writes at the same time wins, and the next walk looks again.
 */
export async function resealBatch(
  { db, vault }: { readonly db: Connection; readonly vault: Vault },
  collection: string,
  documents: readonly Readonly<Record<string, unknown>>[],
  retired: ReadonlyMap<string, string>,
): Promise<Batch> {
  const kept = new Set<string>();
  const writes: object[] = [];
  for (const document of documents) {
    for (const found of sealedIn(document)) {
      const owner = retired.get(kidOf(found.value));
      if (!owner) continue;
      const fresh = await resealed(vault, owner, collection, String(document._id), found);
      if (!fresh) kept.add(`${collection}.${found.field.replace(/\.[^.]*\./, ".*.")}`);
      else
        writes.push({
          updateOne: {
            filter: { _id: document._id, [found.path]: found.stored },
            update: { $set: { [found.path]: fresh } },
          },
        });
    }
  }
  if (writes.length === 0) return { changed: 0, conflicts: 0, kept: [...kept] };
  const done = await db.collection(collection).bulkWrite(writes as never, { ordered: false });
  return { changed: done.modifiedCount, conflicts: 0, kept: [...kept] };
}

/** A value says by its key whose it is, and by its tag which of its two forms it has. */
async function resealed(
  vault: Vault,
  owner: string,
  collection: string,
  id: string,
  { field, value }: Found,
) {
  for (const name of [field, `{${field}}`]) {
    const place = { collection, id, field: name };
    const plain = await vault.open(owner, place, value).catch(() => undefined);
    if (plain !== undefined) return vault.seal(owner, place, plain);
  }
  return undefined;
}
