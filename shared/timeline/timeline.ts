import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";

/** What a line of the timeline is about; decides its icon. */
export const timelineKinds = [
  "conversation",
  "booking",
  "event",
  "care",
  "campaign",
  "task",
  "asset",
  "note",
  "identity",
  "notice",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One thing that happened between the bank and a customer, whatever the channel. */
export const TimelineEntry = z.object({
  id: Id,
  at: z.iso.datetime(),
  kind: z.enum(timelineKinds),
  title: z.string(),
  detail: z.string().optional(),
  /** Who did it: a member of staff, the customer, or the system. */
  by: z.string(),
  /** What it is about, to open it: `{ noun: "booking", id }`. */
  about: z.object({ noun: z.string(), id: Id }).optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelineError = defineErrors("timeline", { notFound: 404 });

export const listTimeline = endpoint({
  method: "GET",
  path: "/customers/:customerId/timeline",
  summary: "Everything that happened with one customer, newest first.",
  audience: "staff",
  roles: ["rm", "lead", "head", "expert"],
  input: z.object({ customerId: Id, kind: z.enum(timelineKinds).optional(), ...PageInput }),
  output: pageOf(TimelineEntry),
});

export const timelineEndpoints = [listTimeline] as const;
