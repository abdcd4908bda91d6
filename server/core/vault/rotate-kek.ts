import type { Workshop } from "./key-keeper";
import { rewrap } from "./keyring";
import type { Rotation } from "./rotation";

const batch = 200;

/**
 * A new key-encryption key, then every ring is wrapped anew with it. No data is touched, and the old
 * one stays until it is destroyed on purpose: backups need it.
 */
export async function stepKek(rotation: Rotation, workshop: Workshop): Promise<Rotation | null> {
  const { kms, vault, store } = workshop;
  if (rotation.phase === "begin") {
    // Where the bank's key service makes keys itself, the rotation follows what is current there.
    if (kms.makeKek && !(await madeSince(rotation, workshop))) await kms.makeKek();
    return store.advance(rotation, { phase: "walk", phaseSince: new Date() });
  }
  await kms.status();
  const current = kms.currentKek;
  const old = await vault.rings.stored
    .find({ keys: { $elemMatch: { kek: { $ne: current } } } })
    .limit(batch)
    .toArray();
  if (old.length === 0) {
    const now = new Date();
    return store.advance(rotation, { state: "done", phase: "finish", finishedAt: now });
  }
  let done = 0;
  for (const ring of old) {
    const keys = await Promise.all(ring.keys.map((key) => rewrap(kms, ring._id, key)));
    if (await vault.rings.replace(ring, { keys })) done += 1;
  }
  return store.advance(rotation, { rings: rotation.rings + done });
}

/** Killed between making the key and writing that down, a rotation does not make a second one. */
async function madeSince({ phaseSince }: Rotation, { kms }: Workshop): Promise<boolean> {
  const current = (await kms.status()).find(({ isCurrent }) => isCurrent);
  return current?.madeAt !== undefined && current.madeAt >= phaseSince;
}
