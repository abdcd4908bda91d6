import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { customerIdOf } from "@tests/support/build/customers";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

describe("a note", () => {
  it("is read by the own manager and the lead, and by no other manager", async () => {
    const customerId = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    const written = await lin.call("POST /customers/:customerId/notes", {
      customerId,
      text: "周五之前把家族信托的三份材料备齐",
    });

    const lead = await app().as("lead-qin");
    const seen = await lead.call("GET /customers/:customerId/notes", { customerId });
    expect(seen.items.map(({ text }) => text)).toContain("周五之前把家族信托的三份材料备齐");
    const zhou = await app().as("rm-zhou");
    const denied = await failureOf(zhou.call("GET /customers/:customerId/notes", { customerId }));
    expect(denied.status).toBe(404);
    const forged = await failureOf(zhou.call("DELETE /notes/:id", { id: written.id }));
    expect(forged.status).toBe(404);
  });

  it("stands sealed in the database", async () => {
    const customerId = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    await lin.call("POST /customers/:customerId/notes", { customerId, text: "金丝雀甲乙丙丁" });

    const stored = await mongoose.connection.collection("notes").find().toArray();
    expect(Buffer.from(JSON.stringify(stored)).toString()).not.toContain("金丝雀");
    expect(stored.length).toBeGreaterThan(0);
  });

  it("stays closed to the lead when it is private, until they open it for the trail", async () => {
    const customerId = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");
    const { id } = await lin.call("POST /customers/:customerId/notes", {
      customerId,
      text: "只给自己看的一句",
      isPrivate: true,
    });
    const lead = await app().as("lead-qin");

    const { items } = await lead.call("GET /customers/:customerId/notes", { customerId });
    const closed = items.find((note) => note.id === id);
    expect(closed).not.toHaveProperty("text");
    expect(closed?.abilities.open).toBe(true);

    expect((await lead.call("POST /notes/:id/open", { id })).text).toBe("只给自己看的一句");
    const lines = await mongoose.connection.collection("audit").find().toArray();
    expect(JSON.stringify(lines)).toContain("note.privateOpened");
  });
});

describe("a topic not to be mentioned", () => {
  it("takes its tags out of what conditions see, and gives them back when it is lifted", async () => {
    const customerId = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");
    await lin.call("POST /customers/:id/tags", {
      id: customerId,
      label: "离异",
      dimension: "life",
    });
    const tagsStored = async () => {
      const found = await mongoose.connection
        .collection<{ _id: string; tags?: unknown }>("customers")
        .findOne({ _id: customerId });
      return JSON.stringify(found?.tags);
    };
    expect(await tagsStored()).toContain("离异");

    const note = await lin.call("POST /customers/:customerId/notes", {
      customerId,
      text: "客户不希望提起婚姻",
      locks: [{ topic: "divorce" }],
    });

    expect(await tagsStored()).not.toContain("离异");
    const { items } = await lin.call("GET /customers/:customerId/locks", { customerId });
    expect(items[0]?.words).toContain("离婚");
    const record = await lin.call("GET /customers/:id/record", { id: customerId });
    expect(record.tags.find(({ label }) => label === "离异")?.isLocked).toBe(true);
    const list = await lin.call("GET /customers", { tag: "离异" });
    expect(list.items).toEqual([]);

    await lin.call("POST /notes/:id/unlock", { id: note.id });
    expect(await tagsStored()).toContain("离异");
  });

  it("needs words of its own when it is none of the known ones", async () => {
    const customerId = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");

    const refused = await failureOf(
      lin.call("POST /customers/:customerId/notes", {
        customerId,
        text: "有一件事不要提",
        locks: [{ topic: "other" }],
      }),
    );
    expect(refused.code).toBe("note.lockWords");
  });

  it("is unknown to marketing", async () => {
    const customerId = await customerIdOf("vip-wu");
    const marketer = await app().as("marketer-su");

    const refused = await failureOf(
      marketer.call("GET /customers/:customerId/locks", { customerId }),
    );
    expect(refused.status).toBe(403);
  });
});
