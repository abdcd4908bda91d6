import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

export const RetentionError = defineErrors("retention", {
  /** Shorter than the law allows; the floor is named. */
  belowFloor: 422,
  notFound: 404,
  unknownCustomer: 404,
});

/** Classes of data by how long the law wants them kept; the lengths are configuration. */
export const retentionClassNames = [
  "identity",
  "transaction",
  "sales",
  "chat",
  "complaint",
  "consent",
  "behaviour",
  "technical",
] as const;
export const RetentionClass = z.enum(retentionClassNames);
export type RetentionClass = z.infer<typeof RetentionClass>;

export const RetentionRow = z.object({
  name: RetentionClass,
  days: z.number().int(),
  floor: z.number().int(),
  /** Documents that the next run takes away. */
  due: z.number().int(),
  changedAt: z.string().optional(),
});

export const LegalHold = z.object({
  id: z.string(),
  /** Absent: everybody. */
  customerNo: z.string().optional(),
  /** Absent: every class. */
  name: RetentionClass.optional(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  liftedAt: z.string().optional(),
});
export type LegalHold = z.infer<typeof LegalHold>;

const keepers = ["compliance"] as const;

export const retentionEndpoints = [
  endpoint({
    method: "GET",
    path: "/retention",
    summary: "How long each class of data is kept, and what the next run would take away.",
    audience: "staff",
    roles: keepers,
    input: z.object({}),
    output: z.object({
      items: z.array(RetentionRow),
      holds: z.array(LegalHold),
      lastRun: z.object({ at: z.string(), removed: z.number().int() }).optional(),
    }),
  }),
  endpoint({
    method: "POST",
    path: "/retention-changes",
    summary: "Asks for another length for one class; a second person decides.",
    audience: "staff",
    roles: keepers,
    stepUp: true,
    input: z.object({
      name: RetentionClass,
      days: z.number().int().min(0).max(36_500),
      reason: z.string().trim().min(4).max(200),
    }),
    output: z.object({ approvalId: z.string() }),
  }),
  endpoint({
    method: "POST",
    path: "/legal-holds",
    summary: "Keeps data of one customer or one class from being deleted.",
    audience: "staff",
    roles: keepers,
    stepUp: true,
    input: z.object({
      customerNo: z.string().trim().max(32).optional(),
      name: RetentionClass.optional(),
      reason: z.string().trim().min(4).max(200),
    }),
    output: LegalHold,
  }),
  endpoint({
    method: "POST",
    path: "/legal-holds/:id/lift",
    summary: "Asks to end a hold; a second person decides.",
    audience: "staff",
    roles: keepers,
    stepUp: true,
    input: z.object({ id: Id, reason: z.string().trim().min(4).max(200) }),
    output: z.object({ approvalId: z.string() }),
  }),
] as const;
