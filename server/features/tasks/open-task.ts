import { newId } from "@server/core/ids";
import type { Tx } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import type { TaskKind } from "@shared/tasks/task";
import { type TaskDocument, TaskModel, type TaskWords } from "./task.model";

export interface NewTask extends TaskWords {
  /** What makes it, once: asked for twice, it stays one task. */
  readonly key: string;
  readonly kind: TaskKind;
  readonly assigneeId: string;
  readonly customerId?: string;
  readonly priority?: "high" | "normal";
  readonly dueAt: Date;
}

/** Key that protects what a task says. */
export const ownerOf = (task: { readonly customerId?: string }) => task.customerId ?? "staff";
export const placeOf = (id: string, field: "words" | "note") => ({
  collection: "tasks",
  id,
  field,
});

/** Gives members of staff things to do, each once, in the transaction of what calls for them. */
export async function openTasks(
  tasks: readonly NewTask[],
  { ports, session }: { readonly ports: Pick<Ports, "vault" | "clock">; readonly session: Tx },
): Promise<void> {
  if (tasks.length === 0) return;
  const known = await TaskModel.find(
    { key: { $in: tasks.map(({ key }) => key) } },
    { key: 1 },
    { session },
  ).lean<{ key: string }[]>();
  const taken = new Set(known.map(({ key }) => key));
  const fresh = tasks.filter(({ key }) => !taken.has(key));
  if (fresh.length === 0) return;
  const documents = await seal(fresh, ports);
  await TaskModel.collection.insertMany(documents as never[], { session });
}

async function seal(
  tasks: readonly NewTask[],
  { vault, clock }: Pick<Ports, "vault" | "clock">,
): Promise<TaskDocument[]> {
  const ids = tasks.map(() => newId("tsk"));
  const words = await vault.sealGroups(
    tasks.map((task, at) => ({
      owner: ownerOf(task),
      place: placeOf(ids[at] ?? "", "words"),
      values: { title: task.title, ...(task.detail ? { detail: task.detail } : {}) },
    })),
  );
  return tasks.map((task, at) => ({
    _id: ids[at] ?? "",
    key: task.key,
    kind: task.kind,
    assigneeId: task.assigneeId,
    ...(task.customerId ? { customerId: task.customerId } : {}),
    words: words[at] as TaskDocument["words"],
    priority: task.priority ?? "normal",
    dueAt: task.dueAt,
    state: "open",
    createdAt: clock.now(),
  }));
}
