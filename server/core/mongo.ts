import mongoose, { type ClientSession, type Model } from "mongoose";
import { enforceSealed } from "./vault";

/**
 * An unknown path in a query is an error instead of matching everything. Operators cannot come
 * from outside, because every input is typed by its contract before a handler sees it.
 */
mongoose.set("strictQuery", "throw");
mongoose.set("autoIndex", false);
mongoose.set("autoCreate", false);

export type Tx = ClientSession;

export async function connectMongo(uri: string, database: string): Promise<void> {
  await mongoose.connect(uri, {
    dbName: database,
    maxPoolSize: 20,
    serverSelectionTimeoutMS: 5_000,
    writeConcern: { w: "majority", journal: true },
    retryWrites: true,
  });
}

export async function disconnectMongo(): Promise<void> {
  await mongoose.disconnect();
}

/**
 * Makes every declared collection and index. Run before data exists where it can be: an index
 * built late on a large collection blocks its writes.
 */
export async function syncIndexes(): Promise<void> {
  const existing = new Set((await mongoose.connection.listCollections()).map(({ name }) => name));
  // One after the other: several at once can hold each other up for a minute on the embedded server.
  for (const model of Object.values(mongoose.models) as Model<unknown>[]) {
    if (!existing.has(model.collection.collectionName)) await model.createCollection();
    await model.createIndexes();
    await enforceSealed(model);
  }
}

/**
 * Runs `work` in one transaction; all of it happens or none. `work` may run again when another
 * transaction was in the way, so it must do nothing outside the database.
 */
export async function transact<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const session = await mongoose.connection.startSession();
  try {
    return await session.withTransaction(() => work(session), {
      writeConcern: { w: "majority", journal: true },
    });
  } finally {
    await session.endSession();
  }
}

/** Whether a failure says that a unique index already holds the value. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: number }).code === 11000;
}
