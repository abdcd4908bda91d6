import { testApp } from "@tests/support/app";
import { failureOf, type Person, signInStaff } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { approveAs, staffIdOf } from "@tests/support/build/staff";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const collection = (name: string) => mongoose.connection.collection(name);
let head: Person;
let lead: Person;
let lin: Person;
let zhou: Person;
let chen: Person;
const ids: Record<string, string> = {};

beforeAll(async () => {
  [head, lead] = [await app().as("head-gu"), await app().as("lead-qin")];
  [lin, zhou] = [await app().as("rm-lin"), await app().as("rm-zhou")];
  chen = await app().as("vip-chen");
  await head.stepUp();
  for (const no of ["rm-lin", "rm-zhou", "rm-shen"]) ids[no] = await staffIdOf(no, head);
});
const id = (no: string) => ids[no] ?? "";
const customerNamed = async (name: string, by: Person) =>
  (await by.call("GET /customers", { q: name })).items.find((one) => one.name === name)?.id ?? "";
const doneOf = (handoverId: string, by: Person) =>
  until(async () => {
    const one = await by.call("GET /handovers/:id", { id: handoverId });
    return one.state === "done" ? one : false;
  }, "the hand-over");

describe("a preview", () => {
  it("gives every customer to somebody, evens the loads and counts what moves along", async () => {
    const preview = await head.call("POST /handovers/preview", {
      fromId: id("rm-lin"),
      successorIds: [id("rm-zhou"), id("rm-shen")],
    });

    expect(preview.customers).toHaveLength(28);
    expect(new Set(preview.customers.map(({ toId }) => toId))).toEqual(
      new Set([id("rm-zhou"), id("rm-shen")]),
    );
    const [one, other] = preview.successors.map(({ after }) => after);
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThanOrEqual(1);
    expect(preview.needsApproval).toBe(true);
  });

  it("keeps what was chosen by hand", async () => {
    const chosen = await customerNamed("陈嘉禾", head);
    const picks = [{ customerId: chosen, toId: id("rm-zhou") }];
    const preview = await head.call("POST /handovers/preview", {
      fromId: id("rm-lin"),
      successorIds: [id("rm-zhou"), id("rm-shen")],
      picks,
    });

    expect(preview.customers.find((one) => one.id === chosen)?.toId).toBe(id("rm-zhou"));
  });

  it("is out of reach beyond one's units", async () => {
    const ask = (fromId: string) =>
      failureOf(lead.call("POST /handovers/preview", { fromId, successorIds: [id("rm-shen")] }));

    expect(await ask(id("rm-zhou"))).toMatchObject({ status: 404, code: "staff.notFound" });
    expect(await ask(id("rm-zhou"))).toEqual(await ask("stf_none"));
    expect(
      await failureOf(
        lead.call("POST /handovers/preview", {
          fromId: id("rm-lin"),
          successorIds: [id("rm-zhou")],
        }),
      ),
    ).toMatchObject({ code: "handover.badSuccessor" });
  });
});

describe("a graceful succession of one customer", () => {
  let customerId = "";
  let handoverId = "";

  it("moves conversation, tasks, bookings and search with the customer, in one act", async () => {
    customerId = await customerNamed("陈嘉禾", lin);
    await chen.call("POST /my/conversation/messages", {
      clientId: newClientId(),
      body: { kind: "text", text: "周末有空吗" },
    });
    await lin.call("POST /tasks", {
      customerId,
      title: "寄送对账单",
      dueAt: "2026-12-01T10:00:00+08:00",
    });
    const [slot] = (await chen.call("GET /my/slots", { purposeId: "review" })).next;
    const booking = await chen.call("POST /my/bookings", {
      clientId: newClientId(),
      purposeId: "review",
      start: slot?.start ?? "",
      staffId: slot?.staffId ?? "",
    });

    const started = await head.call("POST /handovers", {
      clientId: newClientId(),
      kind: "succession",
      fromId: id("rm-lin"),
      note: "客户关注美元资产，答应周五前给方案",
      assignments: [{ customerId, toId: id("rm-zhou") }],
      companionDays: 7,
    });
    handoverId = started.id;
    const done = await doneOf(handoverId, head);

    expect(done).toMatchObject({ total: 1, moved: 1, skipped: 0 });
    const row = (await zhou.call("GET /customers", { q: "陈嘉禾" })).items;
    expect(row).toHaveLength(1);
    expect(
      (await zhou.call("GET /tasks", { customerId })).items.map(({ title }) => title),
    ).toContain("寄送对账单");
    expect((await zhou.call("GET /bookings/:id", { id: booking.id })).staffName).toBe("周铭");
    const queue = (await zhou.call("GET /conversations", {})).items;
    expect(queue.find((one) => one.customerId === customerId)?.waitingSince).toBeDefined();
  });

  it("leaves the former manager beside for the agreed days and takes the sight away after", async () => {
    expect((await lin.call("GET /customers/:id", { id: customerId })).rmName).toBe("周铭");
    await app().setTime("2026-12-03T10:00:00+08:00");
    await until(
      async () =>
        (await failureOf(lin.call("GET /customers/:id", { id: customerId })).catch(() => undefined))
          ?.status === 404,
      "the end of the company",
      1_500,
    );
    await app().setTime("2026-11-25T10:20:00+08:00");
  });

  it("tells the customer in the talk, with the new manager's card, once, and on the timeline", async () => {
    await app().server.settle();
    const { messages } = await chen.call("GET /my/conversation/messages", {
      afterSeq: 0,
      limit: 50,
    });
    const notices = messages.filter(({ author }) => author.kind === "system");

    // The booking said a word of its own before.
    expect(notices.slice(1).map(({ body }) => body.kind)).toEqual(["notice", "card"]);
    expect(JSON.stringify(notices)).toContain("周铭");
    expect((await chen.call("GET /my/home", {})).rm.name).toBe("周铭");
    const { items } = await zhou.call("GET /customers/:customerId/timeline", { customerId });
    expect(items.filter(({ title }) => title === "客户经理由林静变更为周铭")).toHaveLength(1);
    expect(
      await collection("deliveries").countDocuments({ source: `handover:${handoverId}` }),
    ).toBe(1);
  });

  it("has the new manager read the brief and the note before the first word", async () => {
    const conversation = await zhou.call("GET /customers/:customerId/conversation", { customerId });
    const say = () =>
      zhou.call("POST /conversations/:id/messages", {
        id: conversation.id,
        clientId: newClientId(),
        body: { kind: "text", text: "陈先生您好，我是周铭" },
      });

    expect(await failureOf(say())).toMatchObject({ code: "handover.briefUnread" });
    expect(
      await zhou.call("GET /customers/:customerId/handover-brief", { customerId }),
    ).toMatchObject({ state: "due", note: "客户关注美元资产，答应周五前给方案", fromName: "林静" });
    await zhou.call("POST /customers/:customerId/handover-brief/read", { customerId });
    await say();
    expect((await head.call("GET /handovers/:id", { id: handoverId })).briefsRead).toBe(1);
  });

  it("is asked for twice and happens once", async () => {
    const other = await customerNamed("吴若兰", lin);
    const asked = {
      clientId: newClientId(),
      kind: "succession" as const,
      fromId: id("rm-lin"),
      note: "按客户意愿调整",
      assignments: [{ customerId: other, toId: id("rm-zhou") }],
    };
    const [one, two] = await Promise.all([
      head.call("POST /handovers", asked),
      head.call("POST /handovers", asked),
    ]);

    expect(one.id).toBe(two.id);
    await doneOf(one.id, head);
    expect(
      await failureOf(head.call("POST /handovers", { ...asked, clientId: newClientId() })),
    ).toMatchObject({ code: "handover.outdated" });
  });
});

describe("a leaver", () => {
  it("needs a second person for so many, keeps access until then and loses it with the yes", async () => {
    const zhouDesk = await signInStaff("rm-zhou", app());
    const socket = await zhouDesk.socket();
    const preview = await head.call("POST /handovers/preview", {
      fromId: id("rm-zhou"),
      successorIds: [id("rm-lin"), id("rm-shen")],
    });
    const ask = (assignments: { customerId: string; toId: string }[]) =>
      head.call("POST /handovers", {
        clientId: newClientId(),
        kind: "leaver",
        fromId: id("rm-zhou"),
        note: "周铭离职，客户按区域分配",
        assignments,
      });
    const all = preview.customers.map((one) => ({ customerId: one.id, toId: one.toId }));

    expect(await failureOf(ask(all.slice(1)))).toMatchObject({ code: "handover.incomplete" });
    const started = await ask(all);
    expect(started.state).toBe("waiting");
    expect(await failureOf(ask(all))).toMatchObject({ status: 409 });
    expect(await zhouDesk.call("GET /me/staff", {})).toHaveProperty("id");
    expect(
      await failureOf(
        head.call("POST /approvals/:id/approve", {
          id: started.approvalId ?? "",
          reason: "自己批",
        }),
      ),
    ).toMatchObject({ status: expect.any(Number) });
    await approveAs(await app().as("compliance-lu"), started.approvalId ?? "");

    const done = await doneOf(started.id, head);
    expect(done).toMatchObject({ moved: all.length, skipped: 0 });
    expect(await socket.closed).toBe(4401);
    expect(await failureOf(zhouDesk.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    expect(await collection("customers").countDocuments({ rmId: id("rm-zhou") })).toBe(0);
    const rows = (await head.call("GET /staff", {})).items;
    expect(rows.find((one) => one.id === id("rm-zhou"))).toMatchObject({
      state: "disabled",
      customers: 0,
      sessions: 0,
    });
  });
});

describe("a customer to whom the bank's file gave another manager", () => {
  it("stands in the new manager's queue before anybody opens the talk", async () => {
    const [row] = (await lin.call("GET /customers", {})).items;
    const customerId = row?.id ?? "";
    await lin.call("GET /customers/:customerId/conversation", { customerId });
    await collection("customers").updateOne({ _id: customerId } as never, {
      $set: { rmId: id("rm-shen") },
    });

    const queue = (await (await app().as("rm-shen")).call("GET /conversations", {})).items;

    expect(queue.map((one) => one.customerId)).toContain(customerId);
  });
});
