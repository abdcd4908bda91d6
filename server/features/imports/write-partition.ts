import type { Write } from "@server/core/importer";
import type { Tx } from "@server/core/mongo";
import mongoose from "mongoose";
import type { BeforeImage } from "./import.model";

type Stored = Record<string, unknown> & { readonly _id: string };

/** Writes a partition's changes and answers what was there before, in the same transaction. */
export async function writeAll(writes: readonly Write[], tx: Tx): Promise<BeforeImage[]> {
  const before: BeforeImage[] = [];
  for (const [name, ofModel] of byModel(writes)) {
    const collection = mongoose.model(name).collection;
    const ids = ofModel.map(({ id }) => id);
    const found = await collection.find({ _id: { $in: ids } } as never, { session: tx }).toArray();
    const stored = new Map(
      found.map((document) => [String(document._id), document as unknown as Stored]),
    );
    before.push(...ofModel.map((write) => imageOf(name, write, stored.get(write.id))));
    await mongoose
      .model(name)
      .bulkWrite(ofModel.map(upsert) as never, { session: tx, ordered: false });
  }
  return before;
}

/** Puts back what `writeAll` found; documents that it made are taken away again. */
export async function undoAll(before: readonly BeforeImage[], tx: Tx): Promise<void> {
  for (const [name, images] of byModel(
    before.map((image) => ({ ...image, model: { modelName: image.model } })),
  )) {
    const writes = images.map(({ id, created, paths }) =>
      created
        ? { deleteOne: { filter: { _id: id } } }
        : { updateOne: { filter: { _id: id }, update: restore(paths) } },
    );
    await mongoose
      .model(name)
      .collection.bulkWrite(writes as never, { session: tx, ordered: false });
  }
}

function upsert({ id, set, insert }: Write) {
  const update = { $set: set, ...(insert ? { $setOnInsert: insert } : {}) };
  return { updateOne: { filter: { _id: id }, update, upsert: true } };
}

function imageOf(model: string, { id, set }: Write, stored: Stored | undefined): BeforeImage {
  if (!stored) return { model, id, created: true, paths: [] };
  return {
    model,
    id,
    created: false,
    paths: Object.keys(set).map((path) => [path, at(stored, path) ?? null]),
  };
}

function restore(paths: BeforeImage["paths"]) {
  const had = paths.filter(([, value]) => value !== null);
  const lacked = paths.filter(([, value]) => value === null);
  return {
    ...(had.length > 0 ? { $set: Object.fromEntries(had) } : {}),
    ...(lacked.length > 0
      ? { $unset: Object.fromEntries(lacked.map(([path]) => [path, ""])) }
      : {}),
  };
}

function at(document: Stored, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      document,
    );
}

function byModel<Item extends { readonly model: { readonly modelName: string } }>(
  items: readonly Item[],
) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = item.model.modelName;
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}
