import { readConfig } from "@config/env";
import { retentionClasses } from "@config/retention";
import { dueCounts, purge } from "@server/features/retention/purge";
import { LegalHoldModel, PurgeRunModel } from "@server/features/retention/retention.model";
import { retentionClassNames } from "@shared/privacy/retention";
import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import mongoose from "mongoose";
import { beforeEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const arrivals = () => mongoose.connection.collection("arrivals");
const old = new Date("2025-01-01T00:00:00Z");

beforeEach(async () => {
  await arrivals().deleteMany({});
  await LegalHoldModel.deleteMany({});
  await arrivals().insertMany(
    ["a", "b", "c"].map((one, at) => ({
      _id: `arr_${one}` as never,
      customerId: `cus_${one}`,
      at: at < 2 ? old : new Date("2026-11-20T00:00:00Z"),
    })),
  );
});

describe("how long data is kept", () => {
  it("is known for the same classes everywhere, and never shorter than the law asks for", () => {
    expect(Object.keys(retentionClasses)).toEqual([...retentionClassNames]);
    for (const { floor, standard } of Object.values(retentionClasses))
      expect(standard).toBeGreaterThanOrEqual(floor);
  });

  it("keeps the server from starting when it is too short, with the reason", () => {
    const start = (retention: object) => () =>
      readConfig({ ...app().environment, RETENTION: JSON.stringify(retention) });

    expect(start({ identity: 100 })).toThrow("the law asks for 3650 at least");
    expect(start({ secrets: 1 })).toThrow("no class of data");
    expect(start({ identity: 4_000 })).not.toThrow();
  });

  it("changes by two people only, and not below the floor", async () => {
    const officer = await app().as("compliance-lu");
    await officer.stepUp();
    expect(
      await failureOf(
        officer.call("POST /retention-changes", { name: "sales", days: 100, reason: "缩短保存" }),
      ),
    ).toMatchObject({ code: "retention.belowFloor", details: { floor: 7_300 } });

    await officer.call("POST /retention-changes", {
      name: "behaviour",
      days: 200,
      reason: "减少留存",
    });
    const before = (await officer.call("GET /retention", {})).items;
    expect(before.find(({ name }) => name === "behaviour")?.days).toBe(365);
    const security = await app().as("security-mo");
    const [asked] = (await security.call("GET /approvals", {})).items;
    expect(asked?.summary).toContain("365 天改为 200 天，下次清理预计影响 2 条");
  });
});

describe("the purge", () => {
  it("takes away exactly what it announced, and writes down how much", async () => {
    const announced = await dueCounts(app().server.ports);
    const removed = await purge(app().server.ports);

    expect(announced.behaviour).toBe(2);
    expect(removed.behaviour).toBe(2);
    expect(await arrivals().countDocuments({})).toBe(1);
    expect(await purge(app().server.ports)).toMatchObject({ behaviour: 0 });
    expect(await PurgeRunModel.countDocuments({})).toBe(1);
  });

  it("leaves what is held, of one customer or of a whole class", async () => {
    const hold = { reason: Buffer.from("x"), by: "stf", at: new Date() };
    await mongoose.connection
      .collection("legalHolds")
      .insertOne({ _id: "hld_1" as never, customerId: "cus_a", ...hold });
    expect((await dueCounts(app().server.ports)).behaviour).toBe(1);
    await mongoose.connection
      .collection("legalHolds")
      .insertOne({ _id: "hld_2" as never, name: "behaviour", ...hold });
    expect((await dueCounts(app().server.ports)).behaviour).toBe(0);

    await purge(app().server.ports);
    expect(await arrivals().countDocuments({})).toBe(3);
  });
});
