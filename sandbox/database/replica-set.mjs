const set = "guibin";

/**
 * Makes a `mongod` that was started with --replSet the only member of its set: transactions and
 * change streams need one. A port that changed since last time is written into the set's config.
 */
export async function ensureReplicaSet(port) {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  try {
    const admin = client.db("admin");
    const current = await configOf(admin);
    if (!current) await admin.command({ replSetInitiate: { _id: set, members } });
    if (current && current.members[0].host !== members[0].host) {
      const config = { ...current, members, version: current.version + 1 };
      await admin.command({ replSetReconfig: config, force: true });
    }
    await untilPrimary(admin);
  } finally {
    await client.close();
  }
}

const notYetInitialized = 94;

async function configOf(admin) {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (error.code === notYetInitialized) return undefined;
    throw error;
  }
}

async function untilPrimary(admin) {
  for (let tries = 0; tries < 300; tries++) {
    if ((await admin.command({ hello: 1 })).isWritablePrimary) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(
    "The local mongod did not become the primary of its replica set within 30 seconds.",
  );
}
