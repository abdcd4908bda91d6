import { createHash } from "node:crypto";
import type { Tx } from "@server/core/mongo";
import { BSON } from "mongodb";
import mongoose from "mongoose";
import type { BeforeImage } from "./import.model";
import type { LinedWrite } from "./plan-partition";

export type Stored = Record<string, unknown> & { readonly _id: string };

/**
 * Writes a partition's changes and answers what was there before, in the same transaction. Straight
 * through the driver: what importers give is what is stored, so its print is known beforehand, and
 * new documents go in as one insertion. The database's validators still refuse what must be sealed.
 */
export async function writeAll(writes: readonly LinedWrite[], tx: Tx): Promise<BeforeImage[]> {
  const images: BeforeImage[] = [];
  for (const [name, ofModel] of byModel(writes)) {
    const { collection } = mongoose.model(name);
    const before = await storedBy(
      name,
      ofModel.map(({ id }) => id),
      tx,
    );
    const fresh = ofModel.filter(({ id }) => !before.has(id));
    const known = ofModel.filter(({ id }) => before.has(id));
    if (fresh.length > 0)
      await collection.insertMany(fresh.map(documentOf) as never, { session: tx, ordered: false });
    if (known.length > 0)
      await collection.bulkWrite(known.map(update) as never, { session: tx, ordered: false });
    images.push(...ofModel.map((write) => imageOf(name, write, before.get(write.id))));
  }
  return images;
}

/** The stored documents of these ids, as the database holds them. */
export async function storedBy(
  model: string,
  ids: readonly string[],
  tx: Tx,
): Promise<Map<string, Stored>> {
  const found = await mongoose
    .model(model)
    .collection.find({ _id: { $in: ids } } as never, { session: tx })
    .toArray();
  return new Map(found.map((document) => [String(document._id), document as unknown as Stored]));
}

/** A short print of a stored value: equal for equal values, and no way back to them. */
export function printOfValue(value: unknown): string {
  const bytes = BSON.serialize({ value: value ?? null }, { ignoreUndefined: false });
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
}

/** The value at a dotted path; undefined when there is none. */
export function valueAt(document: Stored | undefined, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined | null)?.[key],
      document,
    );
}

const update = ({ id, set }: LinedWrite) => ({
  updateOne: { filter: { _id: id }, update: { $set: set } },
});

/** A new document: what it starts with, and over it what the row says. */
function documentOf({ id, set, insert = {} }: LinedWrite): Stored {
  const document: Record<string, unknown> & { _id: string } = { ...insert, _id: id };
  for (const [path, value] of Object.entries(set)) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let within: Record<string, unknown> = document;
    for (const name of names) {
      within[name] = { ...(within[name] as object | undefined) };
      within = within[name] as Record<string, unknown>;
    }
    within[last] = value;
  }
  return document;
}

function imageOf(
  model: string,
  { id, set, insert = {}, line }: LinedWrite,
  before: Stored | undefined,
): BeforeImage {
  const written = before ? set : { ...insert, ...set };
  return {
    model,
    id,
    line,
    created: !before,
    paths: Object.entries(written).map(([path, value]) => {
      const was = valueAt(before, path);
      return [path, was ?? null, printOfValue(value), was === undefined];
    }),
  };
}

function byModel<Item extends { readonly model: { readonly modelName: string } }>(
  items: readonly Item[],
) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = item.model.modelName;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
