import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { until } from "@tests/support/until";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
let lin: Person;
let fang: Person;
let customerId = "";
let fangId = "";

beforeAll(async () => {
  [lin, fang] = [await app().as("rm-lin"), await app().as("expert-fang")];
  customerId = (await lin.call("GET /customers", { q: "陈嘉禾" })).items[0]?.id ?? "";
  fangId = (await fang.call("GET /me/staff", {})).id;
});

const invite = (until = "2026-12-25T18:00:00+08:00", staffId = fangId) =>
  lin.call("POST /customers/:customerId/team", { customerId, staffId, skill: "投资顾问", until });

describe("a customer's service team", () => {
  it("lets an expert see the customer and the talk while the term runs, and no other customer", async () => {
    const blind = () => failureOf(fang.call("GET /customers/:id", { id: customerId }));
    expect(await blind()).toMatchObject({ status: 404 });

    const team = await invite();

    expect(team.items).toMatchObject([{ name: "方哲", skill: "投资顾问", isOn: true }]);
    await until(
      async () => (await fang.call("GET /customers", {})).items.length === 1,
      "the customer",
      1_500,
    );
    const talk = await fang.call("GET /customers/:customerId/conversation", { customerId });
    await fang.call("POST /conversations/:id/messages", {
      id: talk.id,
      clientId: newClientId(),
      body: { kind: "text", text: "陈先生您好，我是投资顾问方哲" },
    });
    await app().setTime("2026-12-25T18:00:01+08:00");
    await until(
      async () => (await fang.call("GET /customers", {})).items.length === 0,
      "the end of the term",
      1_500,
    );
    expect(await blind()).toMatchObject({ status: 404 });
    await app().setTime("2026-11-25T10:10:00+08:00");
  });

  it("refuses the same expert for the same skill twice, an RM, and a term in the past", async () => {
    const shen = (await lin.call("GET /cover-candidates", {})).items[0]?.id ?? "";

    expect(await failureOf(invite())).toMatchObject({ code: "serviceTeam.alreadyMember" });
    expect(await failureOf(invite(undefined, shen))).toMatchObject({
      code: "serviceTeam.notAnExpert",
    });
    expect(await failureOf(invite("2026-11-20T18:00:00+08:00"))).toMatchObject({
      code: "serviceTeam.badTerm",
    });
  });

  it("is formed by the customer's own manager only, and left by the expert alone", async () => {
    const zhou = await app().as("rm-zhou");
    const { items } = await lin.call("GET /customers/:customerId/team", { customerId });
    const memberId = items[0]?.id ?? "";

    expect(
      await failureOf(zhou.call("GET /customers/:customerId/team", { customerId })),
    ).toMatchObject({ status: 404 });
    await until(
      async () => (await fang.call("GET /customers", {})).items.length === 1,
      "the customer again",
      1_500,
    );
    const left = await fang.call("DELETE /customers/:customerId/team/:memberId", {
      customerId,
      memberId,
    });
    expect(left.items[0]?.isOn).toBe(false);
  });

  it("names experts by what they know", async () => {
    const { items } = await lin.call("GET /experts", { skill: "税务" });

    expect(items.map(({ name }) => name)).toEqual(["白露"]);
  });
});
