import { testApp } from "@tests/support/app";
import type { Person } from "@tests/support/as";
import { buildCustomers } from "@tests/support/build/customers";
import { until } from "@tests/support/until";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

describe("a script that opens one customer after the other", () => {
  let shen: Person;
  let mo: Person;
  let qin: Person;
  let ids: string[] = [];
  beforeAll(async () => {
    shen = await app().as("rm-shen");
    mo = await app().as("security-mo");
    qin = await app().as("lead-qin");
    await mo.stepUp();
    ids = await bookOf("rm-shen", 80);
  });
  const bookOf = async (rm: string, size: number) => {
    const made = await buildCustomers(
      app(),
      Array.from({ length: size }, () => ({ rm })),
    );
    return made.map(({ id }) => id);
  };
  const dump = async (person: Person, list: readonly string[]) => {
    const opened: string[] = [];
    for (const id of list) {
      const failure = await person.call("GET /customers/:id", { id }).then(
        () => undefined,
        ({ code }: { code: string }) => code,
      );
      if (failure) return { opened: opened.length, failure };
      opened.push(id);
    }
    return { opened: opened.length, failure: "" };
  };

  it("may list every row of the book", async () => {
    const { items } = await shen.call("GET /customers", { limit: 100 });

    expect(items.length).toBeGreaterThan(80);
  });

  it("is stopped after sixty, and those who answer for the person know within five seconds", async () => {
    const listening = await qin.socket();
    const result = await dump(shen, ids);

    const alarm = await until(
      async () => (await mo.call("GET /alarms", {})).items.find(({ kind }) => kind === "bulkRead"),
      "the alarm",
      5_000,
    );
    await listening.frame("changed", ({ what }) => what === "alarms");

    expect(result).toEqual({ opened: 60, failure: "customer.bulkReadLimit" });
    expect(alarm.staffName).toBe("沈若");
  });

  it("still reads what it has just read", async () => {
    expect((await dump(shen, ids.slice(0, 3))).opened).toBe(3);
  });

  it("is stopped as well on the way over holdings or the timeline", async () => {
    const fresh = ids.at(-1) ?? "";
    const holdings = await shen.fetch(`/api/v1/customers/${fresh}/holdings`);
    const timeline = await shen.fetch(`/api/v1/customers/${fresh}/timeline`);

    expect([holdings.status, timeline.status]).toEqual([429, 429]);
  });

  it("is stopped far earlier for who has given notice", async () => {
    const zhou = await app().as("rm-zhou");
    const theirs = await bookOf("rm-zhou", 30);
    const { id } = await zhou.call("GET /me/staff", {});
    await mo.call("PUT /read-limits/:staffId", {
      staffId: id,
      isLowered: true,
      reason: "已提交离职申请",
    });

    const result = await dump(zhou, theirs);

    expect(result).toEqual({ opened: 15, failure: "customer.bulkReadLimit" });
  });

  it("leaves a word of whoever looked into it", async () => {
    const [alarm] = (await mo.call("GET /alarms", {})).items;
    const seen = await mo.call("POST /alarms/:id/seen", {
      id: alarm?.id ?? "",
      note: "已约谈，属批量回访准备",
    });

    expect(seen.seen).toMatchObject({ by: "莫言之", note: "已约谈，属批量回访准备" });
  });
});
