import { notice } from "@shared/text/zh-CN/privacy-notice";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { buildCustomers, signInCrowd } from "@tests/support/build/customers";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
type Answer = Parameters<typeof answer>[1][number];

async function newCustomer(): Promise<Person> {
  const [customer] = (await signInCrowd(app(), await buildCustomers(app(), [{}]))) as [Person];
  return customer;
}

const answer = (
  customer: Person,
  answers: {
    purpose: "service" | "financial" | "marketing" | "profiling" | "location";
    granted: boolean;
  }[],
  version = notice.version,
) => customer.call("POST /my/consents", { version, answers });

const grantedOf = async (customer: Person) =>
  Object.fromEntries(
    (await customer.call("GET /my/consents", {})).items.map(({ purpose, granted }) => [
      purpose,
      granted,
    ]),
  );

describe("the privacy notice", () => {
  it("is read by anybody, before any sign-in", async () => {
    const read = await fetch(`${app().url}/api/v1/privacy-notice`);

    expect(await read.json()).toMatchObject({
      version: notice.version,
      sections: expect.any(Array),
    });
  });
});

describe("consents", () => {
  it("are all unticked at first, one for each purpose, and only one is needed", async () => {
    const customer = await newCustomer();

    const { items } = await customer.call("GET /my/consents", {});

    expect(items.map(({ purpose, granted, necessary }) => [purpose, granted, necessary])).toEqual([
      ["service", false, true],
      ["financial", false, false],
      ["marketing", false, false],
      ["profiling", false, false],
      ["location", false, false],
    ]);
  });

  it("are given and withdrawn one by one, effective at once, and every answer is kept", async () => {
    const customer = await newCustomer();
    await answer(customer, [
      { purpose: "service", granted: true },
      { purpose: "marketing", granted: true },
    ]);
    expect(await grantedOf(customer)).toMatchObject({
      service: true,
      marketing: true,
      financial: false,
    });

    await answer(customer, [{ purpose: "marketing", granted: false }]);

    expect(await grantedOf(customer)).toMatchObject({ service: true, marketing: false });
    const { id } = await customer.call("GET /my/profile", {});
    const record = await mongoose.connection.collection("customers").findOne({ _id: id as never });
    expect(record?.contact.marketing).toBe(false);
    const ledger = await mongoose.connection
      .collection("consents")
      .find({ customerId: id })
      .sort({ at: 1 })
      .toArray();
    expect(ledger.map(({ purpose, granted }) => `${purpose} ${granted}`)).toEqual([
      "service true",
      "marketing true",
      "marketing false",
    ]);
    expect(new Set(ledger.map(({ textHash }) => String(textHash).length))).toEqual(new Set([64]));
  });

  it("cannot be given in one bundle, for no known purpose, twice in one answer, or to an old notice", async () => {
    const customer = await newCustomer();
    const ask = (answers: unknown, version?: string) =>
      failureOf(answer(customer, answers as Answer[], version));

    expect(await ask("all")).toMatchObject({ status: 400 });
    expect(await ask([])).toMatchObject({ status: 400 });
    expect(await ask([{ purpose: "everything", granted: true }])).toMatchObject({ status: 400 });
    expect(
      await ask([
        { purpose: "marketing", granted: true },
        { purpose: "marketing", granted: false },
      ]),
    ).toMatchObject({ status: 400 });
    expect(await ask([{ purpose: "service", granted: true }], "2020-01")).toMatchObject({
      status: 409,
      details: { version: notice.version },
    });
    expect(await grantedOf(customer)).toMatchObject({ service: false, marketing: false });
  });

  it("refused in all that is optional leave the service usable", async () => {
    const customer = await newCustomer();
    await answer(
      customer,
      (["financial", "marketing", "profiling", "location"] as const).map((purpose) => ({
        purpose,
        granted: false,
      })),
    );

    expect(await customer.call("GET /my/home", {})).toHaveProperty("rm");
    expect(await customer.call("GET /my/conversation", {})).toHaveProperty("id");
    expect((await customer.call("GET /my/slots", { purposeId: "review" })).next).toHaveLength(3);
  });
});

describe("everything about me", () => {
  it("holds one's own data and talk in words, nobody else's, and stands in the trail", async () => {
    const customer = await newCustomer();
    const other = await newCustomer();
    for (const [one, text] of [
      [customer, "我说的话"],
      [other, "别人说的话"],
    ] as const)
      await one.call("POST /my/conversation/messages", {
        clientId: `export-${text}`.padEnd(12, "x"),
        body: { kind: "text", text },
      });
    await answer(customer, [{ purpose: "service", granted: true }]);

    const data = JSON.stringify(await customer.call("GET /my/data", {}));

    expect(data).toContain("周自珩");
    expect(data).toContain("我说的话");
    expect(data).not.toContain("别人说的话");
    await app().server.ports.audit.settled();
    const lines = await mongoose.connection.collection("audit").find().toArray();
    expect(JSON.stringify(lines)).toContain("customer.exported");
  });

  it("holds every message of a long conversation", async () => {
    const customer = await newCustomer();
    await Promise.all(
      Array.from({ length: 120 }, (_, at) =>
        customer.call("POST /my/conversation/messages", {
          clientId: `long-talk-${at}`,
          body: { kind: "text", text: `第${at}句话` },
        }),
      ),
    );

    const data = JSON.stringify(await customer.call("GET /my/data", {}));

    expect(
      Array.from({ length: 120 }, (_, at) => data.includes(`第${at}句话`)).every(Boolean),
    ).toBe(true);
  });
});
