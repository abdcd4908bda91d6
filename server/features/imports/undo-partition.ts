import type { Tx } from "@server/core/mongo";
import mongoose from "mongoose";
import type { BeforeImage } from "./import.model";
import { printOfValue, type Stored, storedBy, valueAt } from "./write-partition";

/** What of one line could not be put back, because somebody changed it after the import. */
export interface KeptPart {
  readonly line: number;
  /** Paths that stay as they are now; none for a document that is gone, or that others added to. */
  readonly paths: readonly string[];
}

/** Says where a value came from or when; it follows what it speaks of and is no change by itself. */
const isBookkeeping = (path: string) => path === "updatedAt" || path.startsWith("sources.");

/**
 * Puts back what `writeAll` found, path by path, where the value still is what the import wrote.
 * What was changed since stays and is answered. A document that the import made is taken away,
 * unless something was added to it since.
 */
export async function undoAll(images: readonly BeforeImage[], tx: Tx): Promise<KeptPart[]> {
  const kept: KeptPart[] = [];
  for (const [name, ofModel] of groupedByModel(images)) {
    const now = await storedBy(
      name,
      ofModel.map(({ id }) => id),
      tx,
    );
    const undone = ofModel.map((image) => undoOne(image, now.get(image.id)));
    kept.push(...undone.flatMap(({ left }) => left ?? []));
    const writes = undone.flatMap(({ write }) => write ?? []);
    if (writes.length > 0)
      await mongoose
        .model(name)
        .collection.bulkWrite(writes as never, { session: tx, ordered: false });
  }
  return kept;
}

interface Undone {
  readonly write?: object;
  readonly left?: KeptPart;
}

function undoOne(image: BeforeImage, now: Stored | undefined): Undone {
  const { id, line, paths, created } = image;
  // Somebody took it away since: there is nothing left to put back.
  if (!now) return created ? {} : { left: { line, paths: [] } };
  const changed = paths.filter(([path, , written]) => printOfValue(valueAt(now, path)) !== written);
  const telling = changed.map(([path]) => path).filter((path) => !isBookkeeping(path));
  if (created) {
    if (telling.length > 0 || grew(now, paths)) return { left: { line, paths: telling } };
    return { write: { deleteOne: { filter: { _id: id } } } };
  }
  const back = paths.filter((path) => !changed.includes(path));
  return {
    ...(back.length > 0
      ? { write: { updateOne: { filter: { _id: id }, update: restore(back) } } }
      : {}),
    ...(telling.length > 0 ? { left: { line, paths: telling } } : {}),
  };
}

/** Whether the record of another import stands in a document that this one made. */
function grew(now: Stored, paths: BeforeImage["paths"]): boolean {
  const known = new Set(paths.map(([path]) => path));
  const sources = (now.sources ?? {}) as Record<string, unknown>;
  return Object.keys(sources).some((kind) => !known.has(`sources.${kind}`));
}

function restore(paths: BeforeImage["paths"]) {
  const had = paths.filter(([, , , wasAbsent]) => !wasAbsent);
  const lacked = paths.filter(([, , , wasAbsent]) => wasAbsent);
  return {
    ...(had.length > 0
      ? { $set: Object.fromEntries(had.map(([path, value]) => [path, value])) }
      : {}),
    ...(lacked.length > 0
      ? { $unset: Object.fromEntries(lacked.map(([path]) => [path, ""])) }
      : {}),
  };
}

function groupedByModel(images: readonly BeforeImage[]): Map<string, BeforeImage[]> {
  const groups = new Map<string, BeforeImage[]>();
  for (const image of images) {
    const group = groups.get(image.model);
    if (group) group.push(image);
    else groups.set(image.model, [image]);
  }
  return groups;
}
