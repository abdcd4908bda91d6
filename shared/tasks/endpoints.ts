import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { Task, taskOutcomes } from "./task";

const doers = ["rm", "lobby", "expert", "lead", "head"] as const;

export const listTasks = endpoint({
  method: "GET",
  path: "/tasks",
  summary: "The caller's own tasks: what is open, in order of consequence, or what was done.",
  audience: "staff",
  roles: doers,
  input: z.object({
    view: z.enum(["open", "done"]).optional(),
    customerId: Id.optional(),
    ...PageInput,
  }),
  output: pageOf(Task),
});

export const createTask = endpoint({
  method: "POST",
  path: "/tasks",
  summary: "Writes down something to do for one of the caller's customers.",
  audience: "staff",
  roles: doers,
  input: z.object({
    customerId: Id,
    title: z.string().trim().min(1).max(60),
    detail: z.string().trim().max(500).optional(),
    dueAt: z.iso.datetime({ offset: true }),
  }),
  output: Task,
});

export const finishTask = endpoint({
  method: "POST",
  path: "/tasks/:id/finish",
  summary: "Done, with what came of it; stands on the customer's timeline.",
  audience: "staff",
  roles: doers,
  input: z.object({
    id: Id,
    outcome: z.enum(taskOutcomes),
    note: z.string().trim().max(500).optional(),
  }),
  output: Task,
});

export const snoozeTask = endpoint({
  method: "POST",
  path: "/tasks/:id/snooze",
  summary: "Puts a task away until later, at most 30 days.",
  audience: "staff",
  roles: doers,
  input: z.object({ id: Id, until: z.iso.datetime({ offset: true }) }),
  output: Task,
});

export const taskEndpoints = [listTasks, createTask, finishTask, snoozeTask] as const;
