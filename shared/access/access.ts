import * as z from "zod";

/** `asked` waits for the customer's own RM or lead, `breakGlass` opens at once with an alarm, `review` is compliance's. */
export const AccessKind = z.enum(["asked", "breakGlass", "review"]);
export type AccessKind = z.infer<typeof AccessKind>;

export const accessPurposes = [
  "coverForColleague",
  "handleRequest",
  "complaint",
  "audit",
  "riskEvent",
] as const;
/** What the access is for; chosen, so that it can be counted. */
export const AccessPurpose = z.enum(accessPurposes);
export type AccessPurpose = z.infer<typeof AccessPurpose>;

/** `waiting` for a yes (or for a customer who is not there), `open` now, `over`, or `closed` without ever opening. */
export const AccessState = z.enum(["waiting", "open", "over", "closed"]);
export type AccessState = z.infer<typeof AccessState>;

/** In one's own words why; long enough to be judged afterwards. */
export const AccessReason = z.string().trim().min(4).max(200);

/** A whole phone number, ID number or customer number; parts of one find nobody. */
export const WholeNumber = z.string().trim().min(4).max(20);

/** One access as whoever asked for it sees it. */
export const Access = z.object({
  id: z.string(),
  kind: AccessKind,
  state: AccessState,
  /** The number that was asked for, masked. */
  askedFor: z.string(),
  purpose: AccessPurpose,
  reason: z.string(),
  hours: z.number(),
  askedAt: z.string(),
  until: z.string().optional(),
  /** Only once it is open: before that nothing tells whether there is such a customer. */
  customer: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type Access = z.infer<typeof Access>;

/** One access as compliance judges it. */
export const AccessReview = z.object({
  id: z.string(),
  kind: AccessKind,
  state: AccessState,
  staffName: z.string(),
  staffTitle: z.string(),
  customerName: z.string(),
  purpose: AccessPurpose,
  reason: z.string(),
  from: z.string(),
  until: z.string(),
  approvedBy: z.string().optional(),
  /** What was done with it, from the audit trail. */
  looks: z.array(z.object({ at: z.string(), act: z.string() })),
  review: z
    .object({
      result: z.enum(["fine", "misuse"]),
      note: z.string(),
      by: z.string(),
      at: z.string(),
    })
    .optional(),
});
export type AccessReview = z.infer<typeof AccessReview>;
