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
  "need",
  "life",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** By which way somebody was in touch. */
export const timelineChannels = ["wechat", "branch", "phone", "desk"] as const;
export type TimelineChannel = (typeof timelineChannels)[number];

/** One thing that happened between the bank and a customer, whatever the channel. */
export const TimelineEntry = z.object({
  id: Id,
  at: z.iso.datetime(),
  kind: z.enum(timelineKinds),
  channel: z.enum(timelineChannels),
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
  input: z.object({
    customerId: Id,
    kind: z.enum(timelineKinds).optional(),
    channel: z.enum(timelineChannels).optional(),
    /** Who did it: the customer, the system, or a member of staff by their id. */
    person: z.string().max(64).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** Words that the line says. */
    q: z.string().trim().max(40).optional(),
    ...PageInput,
  }),
  output: pageOf(TimelineEntry),
});

export const timelineEndpoints = [listTimeline] as const;
