import type { Connection } from "mongoose";
import type { AuditLine, StoredLine } from "./entry";
import type { Purge, PurgedLine } from "./purge";
import type { Seal } from "./seal";
import type { StoredSeal } from "./sealer";
import type { LeaseDocument } from "./sealer-lease";

/** One step through the trail: the lines of a seal come before it, unsealed lines at the end. */
export type TrailItem =
  | { readonly line: AuditLine | PurgedLine }
  | { readonly purge: Purge }
  | { readonly seal: Seal }
  | { readonly missing: number };

const step = 2000;

/** Reads the stored trail in the order in which it is verified. */
export async function* walkTrail(db: Connection): AsyncGenerator<TrailItem> {
  const sealedTo = new Map<string, number>();
  const last = await lastSealNumber(db);
  for (let k = 1; k <= last; k += 1) {
    const stored = await db.collection<StoredSeal>("auditSeals").findOne({ _id: k });
    if (stored?.k !== k) {
      yield { missing: k };
      continue;
    }
    const { _id, ...seal } = stored;
    const purge = await db.collection<Purge & { _id: number }>("auditPurges").findOne({ _id: k });
    if (purge) yield { purge: withoutId(purge) };
    for (const { shard, from, to } of seal.ranges) {
      yield* linesOf(db, shard, from, to);
      sealedTo.set(shard, to);
    }
    yield { seal };
  }
  for (const shard of await shardsOf(db)) {
    yield* linesOf(db, shard, (sealedTo.get(shard) ?? 0) + 1, Number.MAX_SAFE_INTEGER);
  }
}

/** The number of the last seal, as the seals or the sealer's own note tell, whichever is higher. */
export async function lastSealNumber(db: Connection): Promise<number> {
  const lease = await db.collection<LeaseDocument>("auditLeases").findOne({ _id: "sealer" });
  const [last] = await db
    .collection<StoredSeal>("auditSeals")
    .find()
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  return Math.max(lease?.lastSeal ?? 0, last?.k ?? 0);
}

/** How many lines the database holds, to find those that stand in no chain. */
export function countLines(db: Connection): Promise<number> {
  return db.collection("audit").countDocuments();
}

async function* linesOf(
  db: Connection,
  shard: string,
  from: number,
  to: number,
): AsyncGenerator<TrailItem> {
  for (let low = from; low <= to; low += step) {
    const high = Math.min(to, low + step - 1);
    const found = await db
      .collection<StoredLine>("audit")
      .find({ shard, n: { $gte: low, $lte: high } })
      .sort({ n: 1 })
      .toArray();
    for (const { _id, ...line } of found) yield { line };
    if (found.length === 0 && to === Number.MAX_SAFE_INTEGER) return;
  }
}

async function shardsOf(db: Connection): Promise<string[]> {
  const listed = await db
    .collection<{ _id: string }>("auditShards")
    .find({}, { projection: { _id: 1 } })
    .toArray();
  return listed.map(({ _id }) => _id).sort();
}

function withoutId({ _id, ...purge }: Purge & { readonly _id: number }): Purge {
  return purge;
}
