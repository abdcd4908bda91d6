import { createKeyKeeper, createVault, fileKms, readKeyFile } from "@server/core/vault";
import { openProbe, type Probe, probeOf, probeRefill } from "@tests/support/rotation-probe";
import { testStores } from "@tests/support/stores";
import fc from "fast-check";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const stores = testStores();
const place = { collection: "customers", id: "cus_1", field: "phone" };

function processWith(profile: "standard" | "gm") {
  const { clock, keyFile: path } = stores();
  const kms = fileKms(readKeyFile(path, { strict: true }), { path, strict: true, profile });
  const db = mongoose.connection;
  const vault = createVault({ db, kms, clock, profile, freshMs: 10 });
  const refills = [probeRefill];
  return { vault, keeper: createKeyKeeper({ db, kms, vault, clock, refills, settleMs: 60 }) };
}

describe("the gm profile", () => {
  it("seals with SM4 and SM3 and gives back every text exactly", async () => {
    const { vault } = processWith("gm");
    const sealed = await vault.seal("cus_1", place, "13800136021");
    expect(sealed[1]).toBe(2);
    expect(sealed.toString("latin1")).not.toContain("13800136021");

    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (text) => {
        expect(await vault.open("cus_1", place, await vault.seal("cus_1", place, text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it("refuses every value with a single byte changed, cut short, or moved", async () => {
    const { vault } = processWith("gm");
    const sealed = await vault.seal("cus_1", place, "13800136021");

    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(vault.open("cus_1", place, changed)).rejects.toThrow("vault.unreadable");
    }
    await expect(vault.open("cus_1", place, sealed.subarray(0, 40))).rejects.toThrow("unreadable");
    await expect(vault.open("cus_1", { ...place, field: "name" }, sealed)).rejects.toThrow(
      "unreadable",
    );
  });

  it("never uses a counter block twice", async () => {
    const { vault } = processWith("gm");
    const sealed = await vault.sealMany(
      Array.from({ length: 5000 }, () => ({ owner: "cus_1", place, plain: "13800136021" })),
    );

    expect(new Set(sealed.map((one) => one.toString("hex", 10, 26))).size).toBe(5000);
  });
});

describe("a bank that moves to the gm profile", () => {
  it("reads and finds what either profile wrote, before, during and after the rotations", async () => {
    const probes = mongoose.connection.collection<Probe>("probes");
    const before = processWith("standard").vault;
    await probes.insertMany([
      await probeOf(before, "old1", "13800136021"),
      await probeOf(before, "old2", "13900235102"),
    ]);
    const gm = processWith("gm");
    await probes.insertOne(await probeOf(gm.vault, "new1", "13700135103"));
    const check = async () => {
      for (const profile of ["standard", "gm"] as const) {
        const { vault } = processWith(profile);
        for (const phone of ["13800136021", "13900235102", "13700135103"]) {
          const index = { $in: await vault.blindSearch("phone", phone) };
          const found = (await probes.findOne({ phoneIndex: index })) as Probe;
          expect(await openProbe(vault, found)).toEqual([phone, phone, phone]);
        }
      }
    };
    await check();

    for (const kind of ["kek", "data", "index"] as const) {
      await gm.keeper.begin(kind, { by: "stf_test" });
      for (;;) {
        await gm.keeper.step(kind);
        await check();
        if ((await gm.keeper.rotations()).find((one) => one._id === kind)?.state === "done") break;
      }
    }

    const all = await probes.find().toArray();
    expect(all.map(({ phone }) => Buffer.from(phone.buffer as never)[1])).toEqual([2, 2, 2]);
    const { indexes } = await gm.keeper.status();
    expect(indexes.find(({ purpose }) => purpose === "blind.phone")).toMatchObject({
      profile: "gm",
      version: 2,
      retired: 0,
    });
  });
});
