import type { StaffRole } from "@shared/core/endpoint";
import { builtInFields, ceilingOf, defaultRights, withinCeiling } from "@shared/customers/fields";
import { testApp } from "@tests/support/app";
import type { Person } from "@tests/support/as";
import { buildField, idOf, publishField } from "@tests/support/build/forms";
import { describe, expect, it } from "vitest";

const app = testApp();

const steppedUp = new Map<string, Promise<void>>();

/** The second factor once a person: a code is good for one use. */
function proven(person: Person): Promise<void> {
  const done = steppedUp.get(person.name) ?? person.stepUp();
  steppedUp.set(person.name, done);
  return done;
}

async function decide(
  person: string,
  key: string,
  role: StaffRole,
  right: { read: "clear" | "masked" | "none"; write: boolean },
) {
  const decider = await app().as(person);
  await proven(decider);
  return decider.call("PUT /field-rights/:key", { key, role, ...right, reason: "制度调整" });
}

const briefFor = async (person: string, id: string) =>
  (await app().as(person)).call("GET /customers/:id", { id });

describe("what each role reads of a customer, as the product begins", () => {
  it.each([
    ["rm-lin", "陈嘉禾", true],
    ["lead-qin", "陈嘉禾", true],
    ["head-gu", "陈嘉禾", false],
    ["compliance-lu", "陈**", false],
  ])("%s reads the name as %s, amounts: %s", async (person, name, hasAmounts) => {
    const id = await idOf(await app().as("rm-lin"), "陈嘉禾");

    const brief = await briefFor(person, id);

    expect(brief.name).toBe(name);
    expect("aumFen" in brief).toBe(hasAmounts);
    expect(brief.phoneMasked).toMatch(/^1\d\d\*{4}\d{4}$/);
    expect(JSON.stringify(brief)).not.toMatch(/1[3-9]\d{9}/);
  });

  it.each(["marketer-su", "admin-ye", "security-mo", "lobby-he"])(
    "%s reads no record at all",
    async (person) => {
      const id = await idOf(await app().as("rm-lin"), "陈嘉禾");

      await expect(briefFor(person, id)).rejects.toMatchObject({ code: "request.denied" });
    },
  );
});

describe("a decision about a field", () => {
  it("is in force for the next reading", async () => {
    const id = await idOf(await app().as("rm-lin"), "陈嘉禾");
    await decide("security-mo", "aum", "head", { read: "clear", write: false });
    await decide("security-mo", "birthday", "rm", { read: "none", write: false });

    const [forHead, forManager] = [await briefFor("head-gu", id), await briefFor("rm-lin", id)];

    expect(forHead.aumFen).toBeGreaterThan(0);
    expect(forManager).not.toHaveProperty("birthday");
  });

  it("is refused beyond what law and order allow", async () => {
    await expect(
      decide("security-mo", "phone", "marketer", { read: "clear", write: false }),
    ).rejects.toMatchObject({ code: "field.aboveCeiling" });
    await expect(
      decide("admin-ye", "name", "admin", { read: "masked", write: false }),
    ).rejects.toMatchObject({ code: "field.aboveCeiling" });
  });

  it("takes the right to write with it", async () => {
    const rm = await app().as("rm-lin");
    await publishField(await app().as("admin-ye"), "golfHandicap", buildField());
    await decide("security-mo", "golfHandicap", "rm", { read: "clear", write: false });
    const customerId = await idOf(rm, "陈嘉禾");

    const attempt = rm.call("PUT /customers/:customerId/fields", {
      customerId,
      answers: { golfHandicap: 3 },
    });

    await expect(attempt).rejects.toMatchObject({ code: "request.denied" });
  });

  it("is shown in the matrix as changed, with who changed it", async () => {
    const reader = await app().as("compliance-lu");

    const { items } = await reader.call("GET /field-rights", {});

    expect(items.find(({ key }) => key === "aum")).toMatchObject({
      label: "管理资产",
      decided: ["head"],
      lastChange: { by: "莫言之" },
    });
  });
});

describe("the ceilings", () => {
  it("hold whatever was decided, for every field and role", () => {
    const everything = { read: "clear", write: true } as const;
    const roles: readonly StaffRole[] = ["marketer", "admin", "security", "compliance", "lobby"];
    const decided = Object.fromEntries(roles.map((role) => [role, everything]));

    for (const field of builtInFields) {
      const rights = withinCeiling(field, decided);
      for (const role of roles) expect(rights[role]).toEqual(ceilingOf(field, role));
      expect(rights.admin).toEqual({ read: "none", write: false });
      expect(rights.marketer.write).toBe(false);
    }
  });

  it("are not passed by any default", () => {
    for (const field of builtInFields) {
      const rights = defaultRights(field);
      expect(withinCeiling(field, rights)).toEqual(rights);
    }
  });
});
