import * as z from "zod";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

/** What a task asks for; decides its icon and its words. */
export const taskKinds = ["care", "maturity", "reach", "callback", "followUp", "review"] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStates = ["open", "snoozed", "done", "dropped"] as const;
export type TaskState = (typeof taskStates)[number];

/** How it ended; feeds the hit rate of what made the task. */
export const taskOutcomes = [
  "reached",
  "noAnswer",
  "interested",
  "notInterested",
  "notNeeded",
] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** Something a member of staff has to do for a customer. */
export const Task = z.object({
  id: Id,
  kind: z.enum(taskKinds),
  title: z.string(),
  detail: z.string().optional(),
  state: z.enum(taskStates),
  priority: z.enum(["high", "normal"]),
  dueAt: z.iso.datetime(),
  isOverdue: z.boolean(),
  customer: z.object({ id: Id, name: z.string(), tier: z.string() }).optional(),
  assignee: z.object({ id: Id, name: z.string() }),
  snoozedUntil: z.iso.datetime().optional(),
  outcome: z.enum(taskOutcomes).optional(),
  note: z.string().optional(),
  doneAt: z.iso.datetime().optional(),
  abilities: z.object({ finish: z.boolean(), snooze: z.boolean() }),
});
export type Task = z.infer<typeof Task>;

export const TaskError = defineErrors("task", {
  notFound: 404,
  alreadyDone: 409,
  badSnooze: 400,
});
