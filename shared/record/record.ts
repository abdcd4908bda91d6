import * as z from "zod";
import { Id } from "../core/ids";
import { CustomerBrief, Tag } from "../customers/customer";
import { LifeEvent } from "../life-events/life-events";
import { Need } from "../needs/needs";
import { TopicLock } from "../notes/notes";
import { Portfolio } from "../portfolio/portfolio";

/** What is wrong with a record or has changed in it, most consequential first. */
export const alertKinds = [
  "phoneChanged",
  "riskExpired",
  "riskMissing",
  "cardExpired",
  "missingData",
  "assetsOld",
  "duplicate",
] as const;
export const RecordAlert = z.object({
  kind: z.enum(alertKinds),
  text: z.string(),
  tone: z.enum(["info", "warn", "danger"]),
});
export type RecordAlert = z.infer<typeof RecordAlert>;

/** A tag with whose word it is, how sure that is, and until when it counts. */
export const RecordTag = Tag.extend({
  confidence: z.number().min(0).max(1).optional(),
  until: z.string().optional(),
  /** Hidden from everybody but those who serve: it touches a locked topic. */
  isLocked: z.boolean(),
  mayRemove: z.boolean(),
});
export type RecordTag = z.infer<typeof RecordTag>;

/** How much a customer cares for something, with the reasons. */
export const Interest = z.object({
  label: z.string(),
  score: z.number().min(0).max(100),
  reasons: z.array(z.string()),
});
export type Interest = z.infer<typeof Interest>;

export const Investor = z.object({
  isQualified: z.boolean(),
  until: z.string(),
  proof: z.string(),
  recordedBy: z.string(),
});

export const RecordPromise = z.object({
  id: Id,
  text: z.string(),
  dueAt: z.iso.datetime(),
  isOverdue: z.boolean(),
  by: z.string(),
});

/** Everything of a customer on one screen, by the reader's rights. */
export const CustomerRecord = z.object({
  brief: CustomerBrief,
  alerts: z.array(RecordAlert),
  tags: z.array(RecordTag),
  interests: z.array(Interest),
  mayOffer: z.array(z.string()),
  investor: Investor.optional(),
  locks: z.array(TopicLock),
  needs: z.array(Need),
  lifeEvents: z.array(LifeEvent),
  promises: z.array(RecordPromise),
  portfolio: Portfolio.optional(),
  abilities: z.object({
    tag: z.boolean(),
    note: z.boolean(),
    need: z.boolean(),
    lifeEvent: z.boolean(),
    investor: z.boolean(),
    edit: z.boolean(),
  }),
});
export type CustomerRecord = z.infer<typeof CustomerRecord>;

/** One page to read before a call, or to print. */
export const OnePage = CustomerRecord.pick({
  brief: true,
  alerts: true,
  mayOffer: true,
  locks: true,
  needs: true,
  lifeEvents: true,
  promises: true,
}).extend({
  maturities: z.array(z.object({ name: z.string(), on: z.string(), inDays: z.number() })),
  assets: z.object({ totalFen: z.number(), asOf: z.string() }).optional(),
  at: z.iso.datetime(),
});
export type OnePage = z.infer<typeof OnePage>;

/** One change of one field: what it was, what it became, and whose word it is. */
export const FieldChange = z.object({
  id: Id,
  field: z.string(),
  label: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  at: z.iso.datetime(),
  by: z.string(),
  source: z.enum(["staff", "customer", "import", "merge"]),
  mayRestore: z.boolean(),
});
export type FieldChange = z.infer<typeof FieldChange>;
