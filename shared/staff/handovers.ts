import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";

/** From so many customers on, a second person must agree. */
export const bulkFrom = 10;

const Person = z.object({ id: z.string(), name: z.string(), title: z.string() });
export const handoverKinds = ["leaver", "succession"] as const;
export const handoverStates = ["waiting", "running", "done", "refused"] as const;

const Counts = z.object({
  customers: z.number().int(),
  conversations: z.number().int(),
  /** Customers who wait for an answer right now. */
  waiting: z.number().int(),
  tasks: z.number().int(),
  bookings: z.number().int(),
  /** Bookings at a time that the successor has no more: they are kept, and the successor is told to move them. */
  conflicts: z.number().int(),
  cares: z.number().int(),
  campaigns: z.number().int(),
  segments: z.number().int(),
});

export const HandoverPreview = z.object({
  from: Person,
  successors: z.array(
    Person.extend({ load: z.number().int(), gets: z.number().int(), after: z.number().int() }),
  ),
  customers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tier: z.enum(["gold", "platinum", "diamond", "private"]),
      toId: z.string(),
      /** Open tasks and coming bookings that go along. */
      matters: z.number().int(),
    }),
  ),
  counts: Counts,
  needsApproval: z.boolean(),
});
export type HandoverPreview = z.infer<typeof HandoverPreview>;

export const Handover = z.object({
  id: z.string(),
  kind: z.enum(handoverKinds),
  state: z.enum(handoverStates),
  from: Person,
  successors: z.array(Person.extend({ gets: z.number().int() })),
  note: z.string(),
  askedBy: z.string(),
  total: z.number().int(),
  moved: z.number().int(),
  /** Left where they were, because somebody else had moved them, or the successor is gone. */
  skipped: z.number().int(),
  briefsRead: z.number().int(),
  approvalId: z.string().optional(),
  createdAt: z.string(),
  finishedAt: z.string().optional(),
});
export type Handover = z.infer<typeof Handover>;

const assignments = z
  .array(z.object({ customerId: Id, toId: Id }))
  .min(1)
  .max(500);
const deciders = ["lead", "head"] as const;

export const handoverEndpoints = [
  endpoint({
    method: "POST",
    path: "/handovers/preview",
    summary: "Who would get which customer, balanced by load, and what moves along.",
    audience: "staff",
    roles: deciders,
    input: z.object({
      fromId: Id,
      successorIds: z.array(Id).min(1).max(20),
      /** Only these customers; the whole book when absent. */
      customerIds: z.array(Id).max(500).optional(),
      /** What was chosen by hand already. */
      picks: z
        .array(z.object({ customerId: Id, toId: Id }))
        .max(500)
        .optional(),
    }),
    output: HandoverPreview,
  }),
  endpoint({
    method: "GET",
    path: "/handover-successors",
    summary: "Managers who could take over customers, with their load.",
    audience: "staff",
    roles: deciders,
    input: z.object({ fromId: Id }),
    output: z.object({
      items: z.array(Person.extend({ unitName: z.string(), customers: z.number().int() })),
    }),
  }),
  endpoint({
    method: "POST",
    path: "/handovers",
    summary:
      "Hands customers over in one act that survives a crash; a leaver's access ends with it. Ten or more need a second person's yes.",
    audience: "staff",
    roles: deciders,
    stepUp: true,
    input: z.object({
      clientId: z.string().min(8).max(64),
      kind: z.enum(handoverKinds),
      fromId: Id,
      note: z.string().trim().min(2).max(1000),
      assignments,
      /** Graceful: the former manager stays in each customer's team for so many days. */
      companionDays: z.number().int().min(0).max(90).optional(),
    }),
    output: Handover,
  }),
  endpoint({
    method: "GET",
    path: "/handovers",
    summary: "Hand-overs in scope, newest first.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({ staffId: Id.optional() }),
    output: z.object({ items: z.array(Handover) }),
  }),
  endpoint({
    method: "GET",
    path: "/handovers/:id",
    summary: "One hand-over with its progress.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({ id: Id }),
    output: Handover,
  }),
  endpoint({
    method: "GET",
    path: "/customers/:customerId/handover-brief",
    summary:
      "What the reader must have read before the first word to a customer they took over or cover.",
    audience: "staff",
    roles: ["rm", "lead", "expert"],
    input: z.object({ customerId: Id }),
    output: z.object({
      state: z.enum(["none", "due", "read"]),
      reason: z.enum(["handover", "cover"]).optional(),
      fromName: z.string().optional(),
      since: z.string().optional(),
      until: z.string().optional(),
      note: z.string().optional(),
    }),
  }),
  endpoint({
    method: "POST",
    path: "/customers/:customerId/handover-brief/read",
    summary: "Says that the brief was read; from then on the reader may write.",
    audience: "staff",
    roles: ["rm", "lead", "expert"],
    input: z.object({ customerId: Id }),
    output: z.object({ state: z.enum(["none", "due", "read"]) }),
  }),
] as const;
