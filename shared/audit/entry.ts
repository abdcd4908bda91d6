import * as z from "zod";
import { Id } from "../core/ids";
import { actGroups } from "./groups";

/** Who acted, as the trail tells it. */
export const actorKinds = ["staff", "customer", "system", "wechat", "anonymous"] as const;

/** How an act ended. */
export const auditResults = ["ok", "denied", "failed"] as const;

/** One line of the trail as the explorer lists it: ids and names of fields, nobody's data. */
export const AuditEntryRow = z.object({
  id: Id,
  at: z.iso.datetime(),
  actor: z.object({ kind: z.enum(actorKinds), id: z.string(), name: z.string() }),
  act: z.string(),
  object: z.object({ kind: z.string(), id: z.string() }),
  /** Whose data it was about, the name masked. */
  customer: z.object({ id: Id, name: z.string() }).optional(),
  result: z.enum(auditResults),
  fields: z.array(z.string()),
  hasReason: z.boolean(),
});
export type AuditEntryRow = z.infer<typeof AuditEntryRow>;

/** A line with everything that proves it. */
export const AuditEntryDetail = AuditEntryRow.extend({
  roles: z.array(z.string()),
  ip: z.string(),
  requestId: z.string(),
  reason: z.string().optional(),
  shard: z.string(),
  n: z.number().int(),
  hash: z.string(),
  previous: z.string(),
  /** Number of the seal that covers it; none yet in its first seconds. */
  seal: z.number().int().optional(),
  /** What else happened in the same request. */
  together: z.array(AuditEntryRow),
});
export type AuditEntryDetail = z.infer<typeof AuditEntryDetail>;

/** What may be asked of the trail. All of it together must hold. */
export const AuditFilter = z.object({
  staffId: Id.optional(),
  customerId: Id.optional(),
  group: z.enum(actGroups).optional(),
  act: z.string().max(64).optional(),
  /** Part of the purpose or reason that was given. */
  purpose: z.string().trim().max(40).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** How a check of the whole trail stands. */
export const AuditVerification = z.object({
  state: z.enum(["never", "running", "intact", "broken"]),
  /** Lines looked at, and how many there are. */
  done: z.number().int(),
  of: z.number().int(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  seals: z.number().int().optional(),
  unsealed: z.number().int().optional(),
  /** The first broken link, when there is one. */
  where: z.string().optional(),
  why: z.string().optional(),
  head: z.string().optional(),
});
export type AuditVerification = z.infer<typeof AuditVerification>;

/** Reads of customers' data by one person, a number a day. */
export const ReadsOfPerson = z.object({
  staffId: z.string(),
  name: z.string(),
  unitName: z.string(),
  days: z.array(z.object({ day: z.string(), count: z.number().int(), isOutlier: z.boolean() })),
  total: z.number().int(),
  median: z.number(),
});
export type ReadsOfPerson = z.infer<typeof ReadsOfPerson>;

/** A file of the trail that was asked for. */
export const AuditExport = z.object({
  id: Id,
  state: z.enum(["asked", "ready", "refused", "gone"]),
  askedAt: z.iso.datetime(),
  lines: z.number().int().optional(),
  expiresAt: z.iso.datetime().optional(),
});
export type AuditExport = z.infer<typeof AuditExport>;
