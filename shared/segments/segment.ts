import * as z from "zod";
import { Condition } from "../conditions/condition";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

export const SegmentTitle = z.string().trim().min(1).max(40);

/** A named audience: a condition that is asked anew each time, never a stale list. */
export const Segment = z.object({
  id: Id,
  title: z.string(),
  condition: Condition,
  /** The condition said in Chinese. */
  sentence: z.string(),
  ownerName: z.string(),
  /** How many it held when last counted. */
  count: z.number().int().optional(),
  countedAt: z.iso.datetime().optional(),
  updatedAt: z.iso.datetime(),
  version: z.number().int(),
  abilities: z.object({ update: z.boolean() }),
});
export type Segment = z.infer<typeof Segment>;

/** A person as somebody sees them who has no right to the name. */
export const MaskedPerson = z.object({
  customerId: Id,
  /** 陈** — clear only for those who may see it. */
  name: z.string(),
  tier: z.string(),
  tierLabel: z.string(),
  managerName: z.string().optional(),
});
export type MaskedPerson = z.infer<typeof MaskedPerson>;

/** Whom a condition reaches right now. */
export const AudiencePreview = z.object({
  sentence: z.string(),
  /** Exact, never estimated. */
  count: z.number().int(),
  /** Given instead of the count (then 0) when so small a group would tell a value of somebody's. */
  fewerThan: z.number().int().optional(),
  sample: z.array(MaskedPerson),
});
export type AudiencePreview = z.infer<typeof AudiencePreview>;

/** One leaf of a condition with what it found: why somebody is in or out. */
export const ConditionReason = z.object({
  sentence: z.string(),
  holds: z.boolean(),
  /** The fact it was judged by, in words. */
  fact: z.string(),
});
export type ConditionReason = z.infer<typeof ConditionReason>;

export const SegmentError = defineErrors("segment", {
  notFound: 404,
  titleTaken: 409,
  outdated: 409,
  badCondition: 400,
});
