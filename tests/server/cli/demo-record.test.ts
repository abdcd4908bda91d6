import { knowThem } from "@server/cli/demo-record";
import { testApp } from "@tests/support/app";
import { bankFile } from "@tests/support/bank";
import { customerIdOf } from "@tests/support/build/customers";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

describe("what the demo knows of its customers", () => {
  it("is written once: notes, needs in every state, life events, an interview and a suspect", async () => {
    const { ports } = app().server;
    const known = JSON.parse(bankFile("record.json")) as unknown;
    const twice = Buffer.from(bankFile("customers-twice.csv"));
    await knowThem(known, twice, "2026-11-25", ports);
    await knowThem(known, twice, "2026-11-25", ports);

    const lin = await app().as("rm-lin");
    const record = await lin.call("GET /customers/:id/record", {
      id: await customerIdOf("vip-chen"),
    });
    expect(new Set(record.needs.map(({ state }) => state))).toEqual(
      new Set(["hidden", "confirmed", "plan", "done", "dropped"]),
    );
    expect(record.locks.map(({ topic }) => topic)).toEqual(["illness"]);
    expect(record.lifeEvents).toHaveLength(2);
    expect(record.promises.length).toBeGreaterThan(0);
    const lead = await app().as("lead-qin");
    const suspects = await lead.call("GET /duplicates", {});
    expect(suspects.items.map(({ one, other }) => [one.name, other.name].sort())).toContainEqual(
      ["顾清澜", "顾青岚"].sort(),
    );
  });
});
