import type { ClientSession, Db, MongoClient } from "mongodb";
import type { Manifest } from "./manifest";

/** A way to read all collections as they were at one moment, as far as the server lets one. */
export interface Reader {
  readonly consistency: Manifest["consistency"];
  readonly session?: ClientSession;
  close(): Promise<void>;
}

const probes = "backupProbes";

/**
 * Finds the best that this server really does, by trying instead of by asking its name:
 *
 * - `snapshot`: a replica set reads every collection as of one cluster time, for as long as its
 *   `minSnapshotHistoryWindowInSeconds` (300 by default; raise it for large data);
 * - `transaction`: the embedded server answers snapshot reads with the newest data, but holds one
 *   moment inside a transaction;
 * - `each`: neither; every collection is of its own moment, read in an order in which nothing names
 *   what is not there.
 */
export async function openReader(client: MongoClient, db: Db): Promise<Reader> {
  await db.collection(probes).deleteMany({});
  await db.collection(probes).insertOne({ at: "before" });
  const openings = [
    { consistency: "snapshot" as const, open: () => client.startSession({ snapshot: true }) },
    { consistency: "transaction" as const, open: () => inTransaction(client) },
  ];
  try {
    for (const { consistency, open } of openings) {
      const session = open();
      if (await holdsStill(db, session)) return { consistency, session, close: () => end(session) };
      await end(session);
    }
    return { consistency: "each", close: async () => {} };
  } finally {
    await db
      .collection(probes)
      .drop()
      .catch(() => {});
  }
}

function inTransaction(client: MongoClient): ClientSession {
  const session = client.startSession();
  session.startTransaction({ readConcern: { level: "snapshot" } });
  return session;
}

/** What is written after the first read must not be seen by the second. */
async function holdsStill(db: Db, session: ClientSession): Promise<boolean> {
  try {
    const before = await db.collection(probes).find({}, { session }).toArray();
    await db.collection(probes).insertOne({ at: "after" });
    const after = await db.collection(probes).find({}, { session }).toArray();
    return before.length === after.length;
  } catch {
    return false;
  }
}

async function end(session: ClientSession): Promise<void> {
  if (session.inTransaction()) await session.abortTransaction().catch(() => {});
  await session.endSession();
}
