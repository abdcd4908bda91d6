import { announce } from "@server/core/events";
import type { RequestContext } from "@server/core/implement";
import { type Tx, transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { TaskError, type TaskOutcome } from "@shared/tasks/task";
import { ownerOf, placeOf } from "./open-task";
import { type TaskDocument, taskRecords } from "./task.model";
import { tasksSeenBy } from "./task.policy";

/** Finishes a task with what came of it. The second to finish it is told that it is done. */
export async function finishTask(
  task: TaskDocument,
  result: { readonly outcome: TaskOutcome; readonly note?: string | undefined },
  context: RequestContext<StaffActor>,
): Promise<TaskDocument> {
  const { actor, ports } = context;
  const { vault, clock } = ports;
  const at = clock.now();
  const note = result.note
    ? { note: await vault.seal(ownerOf(task), placeOf(task._id, "note"), result.note) }
    : {};
  return transact(async (tx) => {
    const done = await taskRecords
      .within(tasksSeenBy(actor))
      .changeOpen(task._id, { state: "done", outcome: result.outcome, doneAt: at, ...note }, tx);
    if (!done) throw TaskError.alreadyDone();
    await tell(done, context, tx);
    return done;
  });
}

async function tell(
  task: TaskDocument,
  { actor, ports, ip, requestId }: RequestContext<StaffActor>,
  tx: Tx,
): Promise<void> {
  const { customerId = "", kind, outcome, key } = task;
  await announce(tx, {
    type: "task.finished",
    aggregate: { kind: "task", id: task._id },
    actor: { kind: "staff", id: actor.id },
    at: ports.clock.now(),
    data: { customerId, kind, outcome, key },
  });
  await ports.audit.record(
    {
      actor: { kind: "staff", id: actor.id, roles: actor.roles },
      act: "task.finish",
      object: { kind: "task", id: task._id },
      ...(customerId ? { customerId } : {}),
      result: "ok",
      ip,
      requestId,
    },
    { session: tx },
  );
}
