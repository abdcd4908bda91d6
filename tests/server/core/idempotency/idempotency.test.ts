import { testApp } from "@tests/support/app";
import type { Person } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

const title = (words: string) => JSON.stringify({ title: words, text: "您好,我是您的客户经理" });

async function add(person: Person, key: string, body: string) {
  const answer = await person.fetch("/api/v1/quick-replies", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body,
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { id?: string; error?: { code: string } },
  };
}

const ownReplies = async (person: Person) =>
  (await person.call("GET /quick-replies", {})).items.filter(({ id }) => id.startsWith("qrp_"));

describe("an idempotency key", () => {
  it("makes fifty requests at once one effect, the others the same answer or told to wait", async () => {
    const lin = await app().as("rm-lin");
    const key = newClientId();

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => add(lin, key, title("五十次"))),
    );
    const after = await add(lin, key, title("五十次"));

    const made = (await ownReplies(lin)).filter((one) => one.title === "五十次");
    expect(made).toHaveLength(1);
    expect(after).toMatchObject({ status: 200, body: { id: made[0]?.id } });
    for (const { status, body } of answers)
      expect(status === 200 ? body.id : body.error?.code).toBe(
        status === 200 ? made[0]?.id : "request.conflict",
      );
  });

  it("is refused for another body, and is nobody else's", async () => {
    const lin = await app().as("rm-lin");
    const zhou = await app().as("rm-zhou");
    const key = newClientId();
    const first = await add(lin, key, title("第一次"));

    expect(await add(lin, key, title("另一次"))).toMatchObject({
      status: 409,
      body: { error: { code: "request.conflict" } },
    });
    const other = await add(zhou, key, title("第一次"));
    expect(other.status).toBe(200);
    expect(other.body.id).not.toBe(first.body.id);
  });

  it("keeps no failure: what was refused can be tried again", async () => {
    const lin = await app().as("rm-lin");
    const key = newClientId();

    expect((await add(lin, key, JSON.stringify({ title: "x", text: "保本保息" }))).status).toBe(
      422,
    );
    expect((await add(lin, key, title("改过的"))).status).toBe(200);
  });

  it("keeps the answer sealed", async () => {
    const lin = await app().as("rm-lin");
    await add(lin, newClientId(), title("密封的回答"));

    const stored = JSON.stringify(
      await mongoose.connection.collection("idempotency").find().toArray(),
    );
    expect(stored).not.toContain("密封的回答");
    expect(stored).not.toContain("客户经理");
  });
});
