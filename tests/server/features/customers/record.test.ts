import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { bankFile } from "@tests/support/bank";
import { buildCustomers, customerIdOf } from "@tests/support/build/customers";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

async function linesOf(act: string): Promise<Record<string, unknown>[]> {
  await app().server.ports.audit.settled();
  const lines = await mongoose.connection.collection("audit").find().toArray();
  return lines.flatMap((line) => {
    const entry = (typeof line.line === "string" ? JSON.parse(line.line) : line) as Record<
      string,
      unknown
    >;
    return JSON.stringify(entry).includes(`"${act}"`) ? [entry] : [];
  });
}

const rowOf = (no: string) =>
  bankFile("customers.csv")
    .split("\n")
    .find((row) => row.startsWith(`${no},`))
    ?.split(",") ?? [];

const briefOf = async (who: string, no: string) =>
  (await app().as(who)).call("GET /customers/:id", { id: await customerIdOf(no) });

describe("the brief before a call", () => {
  it("shows the own RM everything they need, and no number in clear", async () => {
    const brief = await briefOf("rm-lin", "vip-chen");

    expect(brief).toMatchObject({
      name: "陈嘉禾",
      politeName: "陈先生",
      tier: "diamond",
      rmName: "林静",
      phoneMasked: "138****6021",
      age: 46,
      riskLevel: "C4",
      riskValid: true,
      occupation: "云帆科技 联合创始人",
    });
    expect(brief.aumFen).toBeGreaterThan(0);
    expect(brief.matters.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["maturity", "birthday"]),
    );
    const [, , , idNumber = "", phone = ""] = rowOf("vip-chen");
    expect(JSON.stringify(brief)).not.toContain(phone);
    expect(JSON.stringify(brief)).not.toContain(idNumber);
    expect(JSON.stringify(brief)).not.toContain(idNumber.slice(6, 14));
  });

  it("names a relative who agreed, and keeps one who did not to itself", async () => {
    const brief = await briefOf("rm-lin", "vip-chen");

    expect(brief.family.map(({ relation, name }) => `${relation} ${name}`).sort()).toEqual(
      ["父母 陈仲文", "配偶 顾清澜"].sort(),
    );
    expect(brief.family.find(({ name }) => name === "顾清澜")?.customerId).toBe(
      await customerIdOf("vip-101"),
    );
  });

  it("shows compliance a masked record without amounts, birthday or district", async () => {
    const brief = await briefOf("compliance-lu", "vip-chen");

    expect(brief.name).toBe("陈**");
    for (const hidden of ["aumFen", "birthday", "age", "district", "occupation"])
      expect(brief).not.toHaveProperty(hidden);
    expect(JSON.stringify(brief)).not.toMatch(/嘉禾|清澜|仲文/);
  });

  it("shows the branch's head names but no amounts, and the lead both", async () => {
    const head = await briefOf("head-gu", "vip-chen");
    const lead = await briefOf("lead-qin", "vip-chen");

    expect(head.name).toBe("陈嘉禾");
    expect(head).not.toHaveProperty("aumFen");
    expect(lead.aumFen).toBeGreaterThan(0);
  });

  it("is a look that the trail knows of", async () => {
    const before = (await linesOf("customer.read")).length;

    await briefOf("rm-lin", "vip-wu");

    expect((await linesOf("customer.read")).length).toBe(before + 1);
  });
});

describe("the list of customers", () => {
  it("holds one's own, the team's, the branch's, or everybody's masked", async () => {
    const countOf = async (who: string) => {
      const person = await app().as(who);
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await person.call("GET /customers", {
          limit: 25,
          ...(cursor ? { cursor } : {}),
        });
        names.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor);
      return { count: names.length, masked: names.every((name) => name.includes("*")) };
    };

    const [lin, zhou, shen, lead, head, compliance, expert] = await Promise.all(
      ["rm-lin", "rm-zhou", "rm-shen", "lead-qin", "head-gu", "compliance-lu", "expert-fang"].map(
        countOf,
      ),
    );
    expect(lin).toEqual({ count: 28, masked: false });
    expect(lead?.count).toBe((lin?.count ?? 0) + (shen?.count ?? 0));
    expect(head?.count).toBe((lead?.count ?? 0) + (zhou?.count ?? 0));
    expect(compliance).toEqual({ count: 60, masked: true });
    expect(expert?.count).toBe(0);
  });

  it.each([
    ["a name", "陈嘉禾"],
    ["part of a name", "嘉禾"],
    ["pinyin initials", "cjh"],
    ["the last four digits of the phone", "6021"],
    ["a whole phone number", "13800136021"],
  ])("is searched by %s, in one's own book only", async (_by, q) => {
    const lin = await app().as("rm-lin");
    const zhou = await app().as("rm-zhou");

    const own = await lin.call("GET /customers", { q });
    const foreign = await zhou.call("GET /customers", { q });

    expect(own.items.map(({ name }) => name)).toContain("陈嘉禾");
    expect(foreign.items.map(({ name }) => name)).not.toContain("陈嘉禾");
  });

  it.each([
    ".*",
    "(a+)+$",
    "[",
    "\\",
    "$ne",
    "%",
    "*",
    " ",
    "陈嘉禾' || '1'=='1",
    "\u0000",
    "a".repeat(40),
  ])("takes %j as a text like any other", async (q) => {
    const lin = await app().as("rm-lin");

    expect((await lin.call("GET /customers", { q })).items.length).toBeLessThan(28 + 1);
  });

  it("filters by tier and tag and refuses a cursor that it did not give", async () => {
    const lin = await app().as("rm-lin");

    const golf = await lin.call("GET /customers", { tag: "高尔夫" });
    const gold = await lin.call("GET /customers", { tier: "gold" });
    const failure = await failureOf(lin.call("GET /customers", { cursor: "zzz" }));

    expect(golf.items.map(({ name }) => name)).toContain("吴若兰");
    expect(new Set(gold.items.map(({ tier }) => tier))).toEqual(new Set(["gold"]));
    expect(failure).toMatchObject({ status: 400 });
  });
});

describe("revealing a field", () => {
  const reveal = async (person: Person, no: string, field = "phone") =>
    person.call("POST /customers/:id/reveal", {
      id: await customerIdOf(no),
      field: field as "phone",
      purpose: "callCustomer",
    });

  it("needs the second factor again, then shows one value for a while and stands in the trail", async () => {
    const lin = await app().as("rm-lin");
    const refused = await failureOf(reveal(lin, "vip-chen"));
    expect(refused).toMatchObject({ status: 401, code: "request.reauthenticate" });
    expect(await linesOf("customer.revealed")).toEqual([]);

    await lin.stepUp();
    const shown = await reveal(lin, "vip-chen");

    expect(shown).toEqual({ value: "13800136021", hideAfterSeconds: 30 });
    const [line] = await linesOf("customer.revealed");
    expect(JSON.stringify(line)).toContain(await customerIdOf("vip-chen"));
    expect(JSON.stringify(line)).not.toMatch(/13800136021|callCustomer/);
  });

  it("shows nothing when the trail cannot be written", async () => {
    const lead = await app().as("lead-qin");
    await lead.stepUp();
    const { audit } = app().server.ports;
    const write = audit.await;
    (audit as { await: unknown }).await = () => Promise.reject(new Error("disk full"));

    const failure = await failureOf(reveal(lead, "vip-chen"));
    (audit as { await: unknown }).await = write;

    expect(failure.status).toBe(500);
    expect(JSON.stringify(failure)).not.toContain("13800136021");
  });

  it("says that a field is not there, and knows no other fields", async () => {
    const lead = await app().as("lead-qin");

    expect(await failureOf(reveal(lead, "vip-chen", "email"))).toMatchObject({ status: 404 });
    for (const field of ["name", "passwordHash", "__proto__", "details"])
      expect(await failureOf(reveal(lead, "vip-chen", field))).toMatchObject({ status: 400 });
  });

  it("ends after twenty in an hour", async () => {
    const compliance = await app().as("compliance-lu");
    await compliance.stepUp();
    const answers = [];
    for (let count = 0; count < 21; count += 1)
      answers.push(
        await reveal(compliance, "vip-wu").then(
          () => 200,
          (error) => error.code,
        ),
      );

    expect(answers.slice(0, 20)).toEqual(Array(20).fill(200));
    expect(answers[20]).toBe("customer.revealLimit");
  });
});

describe("opening many records", () => {
  it("ends at the sixty-first different one in ten minutes, while those already opened stay open", async () => {
    const crowd = await buildCustomers(
      app(),
      Array.from({ length: 61 }, () => ({ rm: "rm-shen" })),
    );
    const shen = await app().as("rm-shen");
    const codes = [];
    for (const { id } of crowd)
      codes.push(
        await shen.call("GET /customers/:id", { id }).then(
          () => "ok",
          (error) => error.code,
        ),
      );

    expect(codes.slice(0, 60)).toEqual(Array(60).fill("ok"));
    expect(codes[60]).toBe("customer.bulkReadLimit");
    expect(await shen.call("GET /customers", {})).toHaveProperty("items");
  });
});

describe("a customer's holdings", () => {
  it("are shown with their day and masked accounts to who advises", async () => {
    const lin = await app().as("rm-lin");

    const { asOf, items } = await lin.call("GET /customers/:id/holdings", {
      id: await customerIdOf("vip-chen"),
    });

    expect(asOf).toBe("2026-11-24");
    expect(items.length).toBeGreaterThan(2);
    for (const { accountMasked } of items) expect(accountMasked).toMatch(/^$|\*/);
    expect(JSON.stringify(items)).not.toContain("6229997106149087453");
  });
});
