import type { Workshop } from "./key-keeper";
import { isIndexOwner, type StoredKeyring } from "./keyring";
import { resealBatch } from "./reseal";
import type { Rotation } from "./rotation";
import { collectionsOf } from "./seal-walk";
import { nextPass, walkStep } from "./walk-step";

const batch = 200;

/**
 * New data keys: every owner gets one for new values, the stored ones are sealed anew behind the
 * writers' backs, and when a whole walk finds none under the old keys these are destroyed.
 */
export async function stepData(rotation: Rotation, workshop: Workshop): Promise<Rotation | null> {
  if (rotation.phase === "begin") return begin(rotation, workshop);
  if (rotation.phase === "settle") return nextPass(rotation, workshop);
  if (rotation.phase === "finish") return finish(rotation, workshop);
  const retired = await retiredKids(rotation, workshop);
  return walkStep(rotation, workshop, await collectionsOf(workshop.db), (collection, documents) =>
    resealBatch(workshop, collection, documents, retired),
  );
}

/** Gives the next owners their new keys. */
async function begin(rotation: Rotation, { vault, store }: Workshop): Promise<Rotation | null> {
  const { rings } = vault;
  const todo = await rings.stored
    .find({
      ...(rotation.owner ? { _id: rotation.owner } : { _id: { $not: /^index:/ } }),
      by: { $ne: rotation.run },
      destroyedAt: { $exists: false },
    })
    .limit(batch)
    .toArray();
  let done = 0;
  for (const ring of todo) {
    const active = await rings.newKey(ring._id, { state: "active" });
    const old = ring.keys.map((key) => ({ ...key, state: "retired" as const }));
    if (await rings.replace(ring, { keys: [active, ...old], by: rotation.run })) done += 1;
  }
  if (todo.length > 0) {
    await rings.announce();
    return store.advance(rotation, { rings: rotation.rings + done });
  }
  return store.advance(rotation, { phase: "settle", phaseSince: new Date() });
}

/** Whose each retired key is. */
async function retiredKids(
  { owner }: Rotation,
  { vault }: Workshop,
): Promise<ReadonlyMap<string, string>> {
  const filter = { "keys.state": "retired" as const, ...(owner ? { _id: owner } : {}) };
  const kids = new Map<string, string>();
  for await (const ring of vault.rings.stored.find(filter)) {
    if (isIndexOwner(ring._id)) continue;
    for (const { kid, state } of ring.keys) if (state === "retired") kids.set(kid, ring._id);
  }
  return kids;
}

/** Destroys retired keys, except where something may still need them. */
async function finish(rotation: Rotation, workshop: Workshop): Promise<Rotation | null> {
  const { vault, store } = workshop;
  const keepsAll = rotation.kept.length > 0;
  const filter = {
    "keys.state": "retired" as const,
    by: rotation.run,
    ...(rotation.owner ? { _id: rotation.owner } : {}),
  };
  for await (const ring of vault.rings.stored.find(filter)) {
    if (keepsAll || (await isNamedByTrail(ring, workshop))) continue;
    const keys = ring.keys.filter(({ state }) => state !== "retired");
    await vault.rings.replace(ring, { keys });
  }
  await vault.rings.announce();
  return store.advance(rotation, { state: "done", finishedAt: new Date() });
}

/**
 * A reason in the audit trail cannot be sealed anew: its hash stands in the chain. The key goes
 * with the customer's other keys when these are destroyed.
 */
async function isNamedByTrail({ _id }: StoredKeyring, { db }: Workshop): Promise<boolean> {
  if (_id === "staff" || _id === "live") return true;
  const named = await db
    .collection("audit")
    .findOne({ customerId: _id, reason: { $exists: true } }, { projection: { _id: 1 } });
  return named !== null;
}
