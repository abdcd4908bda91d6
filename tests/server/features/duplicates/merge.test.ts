import { transact } from "@server/core/mongo";
import { consents, joinConsents } from "@server/features/consents";
import { findDuplicates } from "@server/features/duplicates";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { buildCustomers } from "@tests/support/build/customers";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

const fresh = new Set<string>();
/** A second factor counts for five minutes, and a code for one use: once a person is enough. */
async function steppedUp(person: Person): Promise<void> {
  if (fresh.has(person.name)) return;
  fresh.add(person.name);
  await person.stepUp();
}

/** Two records of one person, found as such. */
async function twins(names: readonly [string, string], rms: readonly [string, string]) {
  const phone = `137${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  const [one, other] = await buildCustomers(app(), [
    { name: names[0], phone, rm: rms[0], tag: "高尔夫" },
    { name: names[1], phone, rm: rms[1], tag: "茶艺" },
  ]);
  if (!one || !other) throw new Error("They were not built.");
  await mongoose.connection.collection("duplicateScans").deleteMany({});
  await findDuplicates(app().server.ports);
  const lead = await app().as(rms[0] === rms[1] ? "lead-qin" : "head-gu");
  const { items } = await lead.call("GET /duplicates", { limit: 100 });
  const pair = items.find(({ one: first, other: second }) =>
    [first.id, second.id].every((id) => id === one.id || id === other.id),
  );
  if (!pair) throw new Error("They were not suspected.");
  return { one, other, lead, pair };
}

async function merged(lead: Person, id: string): Promise<void> {
  await until(async () => {
    await app().server.ports.jobs.wake("customers.merge");
    const { items } = await lead.call("GET /duplicates", { view: "decided", limit: 100 });
    return items.some((pair) => pair.id === id && pair.state === "merged");
  }, "the merge");
}

describe("two records of one person", () => {
  it("are found by their phone, and merged keep everything of both", async () => {
    const { one, other, lead, pair } = await twins(["冯若溪", "冯若汐"], ["rm-lin", "rm-lin"]);
    const lin = await app().as("rm-lin");
    await lin.call("POST /customers/:customerId/notes", { customerId: other.id, text: "爱喝岩茶" });
    await lin.call("POST /customers/:customerId/needs", {
      customerId: other.id,
      topic: "travel",
      title: "冬天去北海道",
    });
    const comparison = await lead.call("GET /duplicates/:id", { id: pair.id });
    expect(comparison.needsApproval).toBe(false);
    expect(comparison.fields.find(({ key }) => key === "phone")?.isSame).toBe(true);
    expect(JSON.stringify(comparison)).not.toContain(one.phone);

    await steppedUp(lead);
    await lead.call("POST /duplicates/:id/merge", {
      id: pair.id,
      choice: { survivorId: one.id, takeOther: ["name"] },
      reason: "同一手机号，电话核实为同一人",
    });
    await merged(lead, pair.id);

    const record = await lin.call("GET /customers/:id/record", { id: one.id });
    expect(record.brief.name).toBe("冯若汐");
    expect(record.tags.map(({ label }) => label).sort()).toEqual(["茶艺", "高尔夫"].sort());
    expect(record.needs.map(({ title }) => title)).toContain("冬天去北海道");
    const notes = await lin.call("GET /customers/:customerId/notes", { customerId: one.id });
    expect(notes.items.map(({ text }) => text)).toContain("爱喝岩茶");
    const redirected = await lin.call("GET /customers/:id", { id: other.id });
    expect(redirected.id).toBe(one.id);
    const again = await failureOf(
      lead.call("POST /duplicates/:id/merge", {
        id: pair.id,
        choice: { survivorId: one.id, takeOther: [] },
        reason: "再来一次看看",
      }),
    );
    expect([404, 409]).toContain(again.status);
  });

  it("are taken apart again with what belonged to each", async () => {
    const { one, other, lead, pair } = await twins(["贺云舟", "贺云州"], ["rm-lin", "rm-lin"]);
    const lin = await app().as("rm-lin");
    await lin.call("POST /customers/:customerId/notes", {
      customerId: other.id,
      text: "只属于另一位",
    });
    await steppedUp(lead);
    await lead.call("POST /duplicates/:id/merge", {
      id: pair.id,
      choice: { survivorId: one.id, takeOther: ["name"] },
      reason: "同一手机号，电话核实为同一人",
    });
    await merged(lead, pair.id);
    const { items } = await lead.call("GET /duplicates", { view: "decided", limit: 100 });
    const mergeId = items.find(({ id }) => id === pair.id)?.mergeId ?? "";

    await lead.call("POST /merges/:id/undo", { id: mergeId, reason: "原来是兄弟二人" });
    await until(async () => {
      await app().server.ports.jobs.wake("customers.merge");
      const decided = await lead.call("GET /duplicates", { view: "decided", limit: 100 });
      return decided.items.some(({ id, state }) => id === pair.id && state === "dismissed");
    }, "the way back");
    expect((await lin.call("GET /customers/:id", { id: other.id })).id).toBe(other.id);

    const first = await lin.call("GET /customers/:id/record", { id: one.id });
    expect(first.brief.name).toBe("贺云舟");
    expect(first.tags.map(({ label }) => label)).toEqual(["高尔夫"]);
    const notes = await lin.call("GET /customers/:customerId/notes", { customerId: other.id });
    expect(notes.items.map(({ text }) => text)).toEqual(["只属于另一位"]);
  });

  it("of two managers wait for a second person", async () => {
    const { one, lead, pair } = await twins(["向晚晴", "向晚情"], ["rm-lin", "rm-zhou"]);
    await steppedUp(lead);
    const waiting = await lead.call("POST /duplicates/:id/merge", {
      id: pair.id,
      choice: { survivorId: one.id, takeOther: [] },
      reason: "核实为同一人，原由两位经理服务",
    });
    expect(waiting.state).toBe("waiting");

    const compliance = await app().as("compliance-lu");
    const { items } = await compliance.call("GET /approvals", {});
    const asked = items.find(({ kind }) => kind === "customers.merge");
    await steppedUp(compliance);
    await compliance.call("POST /approvals/:id/approve", {
      id: asked?.id ?? "",
      reason: "已电话核实为同一人",
    });
    await until(async () => {
      await app().server.ports.jobs.wake("approval.run");
      await app().server.ports.jobs.wake("customers.merge");
      const decided = await lead.call("GET /duplicates", { view: "decided", limit: 100 });
      return decided.items.some(({ id, state }) => id === pair.id && state === "merged");
    }, "the approved merge");
  });

  it("dismissed are not proposed again", async () => {
    const { lead, pair } = await twins(["温如玉", "文如玉"], ["rm-lin", "rm-lin"]);
    await lead.call("POST /duplicates/:id/dismiss", { id: pair.id, reason: "母女二人" });
    await mongoose.connection.collection("duplicateScans").deleteMany({});
    await findDuplicates(app().server.ports);

    const { items } = await lead.call("GET /duplicates", { limit: 100 });
    expect(items.map(({ id }) => id)).not.toContain(pair.id);
  });
});

describe("an objection", () => {
  it("of either record is never lost in a merge, whatever was answered when", async () => {
    const purposes = ["service", "financial", "marketing", "profiling"] as const;
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let round = 0; round < 25; round += 1) {
      const [from, to] = [`cus_from${round}`, `cus_to${round}`];
      const answers = Array.from({ length: 8 }, (_, at) => ({
        customerId: random() < 0.5 ? from : to,
        purpose: purposes[Math.floor(random() * purposes.length)] ?? "marketing",
        granted: random() < 0.6,
        version: "1",
        textHash: "-",
        channel: "mini",
        ip: "",
        at: new Date(1_700_000_000_000 + at * 1000),
      }));
      await transact((tx) => consents.record(answers as never, tx));
      const before = [await consents.current(from), await consents.current(to)];
      await transact((tx) => joinConsents(from, to, { at: new Date(1_800_000_000_000) }, tx));

      const after = await consents.current(to);
      for (const known of before)
        for (const [purpose, { granted }] of known)
          if (!granted) expect(after.get(purpose)?.granted).toBe(false);
    }
  });

  it("to marketing under one record holds for the merged one", async () => {
    const { one, other, lead, pair } = await twins(["谢知远", "谢之远"], ["rm-lin", "rm-lin"]);
    await mongoose.connection.collection<{ _id: string }>("reachPreferences").insertOne({
      _id: other.id,
      marketing: false,
      greetings: true,
      changedAt: new Date(),
    } as never);
    await steppedUp(lead);
    await lead.call("POST /duplicates/:id/merge", {
      id: pair.id,
      choice: { survivorId: one.id, takeOther: [] },
      reason: "同一手机号，电话核实为同一人",
    });

    // At once, before anything was moved.
    const kept = await mongoose.connection
      .collection<{ _id: string }>("reachPreferences")
      .findOne({ _id: one.id });
    expect(kept).toMatchObject({ marketing: false, greetings: true });
    await merged(lead, pair.id);
  });
});
