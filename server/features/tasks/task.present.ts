import { customers, everyCustomer, openNames } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Task } from "@shared/tasks/task";
import { ownerOf, placeOf } from "./open-task";
import type { TaskDocument, TaskWords } from "./task.model";

/** Tasks as their doer reads them, with names opened in one step. */
export async function presentTasks(
  documents: readonly TaskDocument[],
  { vault, clock }: Pick<Ports, "vault" | "clock">,
): Promise<Task[]> {
  const words = await vault.openGroups<TaskWords>(
    documents.map((task) => ({
      owner: ownerOf(task),
      place: placeOf(task._id, "words"),
      sealed: task.words,
    })),
  );
  const notes = await openNotes(documents, vault);
  const people = await peopleOf(documents, vault);
  const doers = await staff.named([...new Set(documents.map(({ assigneeId }) => assigneeId))]);
  const doerNames = new Map(doers.map(({ _id, name }) => [_id, name]));
  const now = clock.now();

  return documents.map((task, at) => ({
    id: task._id,
    kind: task.kind,
    title: words[at]?.title ?? "",
    ...(words[at]?.detail ? { detail: words[at].detail } : {}),
    state: stateOf(task, now),
    priority: task.priority,
    dueAt: task.dueAt.toISOString(),
    isOverdue: task.state === "open" && task.dueAt < now,
    ...(task.customerId ? { customer: people.get(task.customerId) ?? nobody } : {}),
    assignee: { id: task.assigneeId, name: doerNames.get(task.assigneeId) ?? "" },
    ...(task.snoozedUntil ? { snoozedUntil: task.snoozedUntil.toISOString() } : {}),
    ...(task.outcome ? { outcome: task.outcome } : {}),
    ...(notes.has(task._id) ? { note: notes.get(task._id) ?? "" } : {}),
    ...(task.doneAt ? { doneAt: task.doneAt.toISOString() } : {}),
    abilities: { finish: task.state === "open", snooze: task.state === "open" },
  }));
}

const nobody = { id: "", name: "", tier: "" };

/** The tasks were found within the caller's Scope; these are the people they are about. */
async function peopleOf(documents: readonly TaskDocument[], vault: Ports["vault"]) {
  const ids = documents.flatMap(({ customerId }) => customerId ?? []);
  const found = await customers.within(everyCustomer).findMany([...new Set(ids)]);
  const names = await openNames(vault, found);
  return new Map(
    found.map(({ _id, tier }) => [_id, { id: _id, name: names.get(_id) ?? "", tier }]),
  );
}

async function openNotes(documents: readonly TaskDocument[], vault: Ports["vault"]) {
  const noted = documents.flatMap((task) => (task.note ? [{ task, sealed: task.note }] : []));
  const opened = await vault.openMany(
    noted.map(({ task, sealed }) => ({
      owner: ownerOf(task),
      place: placeOf(task._id, "note"),
      sealed,
    })),
  );
  return new Map(noted.map(({ task }, at) => [task._id, opened[at] ?? ""]));
}

function stateOf({ state, snoozedUntil }: TaskDocument, now: Date): Task["state"] {
  return state === "open" && snoozedUntil && snoozedUntil > now ? "snoozed" : state;
}
