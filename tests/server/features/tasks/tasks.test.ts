import { transact } from "@server/core/mongo";
import { openTasks } from "@server/features/tasks/open-task";
import { TaskModel } from "@server/features/tasks/task.model";
import { describe, expect, it } from "vitest";
import { testApp } from "../../../support/app";
import { failureOf } from "../../../support/as";
import { customerIdOf } from "../../../support/build/customers";

const app = testApp({ bank: "customers", environment: { ROLES: "api,worker" } });
const lin = () => app().as("rm-lin");
const write = async (title: string, dueAt: string) =>
  (await lin()).call("POST /tasks", { customerId: await customerIdOf("vip-wu"), title, dueAt });

describe("a manager's tasks", () => {
  it("stand in order of consequence: what is overdue, then what is due sooner", async () => {
    await write("下周回访", "2026-12-02T10:00:00+08:00");
    await write("昨天的事", "2026-11-24T10:00:00+08:00");
    await write("今天寄送资料", "2026-11-25T17:00:00+08:00");

    const all = await (await lin()).call("GET /tasks", {});
    // What the worker plans meanwhile stands among them.
    const items = all.items.filter(({ kind }) => kind === "followUp");

    expect(items.map(({ title, isOverdue }) => [title, isOverdue])).toEqual([
      ["昨天的事", true],
      ["今天寄送资料", false],
      ["下周回访", false],
    ]);
    expect(items[0]?.customer).toMatchObject({ name: "吴若兰", tier: "platinum" });
  });

  it("keep what they say about a customer sealed", async () => {
    await write("谈谈女儿的婚事", "2026-12-05T10:00:00+08:00");

    expect(JSON.stringify(await TaskModel.find().lean())).not.toContain("婚事");
  });

  it("are finished once, with what came of it on the timeline", async () => {
    const rm = await lin();
    const { items } = await rm.call("GET /tasks", {});
    const id = items[0]?.id ?? "";

    const done = await rm.call("POST /tasks/:id/finish", {
      id,
      outcome: "reached",
      note: "约了下周见面",
    });

    expect(done).toMatchObject({ state: "done", outcome: "reached", note: "约了下周见面" });
    const again = failureOf(rm.call("POST /tasks/:id/finish", { id, outcome: "reached" }));
    expect(await again).toMatchObject({ code: "task.alreadyDone" });
    await app().server.settle();
    const customerId = await customerIdOf("vip-wu");
    const { items: lines } = await rm.call("GET /customers/:customerId/timeline", { customerId });
    expect(lines.map(({ title, by }) => [title, by])).toContainEqual(["跟进：已联系", "林静"]);
  });

  it("can be put away for a while, not into the past and not for ever", async () => {
    const rm = await lin();
    const { items } = await rm.call("GET /tasks", {});
    const id = items[0]?.id ?? "";
    const snooze = (until: string) => rm.call("POST /tasks/:id/snooze", { id, until });

    expect(await failureOf(snooze("2026-11-25T09:00:00+08:00"))).toMatchObject({
      code: "task.badSnooze",
    });
    expect(await failureOf(snooze("2027-02-01T09:00:00+08:00"))).toMatchObject({
      code: "task.badSnooze",
    });
    await snooze("2026-11-26T09:00:00+08:00");

    const open = await rm.call("GET /tasks", {});
    expect(open.items.map((task) => task.id)).not.toContain(id);
    await app().setTime("2026-11-26T09:00:01+08:00");
    expect((await rm.call("GET /tasks", {})).items.map((task) => task.id)).toContain(id);
  });

  it("are nobody else's: another manager finds none, and may give none for a foreign customer", async () => {
    const rm = await lin();
    const zhou = await app().as("rm-zhou");
    const id = (await rm.call("GET /tasks", {})).items[0]?.id ?? "";

    expect(
      await failureOf(zhou.call("POST /tasks/:id/finish", { id, outcome: "reached" })),
    ).toMatchObject({
      code: "task.notFound",
      status: 404,
    });
    const customerId = await customerIdOf("vip-wu");
    const dueAt = "2026-12-01T10:00:00+08:00";
    expect(
      await failureOf(zhou.call("POST /tasks", { customerId, title: "不该有", dueAt })),
    ).toMatchObject({
      code: "task.notFound",
    });
  });

  it("are one task for one cause, however often it is given", async () => {
    const { ports } = app().server;
    const assigneeId = (await TaskModel.findOne().lean())?.assigneeId ?? "";
    const task = {
      key: "care:car_1",
      kind: "care",
      assigneeId,
      title: "生日",
      dueAt: new Date(),
    } as const;

    for (let times = 0; times < 3; times += 1)
      await transact((session) => openTasks([task], { ports, session }));

    expect(await TaskModel.countDocuments({ key: "care:car_1" })).toBe(1);
  });
});
