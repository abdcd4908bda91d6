import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { customerIdOf } from "@tests/support/build/customers";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

describe("a life event", () => {
  it("stands on the record; a bereavement brings quiet, and taken back it ends", async () => {
    const customerId = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");
    const matters = async () =>
      (await lin.call("GET /customers/:id", { id: customerId })).matters.map(({ kind }) => kind);
    expect(await matters()).not.toContain("mourning");

    const event = await lin.call("POST /customers/:customerId/life-events", {
      customerId,
      kind: "bereavement",
      on: "2026-11-20",
    });

    expect(await matters()).toContain("mourning");
    const record = await lin.call("GET /customers/:id/record", { id: customerId });
    expect(record.lifeEvents).toContainEqual(expect.objectContaining({ kind: "bereavement" }));

    await lin.call("DELETE /life-events/:id", { id: event.id });
    expect(await matters()).not.toContain("mourning");
  });

  it("of a death lies in the past", async () => {
    const customerId = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");

    const refused = await failureOf(
      lin.call("POST /customers/:customerId/life-events", {
        customerId,
        kind: "bereavement",
        on: "2026-12-20",
      }),
    );
    expect(refused.code).toBe("lifeEvent.badDay");
  });
});
