import { describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { failureOf } from "../../../support/as";
import { bankFile } from "../../../support/bank";
import { importRows } from "../../../support/build/bank";
import { buildCustomers, customerIdOf, signInCrowd } from "../../../support/build/customers";

const app = testApp({ bank: "holdings" });
const chen = async () => {
  const [person] = await signInCrowd(app(), [
    { no: "vip-chen", id: await customerIdOf("vip-chen") },
  ]);
  if (!person) throw new Error("Nobody signed in.");
  return person;
};

describe("what a customer settles about being contacted", () => {
  it("begins with what the bank has on file and changes one thing at a time", async () => {
    const person = await chen();

    expect(await person.call("GET /my/reach-preferences", {})).toEqual({
      marketing: true,
      greetings: true,
    });
    const changed = await person.call("PATCH /my/reach-preferences", {
      marketing: false,
      pausedUntil: "2026-12-31",
    });
    expect(changed).toEqual({ marketing: false, greetings: true, pausedUntil: "2026-12-31" });
    const unpaused = await person.call("PATCH /my/reach-preferences", { pausedUntil: null });
    expect(unpaused).toEqual({ marketing: false, greetings: true });
  });

  it("survives an import of the bank's own record", async () => {
    await importRows(app().server.ports, "contact", bankFile("contact.csv"));

    const person = await chen();

    expect((await person.call("GET /my/reach-preferences", {})).marketing).toBe(false);
  });

  it("refuses a pause that ended or never ends", async () => {
    const person = await chen();
    const pause = (pausedUntil: string) =>
      failureOf(person.call("PATCH /my/reach-preferences", { pausedUntil }));

    expect(await pause("2026-11-24")).toMatchObject({ code: "reach.badPause" });
    expect(await pause("2029-01-01")).toMatchObject({ code: "reach.badPause" });
  });

  it("stands on the timeline, and is nobody else's to change", async () => {
    const rm = await app().as("rm-lin");
    const [other] = await signInCrowd(app(), await buildCustomers(app(), [{}]));

    await app().server.settle();
    const customerId = await customerIdOf("vip-chen");
    const { items } = await rm.call("GET /customers/:customerId/timeline", { customerId });

    expect(items.map(({ title }) => title)).toContain("更新消息接收偏好");
    expect((await other?.call("GET /my/reach-preferences", {}))?.marketing).toBe(false);
    expect(await failureOf(rm.call("GET /my/reach-preferences", {}))).toMatchObject({
      status: 404,
    });
  });
});
