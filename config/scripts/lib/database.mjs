import {
  claimFolder,
  forgetFolder,
  freePort,
  prepareEngine,
  readMarker,
  serveDatabase,
  writeMarker,
} from "../../../sandbox/database/index.mjs";
import { launch } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { takeLock } from "./lock.mjs";
import { appendLog } from "./log.mjs";
import { at } from "./paths.mjs";

/** The name of the product's database on whatever server there is. */
export const databaseName = "guibin";

const dataFolder = at(".data/db");

/** Finds or installs a database server; `slow` says whether the one in Python will do. */
export function prepareDatabase(step, { slow = true } = {}) {
  return step("database", (say) => inOneSentence(() => prepareEngine({ slow, launch, say })));
}

/**
 * Runs the product's database on the checkout's own data folder. Only one process in a checkout
 * may; it starts its server again under the same lock.
 */
export function openDatabase(engine, { port } = {}) {
  return inOneSentence(async () => {
    if (engine.kind === "uri") return serveDatabase({ engine });
    const chosen = port ?? (await freePort());
    const { owner } = takeLock("database", { uri: `mongodb://127.0.0.1:${chosen}` });
    if (owner && owner.pid !== process.pid) {
      throw new Error(`The database is running already, at ${owner.uri}: stop that one first.`);
    }
    claimFolder(dataFolder, engine);
    const onLine = appendLog("database");
    const folder = dataFolder;
    return serveDatabase({ engine, folder, port: chosen, durable: true, launch, onLine });
  });
}

/** A server on a folder of its own, for tests and benches. */
export function openScratchDatabase(engine, folder, options) {
  const durable = true;
  return inOneSentence(() => serveDatabase({ engine, folder, durable, launch, ...options }));
}

export function forgetData() {
  forgetFolder(dataFolder);
}

/**
 * Whether the demo bank must still be imported: into a database of ours until that was done whole,
 * into somebody else's only while it is empty.
 */
export async function needsDemo(database) {
  if (database.engine.kind !== "uri" && readMarker(dataFolder)?.demo) return false;
  return withDatabase(database, async (db) => {
    const collections = await db.listCollections({}, { nameOnly: true }).toArray();
    if (database.engine.kind === "uri") return collections.length === 0;
    // An import that was cut short is begun anew.
    if (collections.length > 0) await db.dropDatabase();
    return true;
  });
}

export function noteDemo(database) {
  if (database.engine.kind === "uri") return;
  writeMarker(dataFolder, { demo: new Date().toISOString() });
}

async function withDatabase(database, work) {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(database.uri(databaseName), { serverSelectionTimeoutMS: 10_000 });
  try {
    return await work(client.db(databaseName));
  } catch (error) {
    throw new Failure(`The database does not answer: ${error.message}.`);
  } finally {
    await client.close();
  }
}

/** The database's own modules speak in sentences already. */
async function inOneSentence(work) {
  try {
    return await work();
  } catch (error) {
    throw new Failure(error.message);
  }
}
