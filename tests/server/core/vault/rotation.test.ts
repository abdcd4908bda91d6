import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  createKeyKeeper,
  createVault,
  fileKms,
  type KeyKeeper,
  type KeyKind,
  readKeyFile,
} from "@server/core/vault";
import { openProbe, type Probe, probeOf, probeRefill } from "@tests/support/rotation-probe";
import { testStores } from "@tests/support/stores";
import mongoose from "mongoose";
import { beforeEach, describe, expect, it } from "vitest";

const stores = testStores();
const probes = () => mongoose.connection.collection<Probe>("probes");
const rings = () => mongoose.connection.collection<{ _id: string; keys: RingKey[] }>("keyrings");
interface RingKey {
  readonly kid: string;
  readonly kek: string;
  readonly state: string;
  readonly version?: number;
}
const numberAt = (at: number) => `138${String(10_000_000 + at)}`;

/** A process of its own: same database and keys, nothing cached. */
function otherProcess(profile: "standard" | "gm" = "standard") {
  const { clock, keyFile: path } = stores();
  const kms = fileKms(readKeyFile(path, { strict: true }), { path, strict: true, profile });
  const db = mongoose.connection;
  const vault = createVault({ db, kms, clock, profile, freshMs: 50 });
  const refills = [probeRefill];
  return { kms, vault, keeper: createKeyKeeper({ db, kms, vault, clock, refills, settleMs: 400 }) };
}

async function toTheEnd(keeper: KeyKeeper, kind: KeyKind): Promise<void> {
  for (;;) {
    const [now] = (await keeper.rotations()).filter((one) => one._id === kind);
    if (now?.state === "done") return;
    const after = await keeper.step(kind);
    if (!after || after.phase === "settle") await new Promise((go) => setTimeout(go, 20));
  }
}

async function rotate(kind: KeyKind, profile?: "standard" | "gm"): Promise<void> {
  const { keeper } = otherProcess(profile);
  await keeper.begin(kind, { by: "stf_test" });
  await toTheEnd(keeper, kind);
}

const kidsIn = async () => {
  const all = await probes().find().toArray();
  return new Set(
    all.flatMap(({ phone, words }) =>
      [phone, words].map((one) => Buffer.from(one.buffer as never).toString("hex", 2, 10)),
    ),
  );
};

beforeEach(async () => {
  await probes().deleteMany({});
  await mongoose.connection.collection("keyRotations").deleteMany({});
  const { vault } = otherProcess();
  const all = await Promise.all(
    Array.from({ length: 60 }, (_, at) => probeOf(vault, `p${at}`, numberAt(at))),
  );
  await probes().insertMany(all);
});

describe("a change of the key-encryption key", () => {
  it("wraps every ring anew, and the old key is destroyed only when nothing names it", async () => {
    const { keeper, kms } = otherProcess();
    const before = kms.currentKek;
    await expect(keeper.destroyKek(before)).rejects.toThrow("keys.inUse");

    await rotate("kek");

    const keks = new Set(
      (await rings().find().toArray()).flatMap(({ keys }) => keys.map((k) => k.kek)),
    );
    expect(keks.size).toBe(1);
    expect(keks.has(before)).toBe(false);
    await otherProcess().keeper.destroyKek(before);
    expect(readFileSync(stores().keyFile, "utf8")).not.toContain(before);
    const one = (await probes().findOne({ _id: "p7" })) as Probe;
    expect(await openProbe(otherProcess().vault, one)).toEqual(Array(3).fill(numberAt(7)));
  });
});

describe("a change of data keys", () => {
  it("seals every value anew and destroys the keys before", async () => {
    const before = await kidsIn();

    await rotate("data");

    const after = await kidsIn();
    expect([...after].filter((kid) => before.has(kid))).toEqual([]);
    const keys = (
      await rings()
        .find({ _id: /^cus_of_/ } as never)
        .toArray()
    ).map((r) => r.keys);
    expect(keys.every((ring) => ring.length === 1 && ring[0]?.state === "active")).toBe(true);
    for (const probe of await probes().find().toArray())
      expect(new Set(await openProbe(otherProcess().vault, probe)).size).toBe(1);
  });

  it("keeps an old key while a value stays that cannot be sealed anew, and says where", async () => {
    const stray = await stores().vault.seal(
      "cus_of_p1",
      { collection: "elsewhere", id: "x", field: "y" },
      "茶",
    );
    await probes().updateOne({ _id: "p1" }, { $set: { stray } as never });

    await rotate("data");

    const [run] = await otherProcess().keeper.rotations();
    expect(run?.kept).toEqual(["probes.stray"]);
    const ring = await rings().findOne({ _id: "cus_of_p1" });
    expect(ring?.keys.map(({ state }) => state)).toEqual(["active", "retired"]);
    expect(
      await otherProcess().vault.open(
        "cus_of_p1",
        { collection: "elsewhere", id: "x", field: "y" },
        stray,
      ),
    ).toBe("茶");
  });

  it("keeps the key of a customer whose reasons stand in the audit trail", async () => {
    const { audit } = stores();
    await audit.await({
      actor: { kind: "staff", id: "stf_1", roles: ["rm"] },
      act: "customer.revealed",
      object: { kind: "customer", id: "cus_of_p2" },
      customerId: "cus_of_p2",
      result: "ok",
      ip: "",
      requestId: "",
      reason: "客户来电核对",
    });

    await rotate("data");

    const states = async (_id: string) => (await rings().findOne({ _id }))?.keys.length;
    expect(await states("cus_of_p2")).toBeGreaterThan(1);
    expect(await states("cus_of_p3")).toBe(1);
  });
});

describe("a change of index keys", () => {
  it("computes every index anew under the next version", async () => {
    await rotate("index");

    const all = await probes().find().toArray();
    const versions = new Set(all.map(({ phoneIndex }) => phoneIndex.split(".")[0]));
    expect(versions.size).toBe(1);
    const [first] = await otherProcess().vault.blindSearch("phone", numberAt(0));
    expect(all.find(({ _id }) => _id === "p0")?.phoneIndex).toBe(first);
    expect(await otherProcess().vault.blindSearch("phone", numberAt(0))).toHaveLength(1);
  });
});

describe("one rotation of a kind", () => {
  it("runs at a time", async () => {
    const { keeper } = otherProcess();
    await keeper.begin("data", { by: "stf_test" });

    await expect(otherProcess().keeper.begin("data", { by: "stf_test" })).rejects.toThrow(
      "keys.running",
    );
    await toTheEnd(keeper, "data");
  });
});

describe("under load, killed again and again", () => {
  it.each(["data", "index", "kek"] as const)(
    "a change of %s keys loses no value, misses no search and ends without old keys",
    async (kind) => {
      const before = { kids: await kidsIn(), index: (await probes().findOne())?.phoneIndex };
      const users = Array.from({ length: 4 }, () => otherProcess().vault);
      let running = true;
      const written = new Map<string, string>();
      const failures: unknown[] = [];
      let count = 0;

      // Half of the records are only read, half are written by one writer each.
      const readers = users.map(async (vault, user) => {
        for (let at = user; running; at = (at + 1) % 30) {
          await readAndFind(vault, `p${at}`, numberAt(at)).catch((error) => failures.push(error));
          count += 1;
        }
      });
      const writers = users.map(async (vault, user) => {
        for (let turn = 0; running; turn += 1) {
          const id = `p${30 + user * 7 + (turn % 7)}`;
          const number = numberAt(1000 + user * 100_000 + turn);
          await write(vault, id, number).catch((error) => failures.push(error));
          written.set(id, number);
          await readAndFind(vault, id, number).catch((error) => failures.push(error));
        }
      });

      const { keeper } = otherProcess();
      await keeper.begin(kind, { by: "stf_test" });
      for (let kill = 0; kill < 3; kill += 1) await workAndDie(kind, 30 + kill * 70);
      await mongoose.connection
        .collection("keyRotations")
        .updateMany({}, { $set: { until: new Date(0) } });
      await toTheEnd(keeper, kind);
      running = false;
      await Promise.all([...readers, ...writers]);

      expect(failures).toEqual([]);
      expect(count).toBeGreaterThan(20);
      const { vault } = otherProcess();
      for (const [id, number] of written) await readAndFind(vault, id, number);
      if (kind === "data")
        expect([...(await kidsIn())].filter((kid) => before.kids.has(kid))).toEqual([]);
      if (kind === "index") {
        const [old] = String(before.index).split(".");
        const left = (await probes().find().toArray()).filter(({ phoneIndex }) =>
          phoneIndex.startsWith(`${old}.`),
        );
        expect(left).toEqual([]);
      }
    },
    90_000,
  );

  async function readAndFind(
    vault: ReturnType<typeof createVault>,
    id: string,
    number: string,
  ): Promise<void> {
    const found = await probes().findOne({
      phoneIndex: { $in: await vault.blindSearch("phone", number) },
    });
    if (found?._id !== id) throw new Error(`${id} was not found by ${number}`);
    const opened = await openProbe(vault, found);
    if (opened.some((one) => one !== number)) throw new Error(`${id} holds ${opened}`);
  }

  async function write(
    vault: ReturnType<typeof createVault>,
    id: string,
    number: string,
  ): Promise<void> {
    const { _id, ...set } = await probeOf(vault, id, number);
    await probes().updateOne({ _id }, { $set: set });
  }

  const entry = fileURLToPath(new URL("../../../support/rotate-process.ts", import.meta.url));

  async function workAndDie(kind: KeyKind, afterMs: number): Promise<void> {
    const { database, keyFile } = stores();
    const child = spawn(
      process.execPath,
      ["--import", "tsx", entry, database.uri, database.name, keyFile, kind],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(child.stdout, "data");
    await new Promise((go) => setTimeout(go, afterMs));
    child.kill("SIGKILL");
    await once(child, "exit");
    await mongoose.connection
      .collection("keyRotations")
      .updateMany({}, { $set: { until: new Date(0) } });
  }
});
