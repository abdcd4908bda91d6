import * as z from "zod";

/** What becomes of a request; `failed` may be tried again by whoever decided it. */
export const approvalStates = [
  "asked",
  "approved",
  "executed",
  "failed",
  "rejected",
  "withdrawn",
  "expired",
] as const;
export const ApprovalState = z.enum(approvalStates);
export type ApprovalState = z.infer<typeof ApprovalState>;

/** Why one asks or decides, in one's own words; never empty. */
export const ApprovalReason = z.string().trim().min(2).max(200);

const Colleague = z.object({ id: z.string(), name: z.string(), title: z.string() });

/** A request for a second person's yes, as its asker and its deciders see it. */
export const Approval = z.object({
  id: z.string(),
  kind: z.string(),
  /** What kind of act it is, in a few Chinese words. */
  title: z.string(),
  /** What will happen, in plain words. */
  summary: z.string(),
  reason: z.string(),
  state: ApprovalState,
  asker: Colleague,
  decider: Colleague.optional(),
  decision: z.string().optional(),
  /** Why carrying it out failed, in words. */
  failure: z.string().optional(),
  askedAt: z.string(),
  expiresAt: z.string(),
  decidedAt: z.string().optional(),
  executedAt: z.string().optional(),
  /** What the reader may do with it now. */
  may: z.object({ decide: z.boolean(), withdraw: z.boolean(), retry: z.boolean() }),
});
export type Approval = z.infer<typeof Approval>;

/** `waiting` for me, `asked` by me, `history` of what I may see and is over. */
export const approvalBoxes = ["waiting", "asked", "history"] as const;
export type ApprovalBox = (typeof approvalBoxes)[number];
