import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createAudit, fileSigner, Sealer, verifyStored } from "@server/core/audit";
import { readKeyFile } from "@server/core/vault";
import { testStores } from "@tests/support/stores";
import mongoose from "mongoose";
import { afterEach, describe, expect, it } from "vitest";

const stores = testStores();
const db = mongoose.connection;
const lines = () => db.collection("audit");

const entry = {
  actor: { kind: "staff" as const, id: "stf_1", roles: ["rm"] },
  act: "customer.read",
  object: { kind: "customer", id: "cus_1" },
  customerId: "cus_1",
  result: "ok" as const,
  ip: "10.0.0.1",
  requestId: "req_1",
};

function signer() {
  return fileSigner(readKeyFile(stores().keyFile, { strict: true }).signing);
}

async function sealAll(): Promise<void> {
  const sealer = new Sealer({ db, audit: stores().audit, signer: signer() });
  await sealer.sealNow();
  await sealer.stop();
}

const verify = async () => (await verifyStored(db, signer().publicKeys)).summary;

afterEach(() => stores().audit.settled());

describe("recording an act", () => {
  it("writes the entry with the act's transaction", async () => {
    await db.withSession((session) =>
      session.withTransaction(async () => {
        await db.collection("acts").insertOne({ _id: "act_1" } as never, { session });
        await stores().audit.record({ ...entry, requestId: "with-act" }, { session });
      }),
    );
    await stores().audit.settled();

    expect(await lines().findOne({ requestId: "with-act" })).toMatchObject({
      act: "customer.read",
      result: "ok",
    });
  });

  it("leaves nothing behind when the transaction is aborted", async () => {
    await db
      .withSession((session) =>
        session.withTransaction(async () => {
          await stores().audit.record({ ...entry, requestId: "aborted" }, { session });
          throw new Error("no");
        }),
      )
      .catch(() => {});
    await stores().audit.settled();

    expect(await lines().countDocuments({ requestId: "aborted" })).toBe(0);
    expect(await db.collection("auditQueue").countDocuments()).toBe(0);
  });

  it("writes once what a repeated transaction recorded twice", async () => {
    let tries = 0;
    await db.withSession((session) =>
      session.withTransaction(async () => {
        tries += 1;
        await stores().audit.record({ ...entry, requestId: "repeated" }, { session });
        if (tries > 1) return;
        const conflict = new mongoose.mongo.MongoServerError({
          message: "again",
          errorLabels: ["TransientTransactionError"],
        });
        throw conflict;
      }),
    );
    await stores().audit.settled();

    expect(tries).toBe(2);
    expect(await lines().countDocuments({ requestId: "repeated" })).toBe(1);
  });

  it("gives a place to entries whose process died between commit and chain", async () => {
    const queuedAt = new Date(Date.now() - 60_000);
    const draft = { id: "aud_orphan", at: queuedAt.toISOString(), ...entry, requestId: "orphan" };
    await db
      .collection("auditQueue")
      .insertOne({ _id: "aud_orphan", shard: "gone", draft, queuedAt } as never);

    await sealAll();

    expect(await lines().countDocuments({ requestId: "orphan" })).toBe(1);
    expect(await db.collection("auditQueue").countDocuments()).toBe(0);
    expect((await verify()).unsealed).toBe(0);
  });
});

describe("noting a read", () => {
  it("is written soon, in order, each holding the hash of the one before", async () => {
    for (let at = 0; at < 1200; at += 1) stores().audit.note({ ...entry, requestId: `note-${at}` });
    await stores().audit.settled();

    const found = await lines()
      .find({ requestId: /^note-/ })
      .sort({ n: 1 })
      .toArray();
    expect(found.map(({ requestId }) => requestId)).toEqual(
      Array.from({ length: 1200 }, (_, at) => `note-${at}`),
    );
    expect(found.every((line, at) => at === 0 || line.prev === found[at - 1]?.h)).toBe(true);
  });

  it("seals what was written as a reason", async () => {
    await stores().audit.await({ ...entry, requestId: "reasoned", reason: "客户来电 13800136021" });

    const line = await lines().findOne({ requestId: "reasoned" });
    const sealed = Buffer.from(String(line?.reason), "base64");
    const place = { collection: "audit", id: String(line?.id), field: "reason" };
    expect(JSON.stringify(line)).not.toContain("13800136021");
    expect(await stores().vault.open("cus_1", place, sealed)).toBe("客户来电 13800136021");
  });

  it("keeps nothing but what the trail knows", async () => {
    await stores().audit.await({ ...entry, requestId: "extra", phone: "13800136021" } as never);

    expect(JSON.stringify(await lines().findOne({ requestId: "extra" }))).not.toContain(
      "13800136021",
    );
  });
});

describe("a sensitive act", () => {
  it("fails when the trail cannot be written, and the trail is whole afterwards", async () => {
    const alarms: string[] = [];
    const away = mongoose.createConnection("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=300", {
      dbName: "gone",
    });
    away.asPromise().catch(() => {});
    const { vault, clock } = stores();
    const audit = createAudit({ db: away, vault, clock, alarm: (problem) => alarms.push(problem) });

    await expect(audit.await(entry)).rejects.toMatchObject({
      code: "request.unavailable",
      status: 503,
    });
    await audit.close();
    await away.close();

    expect(alarms).toContain("the audit trail does not answer");
    expect(await verify()).toMatchObject({ lines: expect.any(Number) });
  });

  it("is not half written when an answer of the database was lost", async () => {
    const audit = createAudit({ db, vault: stores().vault, clock: stores().clock });
    const collection = db.collection.bind(db);
    let lost = false;
    const flaky = new Proxy(db, {
      get: (target, key) =>
        key !== "collection"
          ? (Reflect.get(target, key).bind?.(target) ?? Reflect.get(target, key))
          : (name: string) => {
              const real = collection(name);
              if (name !== "audit" || lost) return real;
              return new Proxy(real, {
                get: (of, method) => {
                  const value = Reflect.get(of, method);
                  if (method !== "insertMany")
                    return typeof value === "function" ? value.bind(of) : value;
                  return async (...args: never[]) => {
                    await value.apply(of, args);
                    lost = true;
                    throw new Error("connection reset");
                  };
                },
              });
            },
    });
    const second = createAudit({ db: flaky, vault: stores().vault, clock: stores().clock });

    second.note({ ...entry, requestId: "answer-lost" });
    second.note({ ...entry, requestId: "answer-lost" });
    await second.settled();
    await second.close();
    await audit.close();

    expect(lost).toBe(true);
    expect(await lines().countDocuments({ requestId: "answer-lost" })).toBe(2);
    expect((await verify()).lines).toBeGreaterThan(0);
  });
});

describe("several processes", () => {
  const script = fileURLToPath(new URL("../../../support/audit-process.ts", import.meta.url));
  const start = (count: number): ChildProcess => {
    const { database, keyFile } = stores();
    return spawn(
      process.execPath,
      ["--import", "tsx", script, database.uri, database.name, keyFile, String(count)],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
  };

  it("append at once, each in its own chain, and seal without a gap", async () => {
    const before = await lines().countDocuments();
    const children = [start(150), start(150)];
    const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
    await sealAll();

    expect(codes).toEqual([0, 0]);
    expect(await verify()).toMatchObject({ lines: before + 300, unsealed: 0 });
  });

  it("lose nothing that was acknowledged when one is killed", async () => {
    const child = start(100_000);
    await once(child.stdout as NonNullable<typeof child.stdout>, "data");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill("SIGKILL");
    await once(child, "exit");
    await db.collection("auditQueue").updateMany({}, { $set: { queuedAt: new Date(0) } });
    await sealAll();

    const mine = await lines()
      .find({ "actor.id": `stf_${child.pid}` })
      .toArray();
    const known = new Set(mine.map(({ requestId }) => Number(String(requestId).slice(4))));
    const last = Math.max(...[...known].filter((at) => at % 3 === 2));
    const waitedFor = Array.from({ length: last + 1 }, (_, at) => at).filter((at) => at % 3 !== 1);
    expect(known.size).toBe(mine.length);
    expect(waitedFor.filter((at) => !known.has(at))).toEqual([]);
    expect(await verify()).toMatchObject({ unsealed: 0 });
  });
});

describe("the sealer", () => {
  it("works in one process at a time", async () => {
    const options = { db, audit: stores().audit, signer: signer() };
    const [first, second] = [new Sealer(options), new Sealer(options)];

    expect(await first.sealNow()).toBe(true);
    expect(await second.sealNow()).toBe(false);
    await first.stop();
    expect(await second.sealNow()).toBe(true);
    await second.stop();
  });
});
