import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { customerIdOf } from "@tests/support/build/customers";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

describe("a need", () => {
  it("goes from sensed to met, and its next step is a task of the manager", async () => {
    const customerId = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    const need = await lin.call("POST /customers/:customerId/needs", {
      customerId,
      topic: "education",
      title: "女儿两年后赴英读书",
    });
    expect(need.state).toBe("hidden");

    const confirmed = await lin.call("POST /needs/:id/move", {
      id: need.id,
      version: need.version,
      to: "confirmed",
      nextStep: "约教育顾问",
      nextStepOn: "2026-12-01",
    });
    const tasks = await lin.call("GET /tasks", { customerId });
    expect(tasks.items.map(({ title }) => title)).toContain("约教育顾问");
    const plan = await lin.call("POST /needs/:id/move", {
      id: need.id,
      version: confirmed.version,
      to: "plan",
    });
    const done = await lin.call("POST /needs/:id/move", {
      id: need.id,
      version: plan.version,
      to: "done",
    });
    expect(done.moves.map(({ to }) => to)).toEqual(["hidden", "confirmed", "plan", "done"]);
    expect(done.next).toEqual([]);
  });

  it("is dropped only with a reason, and never jumps", async () => {
    const customerId = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    const { id, version } = await lin.call("POST /customers/:customerId/needs", {
      customerId,
      topic: "tax",
      title: "境外收入申报",
    });

    const jump = await failureOf(lin.call("POST /needs/:id/move", { id, version, to: "done" }));
    expect(jump.code).toBe("need.wrongMove");
    const silent = await failureOf(
      lin.call("POST /needs/:id/move", { id, version, to: "dropped" }),
    );
    expect(silent.code).toBe("need.reasonMissing");
  });

  it("moved by two at once is moved by one", async () => {
    const customerId = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    const lead = await app().as("lead-qin");
    const { id, version } = await lin.call("POST /customers/:customerId/needs", {
      customerId,
      topic: "credit",
      title: "企业授信",
    });
    const move = { id, version, to: "confirmed" as const };

    const both = await Promise.allSettled([
      lin.call("POST /needs/:id/move", move),
      lead.call("POST /needs/:id/move", move),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("of another's customer does not exist", async () => {
    const customerId = await customerIdOf("vip-chen");
    const zhou = await app().as("rm-zhou");

    const refused = await failureOf(zhou.call("GET /customers/:customerId/needs", { customerId }));
    expect(refused.status).toBe(404);
  });
});
