import { days } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { type Implementation, implement } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { customers, everyCustomer } from "@server/features/customers";
import type { Ports } from "@server/ports";
import * as contract from "@shared/tasks/endpoints";
import { TaskError } from "@shared/tasks/task";
import { finishTask } from "./finish-task";
import { openTasks } from "./open-task";
import { type TaskDocument, TaskModel, taskRecords } from "./task.model";
import { mayGiveTask, tasksSeenBy } from "./task.policy";
import { presentTasks } from "./task.present";

export const taskRoutes: readonly Implementation[] = [
  implement(contract.listTasks)(
    async ({ view, customerId, cursor, limit = 50 }, { actor, ports }) => {
      const seen = taskRecords.within(tasksSeenBy(actor));
      const filter = customerId ? { customerId } : {};
      const found =
        view === "done" ? await seen.done(filter) : await seen.open(ports.clock.now(), filter);
      const ordered = view === "done" ? found : byConsequence(found, ports.clock.now());
      // A person's own list is short (500 at most), so a page is a slice after the last one seen.
      const from = cursor ? ordered.findIndex(({ _id }) => _id === cursor) + 1 : 0;
      const page = ordered.slice(from, from + limit);
      const last = page.at(-1);
      const more = last && from + limit < ordered.length ? { nextCursor: last._id } : {};
      return { items: await presentTasks(page, ports), ...more };
    },
  ),

  implement(contract.createTask)(async (input, { actor, ports }) => {
    const customer = await customers.within(everyCustomer).find(input.customerId);
    if (!customer || !mayGiveTask(actor, customer)) throw TaskError.notFound();
    const dueAt = new Date(input.dueAt);
    const key = `hand:${newId("key")}`;
    await transact((session) =>
      openTasks(
        [
          {
            key,
            kind: "followUp",
            assigneeId: actor.id,
            customerId: customer._id,
            title: input.title,
            ...(input.detail ? { detail: input.detail } : {}),
            dueAt,
          },
        ],
        { ports, session },
      ),
    );
    const made = await TaskModel.findOne({ key }).lean<TaskDocument | null>();
    if (!made) throw TaskError.notFound();
    return presentOne(made, ports);
  }),

  implement(contract.finishTask)(async ({ id, outcome, note }, context) => {
    const task = await taskOf(id, context.actor);
    return presentOne(await finishTask(task, { outcome, note }, context), context.ports);
  }),

  implement(contract.snoozeTask)(async ({ id, until }, { actor, ports }) => {
    const task = await taskOf(id, actor);
    if (task.state !== "open") throw TaskError.alreadyDone();
    const at = new Date(until);
    const now = ports.clock.now();
    if (at <= now || at.getTime() > now.getTime() + days(30)) throw TaskError.badSnooze();
    const changed = await taskRecords
      .within(tasksSeenBy(actor))
      .changeOpen(id, { snoozedUntil: at });
    if (!changed) throw TaskError.alreadyDone();
    return presentOne(changed, ports);
  }),
];

/** Overdue before high before soon: what costs most to leave stands first. */
function byConsequence(tasks: readonly TaskDocument[], now: Date): TaskDocument[] {
  const rank = ({ dueAt, priority }: TaskDocument) =>
    (dueAt < now ? 0 : 2) + (priority === "high" ? 0 : 1);
  return [...tasks].sort((a, b) => rank(a) - rank(b) || a.dueAt.getTime() - b.dueAt.getTime());
}

async function taskOf(id: string, actor: StaffActor): Promise<TaskDocument> {
  const task = await taskRecords.within(tasksSeenBy(actor)).find(id);
  if (!task) throw TaskError.notFound();
  return task;
}

async function presentOne(task: TaskDocument, ports: Ports) {
  const [presented] = await presentTasks([task], ports);
  if (!presented) throw TaskError.notFound();
  return presented;
}
