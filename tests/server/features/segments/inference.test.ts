import type { Condition } from "@shared/conditions/condition";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { customerIdOf } from "@tests/support/build/customers";
import { until } from "@tests/support/until";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });
/** So rich that hardly anybody is: a group that would tell somebody's assets. */
const richest = (fen: number): Condition => ({ field: "aum", op: "atLeast", value: fen }) as never;

describe("asking who has how much", () => {
  let su: Person;
  let fewest = 0;
  beforeAll(async () => {
    su = await app().as("marketer-su");
    const { items } = await (await app().as("head-gu")).call("GET /customers", { limit: 100 });
    expect(items.length).toBeGreaterThan(10);
    for (let fen = 1_000_000_00; fen < 1_000_000_000_00; fen *= 2) {
      const { fewerThan } = await su.call("POST /segments/preview", { condition: richest(fen) });
      if (fewerThan === undefined) continue;
      fewest = fen;
      break;
    }
  });

  it("tells marketing of a tiny group only that it is tiny, and shows nobody of it", async () => {
    const preview = await su.call("POST /segments/preview", { condition: richest(fewest) });

    expect(fewest).toBeGreaterThan(0);
    expect(preview).toMatchObject({ count: 0, fewerThan: 3, sample: [] });
  });

  it("gives marketing no figure for a draft to so few either", async () => {
    const { audience, reachable, byChannel } = await su.call("POST /campaigns/preview", {
      audience: { condition: richest(fewest) },
      channels: ["socket"],
    } as never);

    expect([audience.count, reachable, byChannel]).toEqual([0, 0, []]);
  });

  it("explains no masked customer to marketing leaf by leaf", async () => {
    const refused = await failureOf(
      su.call("POST /segments/explain", {
        condition: richest(100),
        customerId: await customerIdOf("vip-chen"),
      }),
    );

    expect([refused.status, refused.code]).toEqual([403, "request.denied"]);
  });

  it("counts exactly for who sees the people anyway, and for what is no amount", async () => {
    const lin = await app().as("rm-lin");
    const own = await lin.call("POST /segments/preview", { condition: richest(fewest) });
    const tier = await su.call("POST /segments/preview", {
      condition: { field: "tier", op: "is", value: "private" } as never,
    });

    expect([own.fewerThan, tier.fewerThan]).toEqual([undefined, undefined]);
  });

  it("raises an alarm when tiny groups are asked for again and again", async () => {
    for (let step = 0; step < 12; step += 1)
      await su.call("POST /segments/preview", { condition: richest(fewest + step * 10_000_00) });

    const mo = await app().as("security-mo");
    const alarm = await until(
      async () =>
        (await mo.call("GET /alarms", {})).items.find(({ kind }) => kind === "queryProbing"),
      "the alarm",
      5_000,
    );
    expect(alarm.staffName).toBe("苏晴");
  });
});
