import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";

import { customerIdOf } from "@tests/support/build/customers";
import { phoneOf } from "@tests/support/build/phones";
import { until } from "@tests/support/until";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const why = { purpose: "coverForColleague", reason: "同事出差，客户来电询问" } as const;

describe("access beyond one's scope", () => {
  let zhou: Person;
  let qin: Person;
  let lin: Person;
  let lu: Person;
  let chen = "";
  beforeAll(async () => {
    zhou = await app().as("rm-zhou");
    lin = await app().as("rm-lin");
    qin = await app().as("lead-qin");
    lu = await app().as("compliance-lu");
    await Promise.all([zhou, lin, qin, lu].map((one) => one.stepUp()));
    chen = await customerIdOf("vip-chen");
  });
  const openTo = (person: Person, id: string) =>
    person.call("GET /customers/:id", { id }).then(
      ({ name }) => name,
      ({ code }: { code: string }) => code,
    );

  it("is asked for with the same answer whether or not there is such a customer", async () => {
    const real = await zhou.call("POST /access-requests", {
      number: phoneOf("vip-chen"),
      hours: 8,
      ...why,
    });
    const made = await zhou.call("POST /access-requests", {
      number: "13900000000",
      hours: 8,
      ...why,
    });
    const shape = ({ state, kind, hours, customer, until: end }: typeof real) => ({
      state,
      kind,
      hours,
      customer,
      end,
    });
    const own = (await zhou.call("GET /approvals", { box: "asked" })).items;

    expect(shape(made)).toEqual(shape(real));
    expect(real).toMatchObject({ state: "waiting" });
    expect(JSON.stringify([real, made])).not.toContain("陈");
    expect(own).toHaveLength(2);
    expect(JSON.stringify(own)).not.toContain("陈");
    expect(await openTo(zhou, chen)).toBe("customer.notFound");
  });

  it("begins when the customer's own RM agrees, and ends by itself within a second", async () => {
    await zhou.call("POST /access-requests", { number: phoneOf("vip-chen"), hours: 2, ...why });
    const { items } = await lin.call("GET /approvals", { box: "waiting" });
    const asked = items.find(({ summary }) => summary.includes("2 小时"));
    await lin.call("POST /approvals/:id/approve", { id: asked?.id ?? "", reason: "同意代为接待" });

    const name = await until(async () => {
      const found = await openTo(zhou, chen);
      return found !== "customer.notFound" && found;
    }, "the granted customer");
    const socket = await zhou.socket();
    await app().setTime("2026-11-25T12:05:00+08:00");
    const gone = await until(
      async () => (await openTo(zhou, chen)) === "customer.notFound",
      "the end of the access",
      1_500,
    );

    expect(asked?.summary).toContain("陈嘉禾");
    expect(name).toBe("陈嘉禾");
    expect(gone).toBe(true);
    expect(await socket.closed).toBe(1012);
    await app().setTime("2026-11-25T10:00:00+08:00");
  });

  it("is not told to have been refused: to the asker it only waits", async () => {
    const { id } = await zhou.call("POST /access-requests", {
      number: phoneOf("vip-wu"),
      hours: 3,
      ...why,
    });
    const { items } = await qin.call("GET /approvals", { box: "waiting" });
    const asked = items.find(({ summary }) => summary.includes("3 小时"));
    await qin.call("POST /approvals/:id/reject", { id: asked?.id ?? "", reason: "无需代办" });
    await app().server.settle();

    const mine = (await zhou.call("GET /approvals", { box: "asked" })).items;
    const access = (await zhou.call("GET /access-requests", {})).items.find((one) => one.id === id);

    expect(mine.find((one) => one.id === asked?.id)).toMatchObject({
      state: "asked",
      may: { decide: false },
    });
    expect(mine.find((one) => one.id === asked?.id)?.decision).toBeUndefined();
    expect(access?.state).toBe("waiting");
  });

  it("opens at once when the glass is broken, and tells who answers for it within five seconds", async () => {
    const listening = await qin.socket();
    const opened = await zhou.call("POST /access-requests/break-glass", {
      number: phoneOf("vip-chen"),
      hours: 4,
      purpose: "riskEvent",
      reason: "客户疑似遭遇诈骗，需立即核实",
    });

    const alarm = await until(
      async () =>
        (await qin.call("GET /alarms", {})).items.find(({ kind }) => kind === "breakGlass"),
      "the alarm",
      5_000,
    );
    await until(
      () => listening.frames.some((one) => one.kind === "changed" && one.what === "alarms"),
      "the frame",
    );

    expect(opened).toMatchObject({ state: "open", customer: { name: "陈嘉禾" } });
    expect(alarm).toMatchObject({ staffName: "周铭", count: 1 });
    expect(await until(async () => (await openTo(zhou, chen)) === "陈嘉禾", "the customer")).toBe(
      true,
    );
  });

  it("shows amounts and the reveal of fields to nobody by itself", async () => {
    const brief = await zhou.call("GET /customers/:id", { id: chen });

    expect(brief.phoneMasked).toMatch(/^1\d\d\*{4}\d{4}$/);
    expect(brief.aumFen).toBeUndefined();
  });

  it("is judged by compliance one by one, with what was done, and never by oneself", async () => {
    await app().server.ports.audit.settled();
    const { items } = await lu.call("GET /access-reviews", { box: "due" });
    const broken = items.find(({ kind }) => kind === "breakGlass");
    const judged = await lu.call("POST /access-reviews/:id", {
      id: broken?.id ?? "",
      result: "fine",
      note: "已核实，确为紧急处置",
    });
    const again = await failureOf(
      lu.call("POST /access-reviews/:id", {
        id: broken?.id ?? "",
        result: "fine",
        note: "再看一次",
      }),
    );

    expect(broken).toMatchObject({ staffName: "周铭", customerName: "陈**" });
    expect(broken?.looks.map(({ act }) => act)).toContain("customer.read");
    expect(judged.review).toMatchObject({ result: "fine", by: "陆衡" });
    expect(again.code).toBe("access.alreadyReviewed");
  });

  it("can be given back, and then it is gone", async () => {
    const { items } = await zhou.call("GET /access-requests", {});
    const [running, ...others] = items.filter(({ state }) => state === "open");
    for (const { id } of [running, ...others].flatMap((one) => one ?? []))
      await zhou.call("POST /access-requests/:id/end", { id });

    const gone = await until(
      async () => (await openTo(zhou, chen)) === "customer.notFound",
      "the end",
      1_500,
    );
    const twice = await failureOf(
      zhou.call("POST /access-requests/:id/end", { id: running?.id ?? "" }),
    );

    expect(gone).toBe(true);
    expect(twice.code).toBe("access.notRunning");
  });

  it("shows compliance a name only after a reason, for a while", async () => {
    const masked = await lu.call("GET /customers/:id", { id: chen });
    await lu.call("POST /customers/:id/review-access", {
      id: chen,
      purpose: "complaint",
      reason: "核查投诉 2026-118 号",
      hours: 1,
    });
    const clear = await until(
      async () => {
        const { name } = await lu.call("GET /customers/:id", { id: chen });
        return name === "陈嘉禾" && name;
      },
      "the clear name",
      2_000,
    );

    expect(masked.name).toBe("陈**");
    expect(clear).toBe("陈嘉禾");
  });

  it("tells whoever asks for their own customer that it is there already", async () => {
    const { code } = await failureOf(
      lin.call("POST /access-requests", { number: phoneOf("vip-chen"), hours: 1, ...why }),
    );

    expect(code).toBe("access.alreadyYours");
  });
});
