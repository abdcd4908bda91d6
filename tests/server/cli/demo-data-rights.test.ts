import { fillDataRights } from "@server/cli/demo-data-rights";
import { testApp } from "@tests/support/app";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });

describe("the demo's own use of data", () => {
  it("leaves a file brought in, one to take out, a correction and a deletion that can be taken back", async () => {
    await fillDataRights("2026-11-25", app().server.ports);

    const lin = await app().as("rm-lin");
    const [imported] = (await lin.call("GET /imports", {})).items;
    expect(imported).toMatchObject({ state: "applied", counts: { new: 6, error: 1 } });
    expect((await lin.call("GET /exports", {})).items).toHaveLength(1);
    const officer = await app().as("compliance-lu");
    const { items } = await officer.call("GET /data-requests", {});
    expect(items.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      "correction asked",
      "deletion cooling",
    ]);
  });
});
