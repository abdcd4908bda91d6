import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";

/** Purposes that need their own yes (PIPL 14, 28–30). `service` is what the product cannot do without. */
export const purposes = ["service", "financial", "marketing", "profiling", "location"] as const;
export const ConsentPurpose = z.enum(purposes);

export const ConsentRow = z.object({
  purpose: ConsentPurpose,
  granted: z.boolean(),
  necessary: z.boolean(),
  version: z.string(),
  at: z.string().optional(),
});

export const PrivacyError = defineErrors("privacy", {
  /** There is a notice of this version already. */
  versionTaken: 409,
});

const sections = z.array(z.object({ title: z.string(), text: z.string() }));

export const PrivacyNotice = z.object({
  version: z.string(),
  effectiveOn: z.string(),
  sections,
  /** What is new in it; none in the first. */
  change: z.string().optional(),
});
export type PrivacyNotice = z.infer<typeof PrivacyNotice>;

/** A notice as it is proposed; it takes effect on the day a second person agrees. */
export const PrivacyNoticeDraft = z.object({
  version: z.string().regex(/^\d{4}-\d{2}(-\d{1,2})?$/),
  change: z.string().trim().min(4).max(200),
  sections: z
    .array(z.object({ title: z.string().min(1).max(40), text: z.string().min(1).max(2_000) }))
    .min(1)
    .max(20),
});

export const privacyEndpoints = [
  endpoint({
    method: "GET",
    path: "/privacy-notice",
    summary: "The privacy notice in force.",
    audience: "public",
    input: z.object({}),
    output: PrivacyNotice,
  }),
  endpoint({
    method: "GET",
    path: "/privacy-notices",
    summary: "Every version of the privacy notice, the one in force first.",
    audience: "public",
    input: z.object({}),
    output: z.object({ items: z.array(PrivacyNotice) }),
  }),
  endpoint({
    method: "POST",
    path: "/privacy-notices",
    summary: "Proposes a new notice; once a second person agrees, every customer is asked anew.",
    audience: "staff",
    roles: ["compliance"],
    stepUp: true,
    input: PrivacyNoticeDraft.extend({ reason: z.string().trim().min(4).max(200) }),
    output: z.object({ approvalId: z.string() }),
  }),
  endpoint({
    method: "GET",
    path: "/my/consents",
    summary: "The customer's consents by purpose.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ items: z.array(ConsentRow) }),
  }),
  endpoint({
    method: "POST",
    path: "/my/consents",
    summary:
      "Answers the notice, or changes one's mind; each purpose on its own, effective at once.",
    audience: "customer",
    input: z.object({
      version: z.string().max(32),
      answers: z
        .array(z.object({ purpose: ConsentPurpose, granted: z.boolean() }))
        .min(1)
        .max(purposes.length),
    }),
    output: z.object({ items: z.array(ConsentRow) }),
  }),
  endpoint({
    method: "GET",
    path: "/my/data",
    summary: "Everything kept about the customer, readable and as JSON.",
    audience: "customer",
    input: z.object({}),
    output: z.object({
      at: z.string(),
      sections: z.array(
        z.object({
          title: z.string(),
          /** Where it comes from, and as of when, in words. */
          from: z.string(),
          asOf: z.string().optional(),
          rows: z.array(z.record(z.string(), z.string())),
        }),
      ),
    }),
  }),
] as const;
