import { CustomerModel } from "@server/features/customers";
import { executeDeletion } from "@server/features/data-rights/execute-deletion";
import { DataRequestModel } from "@server/features/data-rights/request.model";
import { notice } from "@shared/text/zh-CN/privacy-notice";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { type BuiltCustomer, buildCustomers, signInCrowd } from "@tests/support/build/customers";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });

async function somebody(): Promise<[Person, BuiltCustomer]> {
  const built = await buildCustomers(app(), [{ tag: "高尔夫" }]);
  const [person] = await signInCrowd(app(), built);
  return [person, built[0]] as [Person, BuiltCustomer];
}
const agree = (person: Person) =>
  person.call("POST /my/consents", {
    version: notice.version,
    answers: [
      { purpose: "service", granted: true },
      { purpose: "marketing", granted: true },
    ],
  });
const becomes = (person: Person, id: string, state: string) =>
  until(
    async () => {
      const { items } = await person.call("GET /my/data-requests", {});
      return items.find((one) => one.id === id && one.state === state);
    },
    state,
    40_000,
  );
const compliance = async () => {
  const person = await app().as("compliance-lu");
  await person.stepUp();
  return person;
};

describe("a correction", () => {
  it("goes to the manager with a day the law sets, is made on a yes, and is told to the customer", async () => {
    const [person, { id: customerId }] = await somebody();
    const { id } = await person.call("POST /my/corrections", {
      field: "email",
      value: "new@example.cn",
    });
    expect(
      await failureOf(
        person.call("POST /my/corrections", { field: "email", value: "b@example.cn" }),
      ),
    ).toMatchObject({ code: "dataRights.alreadyAsked" });
    expect(
      await failureOf(person.call("POST /my/corrections", { field: "phone", value: "12" })),
    ).toMatchObject({ code: "dataRights.badValue" });

    const zhou = await app().as("rm-zhou");
    await zhou.stepUp();
    expect((await zhou.call("GET /data-requests", {})).items).toEqual([]);
    expect(
      await failureOf(
        zhou.call("POST /data-requests/:id/decide", { id, accept: true, answer: "好的" }),
      ),
    ).toMatchObject({ status: 404 });

    const lin = await app().as("rm-lin");
    await lin.stepUp();
    const [row] = (await lin.call("GET /data-requests", {})).items;
    expect(row).toMatchObject({ id, value: "new@example.cn", dueAt: "2026-12-16T10:00:00.000Z" });
    await lin.call("POST /data-requests/:id/decide", { id, accept: true, answer: "已核实并更正" });

    expect(await becomes(person, id, "done")).toMatchObject({ answer: "已核实并更正" });
    expect(JSON.stringify(await person.call("GET /my/data", {}))).toContain("new@example.cn");
    const stored = await CustomerModel.findById(customerId).lean();
    expect(JSON.stringify(stored)).not.toContain("new@example.cn");
  });
});

describe("a copy of everything", () => {
  it("is given to who proves themselves, in three forms, and to nobody else", async () => {
    const [person, { idLastFour }] = await somebody();
    const [other] = await somebody();
    expect(
      await failureOf(person.call("POST /my/data-copies", { idLastFour: "0000" })),
    ).toMatchObject({ code: "dataRights.notProven" });
    const { id } = await person.call("POST /my/data-copies", { idLastFour });
    await becomes(person, id, "ready");

    for (const format of ["xlsx", "html", "json"] as const) {
      const file = await person.call("GET /my/data-copies/:id", { id, format });
      expect(Buffer.from(file.base64, "base64").length).toBeGreaterThan(500);
    }
    const { base64 } = await person.call("GET /my/data-copies/:id", { id, format: "html" });
    expect(Buffer.from(base64, "base64").toString()).toContain("周自珩");
    expect(
      await failureOf(other.call("GET /my/data-copies/:id", { id, format: "json" })),
    ).toMatchObject({ status: 404 });
    const stored = JSON.stringify(
      await mongoose.connection.collection("dataCopies").find().toArray(),
    );
    expect(stored).not.toContain("周自珩");
  });
});

describe("a deletion", () => {
  it("says before what goes and what the law keeps, and can be taken back while there is time", async () => {
    const [person, { idLastFour }] = await somebody();
    const preview = await person.call("GET /my/deletion", {});
    expect(preview.now).toContain("标签、偏好与画像");
    expect(preview.kept.map(({ until: day }) => day)).toContain("2036-11-22");
    expect(preview).toMatchObject({ blockers: [], coolingDays: 7 });

    const { id } = await person.call("POST /my/deletions", { idLastFour });
    await person.call("POST /my/data-requests/:id/withdraw", { id });
    await becomes(person, id, "withdrawn");
    expect(
      await failureOf(person.call("POST /my/data-requests/:id/withdraw", { id })),
    ).toMatchObject({ code: "dataRights.wrongState" });
  });

  it("is carried out after a compliance officer's yes: nothing is sent, nobody signs in, the rest is locked", async () => {
    const [person, { id: customerId, idLastFour }] = await somebody();
    await agree(person);
    const { id } = await person.call("POST /my/deletions", { idLastFour });
    const officer = await compliance();
    expect(
      await failureOf(
        officer.call("POST /data-requests/:id/decide", { id, accept: true, answer: "同意" }),
      ),
    ).toMatchObject({ code: "dataRights.wrongState" });
    await DataRequestModel.updateOne({ _id: id }, { $set: { coolsUntil: new Date(0) } });
    await becomes(person, id, "reviewing");
    await officer.call("POST /data-requests/:id/decide", { id, accept: true, answer: "同意删除" });

    const done = await until(
      () => DataRequestModel.findOne({ _id: id, state: "done" }).lean(),
      "done",
      40_000,
    );
    expect(done.steps?.map(({ step }) => step)).toEqual([
      "consents",
      "reach",
      "profile",
      "contact",
      "behaviour",
      "copies",
      "unbind",
      "lock",
    ]);
    expect(await failureOf(person.call("GET /my/home", {}))).toMatchObject({ status: 401 });
    const left = await CustomerModel.findById(customerId).lean();
    expect(left).toMatchObject({ tags: [], searchTokens: [], bound: false });
    expect(left?.contact).toMatchObject({
      marketing: false,
      greetings: false,
      frozenUntil: expect.stringMatching(/^20[45]/),
    });
    expect(left?.email ?? null).toBeNull();
  });

  it("that was stopped after some steps is gone on with, and nothing is done twice", async () => {
    const [person, { id: customerId, idLastFour }] = await somebody();
    const { id } = await person.call("POST /my/deletions", { idLastFour });
    await DataRequestModel.updateOne(
      { _id: id },
      { $set: { state: "executing", steps: [{ step: "consents", count: 9 }] } },
    );

    await Promise.all([
      executeDeletion(id, app().server.ports),
      executeDeletion(id, app().server.ports),
    ]);

    const done = await until(
      () => DataRequestModel.findOne({ _id: id, state: "done" }).lean(),
      "done",
      40_000,
    );
    expect(done.steps).toHaveLength(8);
    expect(done.steps?.[0]).toMatchObject({ step: "consents", count: 9 });
    const ledger = await mongoose.connection.collection("consents").find({ customerId }).toArray();
    expect(ledger).toEqual([]);
  });

  it("waits for an open complaint and for a legal hold", async () => {
    const [person, { no, id: customerId, idLastFour }] = await somebody();
    await CustomerModel.updateOne({ _id: customerId }, { $set: { openComplaints: 1 } });
    expect(await failureOf(person.call("POST /my/deletions", { idLastFour }))).toMatchObject({
      code: "dataRights.blocked",
    });
    await CustomerModel.updateOne({ _id: customerId }, { $set: { openComplaints: 0 } });
    const officer = await compliance();
    await officer.call("POST /legal-holds", { customerNo: no, reason: "诉讼保全" });

    expect(await failureOf(person.call("POST /my/deletions", { idLastFour }))).toMatchObject({
      code: "dataRights.blocked",
      details: { blockers: ["您的资料正处于司法或监管保全期间，暂不能删除"] },
    });
  });
});

describe("the ledger of consents", () => {
  it("proves each answer by the text it was given to, for who may see the customer", async () => {
    const [person, { id }] = await somebody();
    await agree(person);
    const lin = await app().as("rm-lin");
    const { ledger, current } = await lin.call("GET /customers/:id/consents", { id });

    expect(ledger.every(({ isProven }) => isProven)).toBe(true);
    expect(current.find(({ purpose }) => purpose === "marketing")?.granted).toBe(true);
    const zhou = await app().as("rm-zhou");
    expect(await failureOf(zhou.call("GET /customers/:id/consents", { id }))).toMatchObject({
      status: 404,
    });
  });
});

describe("who looked, and why something came", () => {
  it("is told to the customer by what people are, without their names", async () => {
    const [person, { id }] = await somebody();
    const lin = await app().as("rm-lin");
    await lin.call("GET /customers/:id", { id });
    await app().server.ports.audit.settled();

    const { items } = await person.call("GET /my/readers", {});
    expect(items[0]?.who).toContain("客户经理");
    expect(JSON.stringify(items)).not.toContain("林静");
    expect((await person.call("GET /my/reasons", {})).items).toEqual([]);
  });
});
