import { blindIndexes } from "@server/blind-indexes";
import { transact } from "@server/core/mongo";
import { trailOfJob } from "@server/core/trail";
import { CustomerModel, openCustomer } from "@server/features/customers";
import { shred } from "@server/features/keys";
import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });

describe("every blind index of a model", () => {
  it("is computed anew when index keys change", () => {
    const known = new Set(
      blindIndexes.flatMap(({ collection, paths }) => paths.map((p) => `${collection}.${p}`)),
    );
    const found = Object.values(mongoose.models).flatMap((model) => {
      const paths: string[] = [];
      model.schema.eachPath((path, type) => {
        const inner = (type as { schema?: mongoose.Schema }).schema;
        if (inner) inner.eachPath((below) => paths.push(`${path}.${below}`));
        paths.push(path);
      });
      return paths
        .filter((path) => /(^|\.)(\w+Index|searchTokens)$/.test(path))
        .map((path) => `${model.collection.collectionName}.${path}`);
    });

    expect(found.filter((path) => !known.has(path))).toEqual([]);
  });
});

describe("the security officer", () => {
  it("sees kinds, ages and numbers, no key and nobody's data", async () => {
    const mo = await app().as("security-mo");
    const seen = await mo.call("GET /keys", {});

    expect(seen.keks).toHaveLength(1);
    expect(seen.keks[0]).toMatchObject({ isCurrent: true });
    expect(seen.data.owners).toBeGreaterThan(50);
    expect(seen.indexes.map(({ purpose }) => purpose)).toContain("blind.phone");
    expect(seen.signing.algorithm).toBe("Ed25519");
    expect(JSON.stringify(seen)).not.toMatch(/cus_|wrapped|1[3-9]\d{9}/);
  });

  it("gives keys anew with a second person's yes, while everybody works", async () => {
    const mo = await app().as("security-mo");
    await mo.stepUp();
    const { approvalId } = await mo.call("POST /keys/rotations", {
      kind: "kek",
      reason: "例行轮换",
    });
    expect(
      (await failureOf(mo.call("POST /approvals/:id/approve", { id: approvalId, reason: "同意" })))
        .status,
    ).not.toBe(200);
    const lu = await app().as("compliance-lu");
    await lu.stepUp();
    await lu.call("POST /approvals/:id/approve", { id: approvalId, reason: "同意" });

    const after = await until(async () => {
      await app().server.settle();
      const now = await mo.call("GET /keys", {});
      return now.rotations[0]?.state === "done" ? now : undefined;
    }, "the end of it");
    expect(after.keks.map(({ isCurrent, rings }) => [isCurrent, rings > 0])).toEqual(
      expect.arrayContaining([
        [true, true],
        [false, false],
      ]),
    );
    const lin = await app().as("rm-lin");
    expect((await lin.call("GET /customers", {})).items[0]?.name).toMatch(/^[一-龥]{2,}/);
    await until(
      async () => mongoose.connection.collection("audit").findOne({ act: "keys.rotated" }),
      "the end of it",
    );

    const current = after.keks.find((one) => one.isCurrent)?.id ?? "";
    const failure = await failureOf(
      mo.call("POST /keys/keks/:id/destroy", { id: current, reason: "不再使用" }),
    );
    expect(failure.code).toBe("keys.inUse");
    const old = after.keks.find((one) => !one.isCurrent)?.id ?? "";
    const asked = await mo.call("POST /keys/keks/:id/destroy", { id: old, reason: "备份期已过" });
    await lu.call("POST /approvals/:id/approve", { id: asked.approvalId, reason: "同意" });
    await until(async () => {
      const { keks } = await mo.call("GET /keys", {});
      return keks.length === 1 ? keks : undefined;
    }, "the end of it");
  });
});

describe("every sealed value of the product", () => {
  it("can be sealed anew, and every index computed anew, under new keys", async () => {
    const { keys, vault } = app().server.ports;
    const chen = await app().as("vip-chen");
    await chen.call("GET /my/conversation", {});
    const lin = await app().as("rm-lin");
    await lin.call("POST /leaves", {
      start: "2026-12-24T09:00:00+08:00",
      end: "2026-12-24T12:00:00+08:00",
      reason: "外出",
    });
    for (const kind of ["data", "index"] as const) {
      await keys.begin(kind, { by: "stf_test" });
      // A minute of settling is long for a test: the phases are told that it is over.
      for (;;) {
        await mongoose.connection
          .collection("keyRotations")
          .updateOne({ _id: kind as never }, { $set: { phaseSince: new Date(0) } });
        await keys.step(kind);
        const now = (await keys.rotations()).find((one) => one._id === kind);
        if (now?.state === "done") {
          expect([kind, now.kept, now.conflicts]).toEqual([kind, [], 0]);
          break;
        }
      }
    }
    const [one] = await CustomerModel.find().limit(1).lean();
    const opened = await openCustomer(vault, one as never, ["phone"]);
    const found = await CustomerModel.findOne({
      phoneIndex: { $in: await vault.blindSearch("phone", opened.phone ?? "") },
    }).lean();
    expect(found?._id).toBe(one?._id);
    expect((await lin.call("GET /customers", { q: "陈嘉禾" })).items).toHaveLength(1);
  });
});

describe("shredding a customer", () => {
  it("takes everything that was ever sealed for them, and leaves a proof in the trail", async () => {
    const { ports } = app().server;
    const [one, other] = await CustomerModel.find().sort({ _id: 1 }).limit(2).lean();
    const id = String(one?._id);

    const proof = await transact((tx) =>
      shred(id, trailOfJob("privacy.delete", ports), { reason: "客户申请删除", tx }),
    );

    expect(proof).toMatchObject({ customerId: id, keys: 1 });
    await expect(openCustomer(ports.vault, one as never, ["phone"])).rejects.toThrow("destroyed");
    expect((await openCustomer(ports.vault, other as never, ["phone"])).phone).toMatch(/^1/);
    const left = await CustomerModel.findById(id).lean();
    expect(left).toMatchObject({ phoneIndex: `gone.${id}`, searchTokens: [] });
    await until(
      async () =>
        mongoose.connection
          .collection("audit")
          .findOne({ act: "customer.shredded", "object.id": id }),
      "the end of it",
    );
    const again = await transact((tx) =>
      shred(id, trailOfJob("privacy.delete", ports), { reason: "再次", tx }),
    );
    expect(again.keys).toBe(0);
  });
});
