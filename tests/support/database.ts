import { nameIn } from "@sandbox/database/index.mjs";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, inject } from "vitest";

export interface TestDatabase {
  /** The server's address with this worker's database in it: what MONGODB_URI would hold. */
  readonly uri: string;
  readonly name: string;
}

/** What a killed process was writing holds its documents for a minute. */
const mostWaitMs = 150_000;

/**
 * This worker's own database, empty when the file that calls it starts. One worker runs one file
 * at a time, so files never see each other's documents.
 */
export function testDatabase(): TestDatabase {
  const database = workerDatabase();
  beforeAll(() => dropDatabase(database), mostWaitMs);
  afterAll(() => dropDatabase(database), mostWaitMs);
  return database;
}

/** Empties the database, indexes included. */
export async function dropDatabase({ uri, name }: TestDatabase): Promise<void> {
  const client = new MongoClient(uri);
  try {
    await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}

function workerDatabase(): TestDatabase {
  const server = inject("databaseUri");
  if (!server) {
    throw new Error(
      "No database is installed for the tests: run `npm run db -- --build` once, or set MONGODB_URI.",
    );
  }
  const name = `guibin_test_${process.env.VITEST_POOL_ID ?? "0"}`;
  return { uri: nameIn(server, name), name };
}
