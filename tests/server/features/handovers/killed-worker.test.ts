import { testApp } from "@tests/support/app";
import { newClientId } from "@tests/support/build/ids";
import { approveAs, staffIdOf } from "@tests/support/build/staff";
import { startServerProcess } from "@tests/support/server-process";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

// This process answers requests only: whatever is carried out, a child carries out.
const app = testApp({ bank: "customers", environment: { ROLES: "api" } });
const count = (name: string, filter: object) =>
  mongoose.connection.collection(name).countDocuments(filter as never);

describe("a worker that is killed in the middle of a hand-over", () => {
  it("is followed by another, and every customer moves exactly once with everything that is theirs", async () => {
    const head = await app().as("head-gu");
    const from = await staffIdOf("rm-lin", head);
    const to = [await staffIdOf("rm-zhou", head), await staffIdOf("rm-shen", head)];
    const lin = await app().as("rm-lin");
    const { customers } = await head.call("POST /handovers/preview", {
      fromId: from,
      successorIds: to,
    });
    for (const one of customers.slice(0, 12)) {
      await lin.call("GET /customers/:customerId/conversation", { customerId: one.id });
      await lin.call("POST /tasks", {
        customerId: one.id,
        title: "答应回电",
        dueAt: "2026-12-01T10:00:00+08:00",
      });
    }
    const workers = { ...app().environment, ROLES: "api,worker" };
    const first = await startServerProcess(workers);
    await head.stepUp();
    const { id, approvalId } = await head.call("POST /handovers", {
      clientId: newClientId(),
      kind: "leaver",
      fromId: from,
      note: "林静离职",
      assignments: customers.map((one) => ({ customerId: one.id, toId: one.toId })),
    });
    const compliance = await app().as("compliance-lu");
    const approving = approveAs(compliance, approvalId ?? "").catch(() => undefined);

    await until(
      async () => (await count("handoverItems", { handoverId: id, state: "moved" })) >= 3,
      "the first moves",
      30_000,
    );
    await first.kill();
    await approving;
    const moved = await count("handoverItems", { handoverId: id, state: "moved" });
    const half = {
      customers: await count("customers", {
        rmId: { $in: to },
        _id: { $in: customers.map((one) => one.id) },
      }),
      gates: await count("briefGates", { cause: id }),
    };
    const second = await startServerProcess(workers);
    try {
      await until(
        async () => (await count("handovers", { _id: id, state: "done" })) === 1,
        "the rest",
        90_000,
      );
      await until(
        async () => (await count("deliveries", { source: `handover:${id}` })) === customers.length,
        "the last notice",
        // What a killed process was writing is held back for a minute.
        90_000,
      );
    } finally {
      await second.kill();
    }

    expect(moved).toBeLessThan(customers.length);
    expect(half).toEqual({ customers: moved, gates: moved });
    expect(await count("customers", { rmId: from })).toBe(0);
    expect(await count("conversations", { rmId: from })).toBe(0);
    expect(await count("tasks", { assigneeId: from, state: "open" })).toBe(0);
    expect(await count("briefGates", { cause: id })).toBe(customers.length);
    expect(await count("timelineEntries", { line: "customer.rmChanged" })).toBe(customers.length);
    expect(await count("domainEvents", { type: "customer.rmChanged" })).toBe(customers.length);
    expect(await count("deliveries", { source: `handover:${id}` })).toBe(customers.length);
    expect(await count("messages", { clientId: `handover:${id}:card` })).toBe(customers.length);
    expect(await count("staff", { _id: from, state: "disabled" })).toBe(1);
  }, 300_000);
});
