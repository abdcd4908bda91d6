import type { Connection } from "mongoose";
import { isIndexOwner, type StoredKeyring } from "./keyring";
import type { KekStatus, Kms } from "./kms";
import type { Rotation, RotationStore } from "./rotation";

/** What may be told of all keys: kinds, ages and numbers, nobody's data and no key. */
export interface KeyStatus {
  readonly keks: readonly (KekStatus & { readonly rings: number })[];
  readonly data: {
    readonly owners: number;
    readonly destroyed: number;
    /** Keys that still open something and seal nothing new. */
    readonly retired: number;
    readonly oldest?: Date;
  };
  readonly indexes: readonly {
    readonly purpose: string;
    readonly version: number;
    readonly profile: string;
    readonly madeAt: Date;
    readonly retired: number;
    /** Its key never changes: what it derived is what things are known by. */
    readonly isFixed: boolean;
  }[];
  readonly rotations: readonly Rotation[];
}

/** Counts without opening anything. */
export async function keyStatus({
  db,
  kms,
  rotations,
}: {
  readonly db: Connection;
  readonly kms: Kms;
  readonly rotations: RotationStore;
}): Promise<KeyStatus> {
  const keks = new Map<string, number>();
  const indexes: KeyStatus["indexes"][number][] = [];
  const data = { owners: 0, destroyed: 0, retired: 0, oldest: undefined as Date | undefined };
  const shown = {
    createdAt: 1,
    destroyedAt: 1,
    "keys.kek": 1,
    "keys.state": 1,
    "keys.madeAt": 1,
    "keys.version": 1,
    "keys.profile": 1,
  };
  const rings = db.collection<StoredKeyring>("keyrings").find({}, { projection: shown });
  for await (const ring of rings) {
    for (const kek of new Set(ring.keys.map((key) => key.kek)))
      keks.set(kek, (keks.get(kek) ?? 0) + 1);
    if (isIndexOwner(ring._id)) indexes.push(indexOf(ring));
    else if (ring.destroyedAt) data.destroyed += 1;
    else {
      data.owners += 1;
      data.retired += ring.keys.filter(({ state }) => state === "retired").length;
      const madeAt = activeOf(ring)?.madeAt ?? ring.createdAt;
      if (!data.oldest || madeAt < data.oldest) data.oldest = madeAt;
    }
  }
  const { oldest, ...counts } = data;
  return {
    keks: (await kms.status()).map((kek) => ({ ...kek, rings: keks.get(kek.id) ?? 0 })),
    data: { ...counts, ...(oldest ? { oldest } : {}) },
    indexes: indexes.sort((a, b) => (a.purpose < b.purpose ? -1 : 1)),
    rotations: await rotations.all(),
  };
}

const activeOf = ({ keys }: StoredKeyring) => keys.find(({ state }) => state === "active");

function indexOf(ring: StoredKeyring): KeyStatus["indexes"][number] {
  const purpose = ring._id.slice("index:".length);
  const active = activeOf(ring);
  return {
    purpose,
    version: active?.version ?? 1,
    profile: active?.profile ?? "standard",
    madeAt: active?.madeAt ?? ring.createdAt,
    retired: ring.keys.filter(({ state }) => state === "retired").length,
    isFixed: !/^(blind\.|tokens$)/.test(purpose),
  };
}
