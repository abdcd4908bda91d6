import { setTimeout as sleep } from "node:timers/promises";
import { createLeases, type LeaseDocument } from "@server/wechat/leases";
import { testDatabase } from "@tests/support/database";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const database = testDatabase();
let client: MongoClient;

beforeAll(async () => {
  client = await MongoClient.connect(database.uri);
});

afterAll(() => client.close());

const leasesOf = (owner: string) =>
  createLeases(client.db(database.name).collection<LeaseDocument>("wechatLeases"), owner, 2);

describe("holding a right", () => {
  it("gives it to one of many who ask at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => leasesOf(`owner-${i}`).take("contested")),
    );

    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it("keeps it while a step takes longer than the right lasts, and gives it back after", async () => {
    const [first, second] = [leasesOf("first"), leasesOf("second")];

    const meanwhile = await first.hold("long", async (isHeld) => {
      await sleep(3_000);
      return { isHeld: isHeld(), other: await second.take("long") };
    });

    expect(meanwhile).toEqual({ isHeld: true, other: false });
    expect(await second.take("long")).toBe(true);
  });

  it("notices that it was lost", async () => {
    const [first, second] = [leasesOf("first"), leasesOf("second")];

    const noticed = await first.hold("stolen", async (isHeld) => {
      await client
        .db(database.name)
        .collection<LeaseDocument>("wechatLeases")
        .updateOne({ _id: "stolen" }, { $set: { until: new Date(0) } });
      await second.take("stolen");
      while (isHeld()) await sleep(50);
      return "noticed";
    });

    expect(noticed).toBe("noticed");
    expect(await leasesOf("third").take("stolen")).toBe(false);
  });

  it("gives it back when the work fails", async () => {
    const failing = leasesOf("first").hold("failing", async () => {
      throw new Error("broken");
    });

    await expect(failing).rejects.toThrow("broken");
    expect(await leasesOf("second").take("failing")).toBe(true);
  });
});
