import { createVault, enforceSealed, fileKms, readKeyFile, sealedPath } from "@server/core/vault";
import { CustomerModel } from "@server/features/customers";
import { testStores } from "@tests/support/stores";
import fc from "fast-check";
import mongoose, { Schema } from "mongoose";
import { describe, expect, it } from "vitest";

const stores = testStores();
const place = { collection: "customers", id: "cus_1", field: "phone" };
const owner = "cus_1";

/** A second process: same database and keys, nothing cached. */
function otherProcess() {
  const { clock, keyFile } = stores();
  return createVault({
    db: mongoose.connection,
    kms: fileKms(readKeyFile(keyFile, { strict: true })),
    clock,
  });
}

describe("sealing", () => {
  it("gives back every text exactly, in whatever language", async () => {
    const { vault } = stores();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 300 }), async (text) => {
        expect(await vault.open(owner, place, await vault.seal(owner, place, text))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it("gives back a text of a megabyte", async () => {
    const text = "贵".repeat(350_000);

    const sealed = await stores().vault.seal(owner, place, text);

    expect(await stores().vault.open(owner, place, sealed)).toBe(text);
  });

  it("never writes the same bytes twice", async () => {
    const sealed = await stores().vault.sealMany(
      Array.from({ length: 20_000 }, () => ({ owner, place, plain: "13800136021" })),
    );

    expect(new Set(sealed.map((one) => one.toString("hex", 10, 22))).size).toBe(20_000);
  });

  it("opens what another process sealed", async () => {
    const sealed = await stores().vault.seal(owner, place, "13800136021");

    expect(await otherProcess().open(owner, place, sealed)).toBe("13800136021");
  });

  it("refuses every value with a single byte changed", async () => {
    const { vault } = stores();
    const sealed = await vault.seal(owner, place, "13800136021");

    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(vault.open(owner, place, changed)).rejects.toThrow("vault.unreadable");
    }
  });

  it("refuses a value cut short", async () => {
    const { vault } = stores();
    const sealed = await vault.seal(owner, place, "13800136021");

    for (const length of [0, 1, 21, 37, sealed.length - 1]) {
      await expect(vault.open(owner, place, sealed.subarray(0, length))).rejects.toThrow(
        "vault.unreadable",
      );
    }
  });

  it.each([
    ["another document", { ...place, id: "cus_2" }, owner],
    ["another field", { ...place, field: "idNumber" }, owner],
    ["another collection", { ...place, collection: "staff" }, owner],
    ["another customer", place, "cus_2"],
  ])("refuses a value moved to %s", async (_, elsewhere, other) => {
    const { vault } = stores();
    await vault.seal("cus_2", place, "13900235102");
    const sealed = await vault.seal(owner, place, "13800136021");

    await expect(vault.open(other, elsewhere, sealed)).rejects.toThrow("vault.unreadable");
  });

  it("does not open an envelope as a field, nor a field as an envelope", async () => {
    const { vault } = stores();
    const envelope = await vault.sealGroup(owner, place, { note: "茶" });
    const field = await vault.seal(owner, place, "{}");

    await expect(vault.open(owner, place, envelope)).rejects.toThrow("vault.unreadable");
    await expect(vault.openGroup(owner, place, field)).rejects.toThrow("vault.unreadable");
    expect(await vault.openGroup(owner, place, envelope)).toEqual({ note: "茶" });
  });

  it("keeps many owners apart in one batch that is larger than its cache step", async () => {
    const { vault } = stores();
    const items = Array.from({ length: 2500 }, (_, at) => ({
      owner: `cus_many_${at}`,
      place: { ...place, id: `cus_many_${at}` },
      plain: `${at}`,
    }));

    const sealed = await vault.sealMany(items);
    const opened = await otherProcess().openMany(
      items.map((item, at) => ({ ...item, sealed: sealed[at] as Buffer })),
    );

    expect(opened).toEqual(items.map(({ plain }) => plain));
  });

  it("survives keys leaving the cache while they are in use", async () => {
    let now = 0;
    const { clock, keyFile } = stores();
    const kms = fileKms(readKeyFile(keyFile, { strict: true }));
    const hasty = createVault({
      db: mongoose.connection,
      kms,
      clock,
      monotonic: () => (now += 100_000),
    });
    const texts = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const where = { ...place, id: `cus_hasty_${at % 5}` };
        return hasty.open(
          `cus_hasty_${at % 5}`,
          where,
          await hasty.seal(`cus_hasty_${at % 5}`, where, `${at}`),
        );
      }),
    );

    expect(texts).toEqual(Array.from({ length: 50 }, (_, at) => `${at}`));
  });
});

describe("an owner's keys", () => {
  it("are one and the same when several processes need them first at once", async () => {
    const processes = Array.from({ length: 8 }, otherProcess);
    const sealed = await Promise.all(
      processes.map((vault, at) => vault.seal("cus_race", place, `${at}`)),
    );

    const opened = await Promise.all(
      sealed.map((one) => otherProcess().open("cus_race", place, one)),
    );

    expect(opened).toEqual(processes.map((_, at) => `${at}`));
    expect(
      await mongoose.connection.collection("keyrings").countDocuments({ _id: "cus_race" } as never),
    ).toBe(1);
  });

  it("take the data with them when they are destroyed, and nobody else's", async () => {
    const { vault } = stores();
    const gone = await vault.seal("cus_gone", place, "13800136021");
    const stays = await vault.seal("cus_stays", place, "13900235102");

    await vault.forget("cus_gone");

    await expect(vault.open("cus_gone", place, gone)).rejects.toThrow("vault.destroyed");
    await expect(otherProcess().open("cus_gone", place, gone)).rejects.toThrow("vault.destroyed");
    await expect(vault.seal("cus_gone", place, "again")).rejects.toThrow("vault.destroyed");
    expect(await vault.open("cus_stays", place, stays)).toBe("13900235102");
  });

  it("stand in the database wrapped only", async () => {
    await stores().vault.seal("cus_wrapped", place, "13800136021");

    const ring = await mongoose.connection
      .collection("keyrings")
      .findOne({ _id: "cus_wrapped" } as never);

    expect(ring?.keys).toHaveLength(1);
    expect(ring?.keys[0]).toMatchObject({ state: "active", kek: expect.stringMatching(/^kek-/) });
    expect(ring?.keys[0].wrapped.length()).toBe(70);
  });
});

describe("a sealed path of a model", () => {
  const Model = mongoose.model(
    "SealedProbe",
    new Schema({ _id: String, secret: sealedPath }, { autoIndex: false }),
  );

  it("refuses clear text", async () => {
    await expect(Model.create({ _id: "1", secret: Buffer.from("13800136021") })).rejects.toThrow(
      "must be sealed",
    );
    await expect(Model.create({ _id: "1", secret: "13800136021" as never })).rejects.toThrow(
      "must be sealed",
    );
  });

  it("stores what the vault made, and opens what a lean read gives back", async () => {
    const { vault } = stores();
    const where = { collection: "sealedprobes", id: "2", field: "secret" };
    await Model.create({ _id: "2", secret: await vault.seal("cus_probe", where, "陈嘉禾") });

    const lean = await Model.findById("2").lean();
    const document = await Model.findById("2");

    expect(await vault.open("cus_probe", where, lean?.secret as unknown as Buffer)).toBe("陈嘉禾");
    expect(await vault.open("cus_probe", where, document?.secret as unknown as Buffer)).toBe(
      "陈嘉禾",
    );
  });

  it("is held by the database against writes that go around the model", async () => {
    await enforceSealed(CustomerModel);
    const raw = CustomerModel.collection;

    const inClear = [
      { phone: "13800136021" },
      { name: "陈嘉禾" },
      { accounts: [{ id: "acc_1", number: "6225750000001496" }] },
    ];
    for (const clear of inClear) {
      await expect(
        raw.insertOne({ _id: `cus_${Math.random()}`, ...clear } as never),
      ).rejects.toThrow("validation");
    }
    expect(await raw.countDocuments()).toBe(0);
  });
});
