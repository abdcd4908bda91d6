import { createHash } from "node:crypto";
import type { Tx } from "@server/core/mongo";
import { BSON } from "mongodb";
import mongoose from "mongoose";
import type { BeforeImage } from "./import.model";
import type { LinedWrite } from "./plan-partition";

export type Stored = Record<string, unknown> & { readonly _id: string };

/** Writes a partition's changes and answers what was there before, in the same transaction. */
export async function writeAll(writes: readonly LinedWrite[], tx: Tx): Promise<BeforeImage[]> {
  const images: BeforeImage[] = [];
  for (const [name, ofModel] of byModel(writes)) {
    const ids = ofModel.map(({ id }) => id);
    const before = await storedBy(name, ids, tx);
    await mongoose
      .model(name)
      .bulkWrite(ofModel.map(upsert) as never, { session: tx, ordered: false });
    // Read again instead of guessed: what is compared at an undo is what the database made of it.
    const after = await storedBy(name, ids, tx);
    images.push(
      ...ofModel.map((write) => imageOf(name, write, before.get(write.id), after.get(write.id))),
    );
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
  const bytes = BSON.serialize({ value: value ?? null });
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

function upsert({ id, set, insert }: LinedWrite) {
  const update = { $set: set, ...(insert ? { $setOnInsert: insert } : {}) };
  return { updateOne: { filter: { _id: id }, update, upsert: true } };
}

function imageOf(
  model: string,
  { id, set, insert = {}, line }: LinedWrite,
  before: Stored | undefined,
  after: Stored | undefined,
): BeforeImage {
  const names = before ? Object.keys(set) : Object.keys({ ...set, ...insert });
  return {
    model,
    id,
    line,
    created: !before,
    paths: names.map((path) => {
      const value = valueAt(before, path);
      return [path, value ?? null, printOfValue(valueAt(after, path)), value === undefined];
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
