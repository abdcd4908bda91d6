import { readersOf } from "@server/features/audit";
import { unaudited } from "@server/unaudited";
import { api } from "@shared/api";
import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });
const lines = () => mongoose.connection.collection("audit");
const settled = () => app().server.ports.audit.settled();
let customerId = "";

beforeAll(async () => {
  const lin = await app().as("rm-lin");
  customerId = (await lin.call("GET /customers", {})).items[0]?.id ?? "";
  await lin.call("GET /customers/:id", { id: customerId });
  await lin.stepUp();
  await lin.call("POST /customers/:id/reveal", {
    id: customerId,
    field: "phone",
    purpose: "callCustomer",
  });
  await settled();
});

describe("what an endpoint's handler does not write", () => {
  it("is written at the door, once for a list that a screen asks for again", async () => {
    const zhou = await app().as("rm-zhou");
    await zhou.call("GET /tasks", {});
    await zhou.call("GET /tasks", {});
    await settled();

    const { staffId } = { staffId: (await zhou.call("GET /me/staff", {})).id };
    const found = await lines().find({ "actor.id": staffId, act: "tasks.read" }).toArray();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ object: { kind: "tasks", id: "list" }, result: "ok" });
  });

  it("names the customer whom the request was about", async () => {
    const lin = await app().as("rm-lin");
    await lin.call("GET /customers/:customerId/bookings", { customerId } as never);
    await settled();

    expect(await lines().findOne({ act: /bookings/, customerId })).toMatchObject({
      result: "ok",
      customerId,
    });
  });

  it("tells of a door that somebody knocked at without a right", async () => {
    const lin = await app().as("rm-lin");
    await failureOf(lin.call("GET /keys", {}));
    await settled();

    expect(await lines().findOne({ act: "access.denied", "object.id": "GET /keys" })).toMatchObject(
      {
        result: "denied",
      },
    );
  });

  it("leaves out only endpoints that exist and whose answers hold no customer", () => {
    const known = new Map(api.map((one) => [`${one.method} ${one.path}`, one]));
    for (const key of unaudited) {
      const endpoint = known.get(key);
      expect([key, endpoint?.audience]).toEqual([key, "staff"]);
      expect(key).not.toMatch(/customer|conversation|booking(s|\/:)|portfolio|timeline/);
    }
  });
});

describe("the explorer", () => {
  it("shows compliance who did what, the customer's name masked, page by page", async () => {
    const lu = await app().as("compliance-lu");
    const first = await lu.call("GET /audit/entries", { limit: 3 });
    const second = await lu.call("GET /audit/entries", { limit: 3, cursor: first.nextCursor });

    expect(first.items).toHaveLength(3);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const times = [...first.items, ...second.items].map(({ at }) => at);
    expect([...times].sort().reverse()).toEqual(times);
    const about = (await lu.call("GET /audit/entries", { customerId })).items;
    expect(about.length).toBeGreaterThan(1);
    for (const { customer } of about) expect(customer?.name).toContain("*");
  });

  it("finds by person, act, group, time and purpose", async () => {
    const lu = await app().as("compliance-lu");
    const find = async (filter: object) => (await lu.call("GET /audit/entries", filter)).items;

    const reveals = await find({ group: "reveal" });
    expect(reveals).toHaveLength(1);
    expect(reveals[0]).toMatchObject({
      act: "customer.revealed",
      fields: ["phone"],
      hasReason: true,
    });
    const staffId = reveals[0]?.actor.id;
    expect((await find({ staffId, act: "customer.read" })).length).toBeGreaterThan(0);
    expect(await find({ purpose: "allC" })).toHaveLength(1);
    expect(await find({ purpose: "没有这样的用途" })).toEqual([]);
    const { at = "" } = reveals[0] ?? {};
    const before = new Date(Date.parse(at) - 1).toISOString();
    expect(await find({ group: "reveal", to: before })).toEqual([]);
    expect(await find({ group: "reveal", from: at })).toHaveLength(0);
    expect(await find({ group: "reveal", from: before })).toHaveLength(1);
  });

  it("opens one entry with its purpose and its place in the chain", async () => {
    const lu = await app().as("compliance-lu");
    const [found] = (await lu.call("GET /audit/entries", { group: "reveal" })).items;

    const entry = await lu.call("GET /audit/entries/:id", { id: found?.id ?? "" });

    expect(entry).toMatchObject({ reason: "callCustomer", roles: ["rm"] });
    expect(entry.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("writes down that it was read, and by what filter", async () => {
    const lu = await app().as("compliance-lu");
    await lu.call("GET /audit/entries", { customerId, group: "read" });

    const found = await lines().findOne({ act: "audit.viewed", customerId });
    expect(found).toMatchObject({ fields: ["customerId", "group"] });
  });

  it("shows the security officer what changed of rights and nothing about customers", async () => {
    const mo = await app().as("security-mo");
    const { items } = await mo.call("GET /audit/entries", { limit: 100 });

    expect(items.length).toBeGreaterThan(0);
    for (const { act, customer } of items) {
      expect(act).toMatch(/^(session|approval|staff|keys|audit|access|organisation)\b/);
      expect(customer).toBeUndefined();
    }
    const lu = await app().as("compliance-lu");
    const [reveal] = (await lu.call("GET /audit/entries", { group: "reveal" })).items;
    const failure = await failureOf(mo.call("GET /audit/entries/:id", { id: reveal?.id ?? "" }));
    expect(failure.code).toBe("audit.notFound");
    expect((await failureOf(mo.call("GET /audit/reads", {}))).status).toBe(403);
  });
});

describe("reads a day and person", () => {
  it("are counted, and a day far above the usual stands out", async () => {
    const { audit } = app().server.ports;
    const lin = await app().as("rm-lin");
    const { id } = await lin.call("GET /me/staff", {});
    const read = (day: string, count: number) =>
      lines().insertMany(
        Array.from({ length: count }, (_, at) => ({
          id: `aud_${day}${at}`,
          at: `${day}T02:00:00.000Z`,
          actor: { kind: "staff", id, roles: ["rm"] },
          act: "customer.read",
          object: { kind: "customer", id: customerId },
          result: "ok",
        })) as never,
      );
    await read("2026-11-20", 8);
    await read("2026-11-21", 9);
    await read("2026-11-23", 60);
    await audit.settled();

    const lu = await app().as("compliance-lu");
    const { days, people } = await lu.call("GET /audit/reads", { days: 7 });

    expect(days).toHaveLength(7);
    const own = people.find(({ staffId }) => staffId === id);
    expect(own?.days.filter(({ isOutlier }) => isOutlier).map(({ day }) => day)).toEqual([
      "2026-11-23",
    ]);
    expect(own?.days.find(({ day }) => day === "2026-11-20")).toMatchObject({ count: 8 });
    await lines().deleteMany({ shard: { $exists: false } });
  });
});

describe("who looked at a customer's data", () => {
  it("is told by role, unit, purpose and time, never by name", async () => {
    const { looks } = await readersOf(customerId, {}, app().server.ports);

    expect(looks.map(({ act }) => act)).toContain("customer.revealed");
    const reveal = looks.find(({ act }) => act === "customer.revealed");
    expect(reveal).toMatchObject({ roles: ["rm"], purpose: "callCustomer", fields: ["phone"] });
    expect(reveal?.unitName).not.toBe("");
    expect(JSON.stringify(looks)).not.toContain("stf_");
  });

  it("comes page by page", async () => {
    const all = (await readersOf(customerId, {}, app().server.ports)).looks.map(({ id }) => id);
    const seen: string[] = [];
    for (let after: { at: Date; id: string } | undefined; ; ) {
      const page = await readersOf(customerId, { after, limit: 1 }, app().server.ports);
      seen.push(...page.looks.map(({ id }) => id));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual(all);
  });
});

describe("a check of the whole trail", () => {
  it("tells how far it is and how it ended", async () => {
    const lu = await app().as("compliance-lu");
    await lu.call("POST /audit/verification", {});

    const ended = await until(async () => {
      const now = await lu.call("GET /audit/verification", {});
      return now.state === "running" ? undefined : now;
    }, "the end of it");
    expect(ended).toMatchObject({ state: "intact", done: ended.of });
  });
});

describe("a file of the trail", () => {
  it("leaves with a second person's yes, marked, only to whoever asked, for a day", async () => {
    const lu = await app().as("compliance-lu");
    const refused = await failureOf(
      lu.call("POST /audit/exports", { filter: {}, reason: "季度检查" }),
    );
    expect(refused.code).toBe("request.reauthenticate");
    await lu.stepUp();
    const { approvalId } = await lu.call("POST /audit/exports", {
      filter: { group: "reveal" },
      reason: "季度检查",
    });
    const mo = await app().as("security-mo");
    await mo.stepUp();
    await mo.call("POST /approvals/:id/approve", { id: approvalId, reason: "同意" });

    const file = await until(async () => {
      const [one] = (await lu.call("GET /audit/exports", {})).items;
      return one?.state === "ready" ? one : undefined;
    }, "the end of it");
    const text = await (await lu.fetch(`/api/v1/exports/audit/${file.id}`)).text();
    expect(text).toContain("仅供 陆衡");
    expect(text).toContain("callCustomer");
    expect(text).not.toMatch(/1[3-9]\d{9}/);
    expect((await mo.fetch(`/api/v1/exports/audit/${file.id}`)).status).toBe(404);
    expect(await lines().findOne({ act: "audit.exportFetched" })).toBeTruthy();

    await app().setTime("2026-11-27T10:00:00+08:00");
    expect((await lu.fetch(`/api/v1/exports/audit/${file.id}`)).status).toBe(410);
    await app().setTime("2026-11-25T10:00:00+08:00");
  });
});

describe("a sensitive act while the trail cannot be written", () => {
  const refuse = (collection: string, validator: object) =>
    mongoose.connection.db?.command({ collMod: collection, validator, validationLevel: "strict" });

  it("fails, and shows and changes nothing", async () => {
    const lin = await app().as("rm-lin");
    await lin.stepUp();
    await refuse("audit", { never: { $exists: true } });
    const failure = await failureOf(
      lin.call("POST /customers/:id/reveal", {
        id: customerId,
        field: "phone",
        purpose: "callCustomer",
      }),
    );
    expect(failure.status).toBe(503);
    expect(JSON.stringify(failure)).not.toMatch(/1[3-9]\d{9}/);
    await refuse("audit", {});

    await refuse("auditQueue", { never: { $exists: true } });
    const before = await mongoose.connection.collection("leaves").countDocuments();
    const second = await failureOf(
      lin.call("POST /leaves", {
        start: "2026-12-24T09:00:00+08:00",
        end: "2026-12-24T12:00:00+08:00",
        reason: "外出",
      }),
    );
    expect(second.status).toBeGreaterThanOrEqual(500);
    expect(await mongoose.connection.collection("leaves").countDocuments()).toBe(before);
    await refuse("auditQueue", {});
  });
});
