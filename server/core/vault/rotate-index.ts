import type { Workshop } from "./key-keeper";
import type { StoredKey, StoredKeyring } from "./keyring";
import { refillBatch } from "./refill";
import type { Rotation } from "./rotation";
import { nextPass, walkStep } from "./walk-step";

/**
 * Whose keys change. Those that derive ids stay: the ids are what everything is known by; those of
 * import prints say only that two rows are equal and cost a needless rewrite at most.
 */
const changing = { _id: { $regex: "^index:(blind\\.|tokens$)" } };

/**
 * New keys of blind indexes. First everybody learns to search under the coming key, then it is
 * used for what is written, then what is stored is computed anew. Nobody is missed meanwhile.
 */
export async function stepIndex(rotation: Rotation, workshop: Workshop): Promise<Rotation | null> {
  const { refills } = workshop;
  if (rotation.phase === "begin") return begin(rotation, workshop);
  if (rotation.phase === "settle")
    return rotation.pass === 0 ? turnOver(rotation, workshop) : nextPass(rotation, workshop);
  if (rotation.phase === "finish") return finish(rotation, workshop);
  const collections = refills.map(({ collection }) => collection);
  return walkStep(rotation, workshop, collections, async (collection, documents) => {
    const found = refills.find((one) => one.collection === collection);
    return found ? refillBatch(workshop, found, documents) : { changed: 0, conflicts: 0, kept: [] };
  });
}

/** Adds the coming keys, which are searched under and not yet written with. */
async function begin(rotation: Rotation, { vault, store }: Workshop): Promise<Rotation | null> {
  const { rings } = vault;
  const todo = await rings.stored.find({ ...changing, by: { $ne: rotation.run } }).toArray();
  for (const ring of todo) {
    const version = Math.max(...ring.keys.map((key) => key.version ?? 1)) + 1;
    const next = await rings.newKey(ring._id, { state: "next", version });
    await rings.replace(ring, { keys: [...ring.keys, next], by: rotation.run });
  }
  if (todo.length > 0) {
    await rings.announce();
    return store.advance(rotation, { rings: rotation.rings + todo.length });
  }
  return store.advance(rotation, { phase: "settle", phaseSince: new Date() });
}

/** Lets the coming keys write, once every process searches under them. */
async function turnOver(rotation: Rotation, workshop: Workshop): Promise<Rotation | null> {
  const { vault, store, settleMs } = workshop;
  if (Date.now() - rotation.phaseSince.getTime() < settleMs) return store.advance(rotation, {});
  for await (const ring of vault.rings.stored.find({ ...changing, "keys.state": "next" }))
    await vault.rings.replace(ring, { keys: turned(ring) });
  await vault.rings.announce();
  const now = new Date();
  return store.advance(rotation, {
    phase: "walk",
    phaseSince: now,
    pass: 1,
    passBegan: now,
    changedInPass: 0,
  });
}

const states = { next: "active", active: "retired", retired: "retired" } as const;
const turned = ({ keys }: StoredKeyring): StoredKey[] =>
  keys.map((key) => ({ ...key, state: states[key.state] }));

/** Destroys the keys before, except where a stored index could not be computed anew. */
async function finish(rotation: Rotation, { vault, store }: Workshop): Promise<Rotation | null> {
  for await (const ring of vault.rings.stored.find({ ...changing, by: rotation.run })) {
    const purpose = ring._id.slice("index:".length);
    if (rotation.kept.some((place) => isOf(place, purpose))) continue;
    const keys = ring.keys.filter(({ state }) => state === "active");
    await vault.rings.replace(ring, { keys });
  }
  await vault.rings.announce();
  return store.advance(rotation, { state: "done", finishedAt: new Date() });
}

/** A place without a named purpose keeps every old key. */
function isOf(place: string, purpose: string): boolean {
  const named = /\.(blind\.\w+|tokens)$/.exec(place)?.[1];
  return named === undefined || named === purpose;
}
