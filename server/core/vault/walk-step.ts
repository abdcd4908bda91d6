import type { Workshop } from "./key-keeper";
import type { Batch } from "./reseal";
import type { Rotation } from "./rotation";
import { nextDocuments } from "./seal-walk";

/** Handles one batch of documents of a collection. */
type Handle = (
  collection: string,
  documents: readonly Readonly<Record<string, unknown>>[],
) => Promise<Batch>;

/** Documents a step may look at before it writes down how far it came. */
const perStep = 1000;

/**
 * One step of walking through collections in order. A whole walk that began after the old keys went
 * out of use and changed nothing proves that nothing stands under them; then `finish` follows.
 */
export async function walkStep(
  rotation: Rotation,
  { db, store, settleMs }: Workshop,
  collections: readonly string[],
  handle: Handle,
): Promise<Rotation | null> {
  let { values, conflicts, changedInPass } = rotation;
  const kept = new Set(rotation.kept);
  let collection = rotation.at?.collection ?? collections[0];
  let after = rotation.at?.after;
  let seen = 0;
  while (collection !== undefined && seen < perStep) {
    const documents = await nextDocuments(db, collection, after);
    const done = documents.length > 0 ? await handle(collection, documents) : nothing;
    for (const place of done.kept) kept.add(place);
    values += done.changed;
    changedInPass += done.changed;
    conflicts += done.conflicts;
    seen += documents.length + 1;
    after = documents.at(-1)?._id;
    if (after === undefined) collection = collections[collections.indexOf(collection) + 1];
  }
  const progress = { values, conflicts, changedInPass, kept: [...kept].slice(0, 50) };
  if (collection !== undefined)
    return store.advance(rotation, { ...progress, at: { collection, after: after ?? null } });
  return endOfPass({ ...rotation, ...progress });

  function endOfPass(ended: Rotation): Promise<Rotation | null> {
    const beganLate = (ended.passBegan?.getTime() ?? 0) - ended.phaseSince.getTime() >= settleMs;
    const isProven = beganLate && ended.changedInPass === 0;
    return store.advance(rotation, {
      ...progress,
      ...(isProven ? { phase: "finish" } : { phase: "settle" }),
    });
  }
}

const nothing: Batch = { changed: 0, conflicts: 0, kept: [] };

/** Begins the next walk: at once the first time, then when the old keys surely are out of use. */
export function nextPass(
  rotation: Rotation,
  { store, settleMs }: Workshop,
): Promise<Rotation | null> {
  const now = new Date();
  const isEarly = rotation.pass > 0 && now.getTime() - rotation.phaseSince.getTime() < settleMs;
  if (isEarly) return store.advance(rotation, {});
  return store.advance(rotation, {
    phase: "walk",
    pass: rotation.pass + 1,
    passBegan: now,
    changedInPass: 0,
    conflicts: 0,
    kept: [],
    at: undefined as never,
  });
}
