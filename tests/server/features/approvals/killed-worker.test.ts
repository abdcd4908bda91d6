import { testApp } from "@tests/support/app";
import { customerIdOf } from "@tests/support/build/customers";
import { phoneOf } from "@tests/support/build/phones";
import { type ServerProcess, startServerProcess } from "@tests/support/server-process";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { afterAll, describe, expect, it } from "vitest";

/** This process serves and carries nothing out; workers are processes of their own, to be killed. */
const app = testApp({ bank: "customers", environment: { ROLES: "api" } });
const running: ServerProcess[] = [];
const startWorker = async () => {
  const worker = await startServerProcess({ ...app().environment, ROLES: "worker" });
  running.push(worker);
  return worker;
};
const eventsOf = (type: string) =>
  mongoose.connection.collection("domainEvents").countDocuments({ type });

describe("an act approved just before the machine dies", () => {
  // What still runs ends properly: a transaction left open would hold up the next file.
  afterAll(() => Promise.all(running.map((worker) => worker.stop())), 60_000);

  it("is carried out exactly once, whoever takes over", { timeout: 240_000 }, async () => {
    const zhou = await app().as("rm-zhou");
    const lin = await app().as("rm-lin");
    await lin.stepUp();
    const asked = await Promise.all(
      [1, 2, 3, 4, 5].map((hours) =>
        zhou.call("POST /access-requests", {
          number: phoneOf("vip-chen"),
          purpose: "coverForColleague",
          reason: "同事出差，客户来电询问",
          hours,
        }),
      ),
    );
    const { items } = await lin.call("GET /approvals", { box: "waiting" });
    await Promise.all(
      items.map(({ id }) => lin.call("POST /approvals/:id/approve", { id, reason: "同意代办" })),
    );
    const first = await startWorker();
    await until(async () => (await eventsOf("approval.executed")) > 0, "the first of them");
    await first.kill();
    await Promise.all([startWorker(), startWorker()]);

    await until(
      async () => (await eventsOf("approval.executed")) >= asked.length,
      "the others",
      // What a killed process was writing is held back for a minute.
      150_000,
    );
    const chen = await customerIdOf("vip-chen");
    const grants = await mongoose.connection
      .collection("accessGrants")
      .find({ customerId: chen, from: { $exists: true } })
      .toArray();

    expect(await eventsOf("approval.executed")).toBe(asked.length);
    expect(await eventsOf("access.opened")).toBe(asked.length);
    expect(grants.map(({ hours }) => hours as number).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
