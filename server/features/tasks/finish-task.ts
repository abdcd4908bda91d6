import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import type { Ports } from "@server/ports";
import { TaskError, type TaskOutcome } from "@shared/tasks/task";
import { ownerOf, placeOf } from "./open-task";
import { type TaskDocument, taskRecords } from "./task.model";
import { tasksSeenBy } from "./task.policy";

/** Finishes a task with what came of it. The second to finish it is told that it is done. */
export async function finishTask(
  task: TaskDocument,
  result: { readonly outcome: TaskOutcome; readonly note?: string | undefined },
  {
    actor,
    ports,
    ip,
    requestId,
  }: {
    readonly actor: StaffActor;
    readonly ports: Ports;
    readonly ip: string;
    readonly requestId: string;
  },
): Promise<TaskDocument> {
  const { vault, clock, audit } = ports;
  const at = clock.now();
  const note = result.note
    ? { note: await vault.seal(ownerOf(task), placeOf(task._id, "note"), result.note) }
    : {};
  return transact(async (tx) => {
    const done = await taskRecords
      .within(tasksSeenBy(actor))
      .changeOpen(task._id, { state: "done", outcome: result.outcome, doneAt: at, ...note }, tx);
    if (!done) throw TaskError.alreadyDone();
    await announce(tx, {
      type: "task.finished",
      aggregate: { kind: "task", id: task._id },
      actor: { kind: "staff", id: actor.id },
      at,
      data: {
        customerId: task.customerId ?? "",
        kind: task.kind,
        outcome: result.outcome,
        key: task.key,
      },
    });
    await audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "task.finish",
        object: { kind: "task", id: task._id },
        ...(task.customerId ? { customerId: task.customerId } : {}),
        result: "ok",
        ip,
        requestId,
      },
      { session: tx },
    );
    return done;
  });
}
