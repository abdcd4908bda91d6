import * as z from "zod";
import { endpoint } from "../core/endpoint";

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

export const PrivacyNotice = z.object({
  version: z.string(),
  effectiveOn: z.string(),
  sections: z.array(z.object({ title: z.string(), text: z.string() })),
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
        z.object({ title: z.string(), rows: z.array(z.record(z.string(), z.string())) }),
      ),
    }),
  }),
] as const;
