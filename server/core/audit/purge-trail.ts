import type { Connection } from "mongoose";
import type { StoredLine } from "./entry";
import { type Purge, type PurgedLine, purgeOver, textOfPurge } from "./purge";
import { type RetentionMonths, retentionClassOf } from "./retention";
import type { StoredSeal } from "./sealer";
import type { Signer } from "./signer";

interface Options {
  readonly db: Connection;
  readonly signer: Signer;
  readonly now: Date;
  readonly months: RetentionMonths;
  readonly approvedBy: readonly string[];
  /** Counts only. */
  readonly dryRun?: boolean;
}

/** What a purge took out, or would take out. */
export interface PurgeReport {
  readonly lines: number;
  readonly seals: number;
  readonly byClass: Readonly<Record<string, number>>;
}

/**
 * Takes the content out of sealed lines whose time of keeping is over. Their hashes stay under a
 * signed record, one a seal, written in one transaction with the lines: killed in between, the
 * trail still verifies and the next run goes on.
 */
export async function purgeTrail(options: Options): Promise<PurgeReport> {
  const { db, now, months } = options;
  const byClass: Record<string, number> = {};
  let lines = 0;
  let seals = 0;
  const youngest = monthsBefore(now, Math.min(...Object.values(months)));
  const due = db
    .collection<StoredSeal>("auditSeals")
    .find({ at: { $lt: youngest.toISOString() } })
    .sort({ _id: 1 });
  for await (const seal of due) {
    const held = await linesUnder(db, seal);
    const expired = held.filter(
      (line): line is StoredLine =>
        !("purged" in line) &&
        line.at < monthsBefore(now, months[retentionClassOf(line.act)]).toISOString(),
    );
    if (expired.length === 0) continue;
    for (const { act } of expired)
      byClass[retentionClassOf(act)] = (byClass[retentionClassOf(act)] ?? 0) + 1;
    lines += expired.length;
    seals += 1;
    if (!options.dryRun) await takeOut(seal, held, expired, options);
  }
  return { lines, seals, byClass };
}

type Held = StoredLine | (PurgedLine & { readonly _id: string });

async function linesUnder(db: Connection, { ranges }: StoredSeal): Promise<Held[]> {
  const parts = await Promise.all(
    ranges.map(({ shard, from, to }) =>
      db
        .collection<StoredLine>("audit")
        .find({ shard, n: { $gte: from, $lte: to } })
        .sort({ n: 1 })
        .toArray(),
    ),
  );
  return parts.flat();
}

async function takeOut(
  { k }: StoredSeal,
  held: readonly Held[],
  expired: readonly StoredLine[],
  { db, signer, now, approvedBy }: Options,
): Promise<void> {
  const gone = new Set(expired.map(({ _id }) => _id));
  const hashes = held.filter((line) => "purged" in line || gone.has(line._id)).map(({ h }) => h);
  const unsigned = {
    k,
    at: now.toISOString(),
    ...purgeOver(hashes),
    approvedBy: [...approvedBy],
    keyId: signer.keyId,
  };
  const purge: Purge = { ...unsigned, sig: await signer.sign(textOfPurge(unsigned)) };
  const writes = expired.map(({ _id, shard, n, h }) => ({
    // Its index wants an id for every line; the line's own went with the content.
    replaceOne: { filter: { _id }, replacement: { _id, id: h, shard, n, h, purged: k } },
  }));
  await db.withSession((session) =>
    session.withTransaction(
      async () => {
        await db
          .collection<{ _id: number }>("auditPurges")
          .replaceOne({ _id: k }, purge as never, { upsert: true, session });
        await db.collection("audit").bulkWrite(writes as never, { session });
      },
      { writeConcern: { w: "majority" } },
    ),
  );
}

function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}
