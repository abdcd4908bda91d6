import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { customerIdOf } from "@tests/support/build/customers";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

describe("an interview", () => {
  it("is kept as a draft, and ends as a note and hidden needs", async () => {
    const customerId = await customerIdOf("vip-chen");
    const lin = await app().as("rm-lin");
    const begun = await lin.call("POST /customers/:customerId/interviews", {
      customerId,
      template: "deep",
    });
    const again = await lin.call("POST /customers/:customerId/interviews", {
      customerId,
      template: "deep",
    });
    expect(again.id).toBe(begun.id);

    const kept = await lin.call("PUT /interviews/:id/draft", {
      id: begun.id,
      version: begun.version,
      answers: { "deep.chapter": "企业稳定，想多陪家人", "deep.inheritance": "想设一个家族信托" },
      asNeeds: ["deep.inheritance"],
    });
    const finished = await lin.call("POST /interviews/:id/finish", {
      id: begun.id,
      version: kept.version,
    });
    expect(finished.state).toBe("finished");

    const notes = await lin.call("GET /customers/:customerId/notes", { customerId });
    expect(notes.items[0]?.text).toContain("想多陪家人");
    const needs = await lin.call("GET /customers/:customerId/needs", { customerId });
    expect(needs.items).toContainEqual(
      expect.objectContaining({ topic: "inheritance", state: "hidden", source: "interview" }),
    );
    const twice = await failureOf(
      lin.call("POST /interviews/:id/finish", { id: begun.id, version: finished.version }),
    );
    expect(twice.code).toBe("interview.finished");
  });

  it("that another device changed is not overwritten", async () => {
    const customerId = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");
    const { id, version } = await lin.call("POST /customers/:customerId/interviews", {
      customerId,
      template: "annual",
    });
    const keep = (text: string) =>
      lin.call("PUT /interviews/:id/draft", {
        id,
        version,
        answers: { "annual.plan": text },
        asNeeds: [],
      });
    await keep("第一台");

    expect((await failureOf(keep("第二台"))).code).toBe("interview.outdated");
  });

  it("with nothing answered does not end", async () => {
    const customerId = await customerIdOf("vip-wu");
    const lin = await app().as("rm-lin");
    const { id, version } = await lin.call("POST /customers/:customerId/interviews", {
      customerId,
      template: "succession",
    });

    const refused = await failureOf(lin.call("POST /interviews/:id/finish", { id, version }));
    expect(refused.code).toBe("interview.empty");
  });
});
