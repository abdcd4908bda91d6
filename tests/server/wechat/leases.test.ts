import { setTimeout as sleep } from "node:timers/promises";
import { type LeaseDocument, Leases } from "@server/wechat/leases";
import { testDatabase } from "@tests/support/database";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const database = testDatabase();
let client: MongoClient;

beforeAll(async () => {
  client = await MongoClient.connect(database.uri);
});

afterAll(() => client.close());

const collection = () => client.db(database.name).collection<LeaseDocument>("wechatLeases");
const leasesOf = (owner: string) => new Leases(collection(), owner, 2);
const canTake = async (owner: string, name: string) =>
  (await leasesOf(owner).hold(name, async () => true)) ?? false;

describe("holding a right", () => {
  it("gives it to one of many who ask at once", async () => {
    let refused = 0;
    const holders = Array.from({ length: 20 }, async (_, i) => {
      const held = await leasesOf(`owner-${i}`).hold("contested", async () => {
        while (refused < 19) await sleep(10);
        return i;
      });
      if (held === undefined) refused++;
      return held;
    });

    const held = (await Promise.all(holders)).filter((one) => one !== undefined);

    expect(held).toHaveLength(1);
  });

  it("keeps it while a step takes longer than the right lasts, and gives it back after", async () => {
    const meanwhile = await leasesOf("first").hold("long", async (isHeld) => {
      await sleep(3_000);
      return { isHeld: isHeld(), other: await canTake("second", "long") };
    });

    expect(meanwhile).toEqual({ isHeld: true, other: false });
    expect(await canTake("second", "long")).toBe(true);
  });

  it("notices that it was lost and leaves it with whoever has it", async () => {
    const noticed = await leasesOf("first").hold("stolen", async (isHeld) => {
      const until = new Date(Date.now() + 60_000);
      await collection().updateOne({ _id: "stolen" }, { $set: { owner: "second", until } });
      while (isHeld()) await sleep(50);
      return "noticed";
    });

    expect(noticed).toBe("noticed");
    expect(await canTake("third", "stolen")).toBe(false);
  });

  it("gives it back when the work fails", async () => {
    const failing = leasesOf("first").hold("failing", async () => {
      throw new Error("broken");
    });

    await expect(failing).rejects.toThrow("broken");
    expect(await canTake("second", "failing")).toBe(true);
  });
});
