import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";

/** Failures of alarms about how staff use customer data. */
export const AlarmError = defineErrors("alarm", { notFound: 404 });

/** What was noticed about somebody's use of customer data. */
export const AlarmKind = z.enum([
  "bulkRead",
  "revealLimit",
  "breakGlass",
  "unusualReading",
  "queryProbing",
]);
export type AlarmKind = z.infer<typeof AlarmKind>;

/** One alarm: about a colleague, never with a customer's data. */
export const Alarm = z.object({
  id: z.string(),
  kind: AlarmKind,
  staffId: z.string(),
  staffName: z.string(),
  staffTitle: z.string(),
  /** How often in the window that raised it. */
  count: z.number().int(),
  at: z.string(),
  seen: z.object({ by: z.string(), at: z.string(), note: z.string() }).optional(),
});
export type Alarm = z.infer<typeof Alarm>;

const watchers = ["rm", "lead", "head", "compliance", "security"] as const;

/** A colleague whose use of customer data the reader answers for. */
export const ReadLimit = z.object({
  staffId: z.string(),
  staffName: z.string(),
  staffTitle: z.string(),
  isLowered: z.boolean(),
});
export type ReadLimit = z.infer<typeof ReadLimit>;

/** Alarms about how customer data is used, for who answers for it. */
export const alarmEndpoints = [
  endpoint({
    method: "GET",
    path: "/alarms",
    summary: "Alarms about the use of customer data: a lead's team, a head's branch, else all.",
    audience: "staff",
    roles: watchers,
    input: z.object({ ...PageInput }),
    output: pageOf(Alarm).extend({ open: z.number().int() }),
  }),
  endpoint({
    method: "POST",
    path: "/alarms/:id/seen",
    summary: "Says what came of an alarm; never about oneself.",
    audience: "staff",
    roles: watchers,
    input: z.object({ id: Id, note: z.string().trim().min(2).max(200) }),
    output: Alarm,
  }),
  endpoint({
    method: "GET",
    path: "/read-limits",
    summary: "Whose reading limits are lowered among those one answers for.",
    audience: "staff",
    roles: ["head", "security"],
    input: z.object({}),
    output: z.object({ items: z.array(ReadLimit) }),
  }),
  endpoint({
    method: "PUT",
    path: "/read-limits/:staffId",
    summary: "Lowers somebody's reading limits, such as when they gave notice; never one's own.",
    audience: "staff",
    roles: ["head", "security"],
    stepUp: true,
    input: z.object({
      staffId: Id,
      isLowered: z.boolean(),
      reason: z.string().trim().min(2).max(200),
    }),
    output: ReadLimit,
  }),
] as const;
