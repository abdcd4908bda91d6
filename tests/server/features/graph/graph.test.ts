import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { customerIdOf } from "@tests/support/build/customers";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

const graphOf = async (who: string, no: string) =>
  (await app().as(who)).call("GET /customers/:customerId/graph", {
    customerId: await customerIdOf(no),
  });

describe("the graph of relations", () => {
  it("names who agreed, and shows of others only that there is a relative", async () => {
    const { nodes, edges } = await graphOf("rm-lin", "vip-chen");

    expect(nodes.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        "陈嘉禾",
        "顾清澜",
        "陈仲文",
        "一位家人",
        "上海云帆智能科技有限公司",
      ]),
    );
    const hidden = nodes.find(({ kind }) => kind === "hidden");
    expect(Object.keys(hidden ?? {}).sort()).toEqual(["id", "kind", "label"]);
    const child = edges.find(({ to, from }) => to === hidden?.id || from === hidden?.id);
    expect(child?.consent.state).toBe("none");
  });

  it("leads only to records the reader may open", async () => {
    const { nodes } = await graphOf("rm-lin", "vip-chen");
    const lin = await app().as("rm-lin");

    for (const { customerId } of nodes)
      if (customerId) await lin.call("GET /customers/:id", { id: customerId });
    const zhou = await app().as("rm-zhou");
    const refused = await failureOf(
      zhou.call("GET /customers/:customerId/graph", { customerId: await customerIdOf("vip-chen") }),
    );
    expect(refused.status).toBe(404);
  });

  it("hides the other side at once when a consent is withdrawn, at both ends", async () => {
    const customerId = await customerIdOf("vip-chen");
    const wife = await customerIdOf("vip-101");
    const lin = await app().as("rm-lin");
    const before = await graphOf("rm-lin", "vip-chen");
    const edge = before.edges.find(({ to, from }) => to === wife || from === wife);
    if (!edge) throw new Error("The wife is not drawn.");
    const change = { id: edge.id, customerId, version: edge.version, consent: { given: false } };

    const after = await lin.call("PATCH /relations/:id", change);

    expect(after.nodes.map(({ label }) => label)).not.toContain("顾清澜");
    const stale = await failureOf(lin.call("PATCH /relations/:id", change));
    expect(stale.code).toBe("relation.outdated");
    const brief = await lin.call("GET /customers/:id", { id: customerId });
    expect(brief.family.map(({ name }) => name)).not.toContain("顾清澜");
  });

  it("keeps no name of somebody who did not agree, and ties nobody twice or to themselves", async () => {
    const customerId = await customerIdOf("vip-wu");
    const otherCustomerId = await customerIdOf("vip-101");
    const lin = await app().as("rm-lin");
    const add = (given: object) =>
      lin.call("POST /customers/:customerId/relations", {
        customerId,
        kind: "sibling",
        consent: { given: true, way: "inPerson" },
        ...given,
      });

    const named = await failureOf(add({ name: "吴若梅", consent: { given: false } }));
    expect(named.code).toBe("relation.nameNeedsConsent");
    expect((await failureOf(add({ otherCustomerId: customerId }))).code).toBe("relation.withSelf");
    const graph = await add({ otherCustomerId });
    expect(graph.nodes.some((node) => node.customerId === otherCustomerId)).toBe(true);
    expect((await failureOf(add({ otherCustomerId }))).code).toBe("relation.alreadyKnown");
    const foreign = await failureOf(add({ otherCustomerId: await customerIdOf("vip-zhao") }));
    expect(foreign.status).toBe(404);
  });
});
