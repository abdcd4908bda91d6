import * as z from "zod";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

/** What a care is for. */
export const careOccasions = ["birthday", "lunarBirthday", "anniversary", "maturity"] as const;
export type CareOccasion = (typeof careOccasions)[number];

export const careStates = ["planned", "sending", "sent", "skipped"] as const;
export type CareState = (typeof careStates)[number];

/** One greeting or reminder for one customer on one occasion; once a year at most. */
export const Care = z.object({
  id: Id,
  customer: z.object({ id: Id, name: z.string(), tier: z.string() }),
  occasion: z.enum(careOccasions),
  occasionLabel: z.string(),
  /** The day it is about. */
  day: z.iso.date(),
  sendAt: z.iso.datetime(),
  state: z.enum(careStates),
  /** Why it was skipped, in words. */
  skippedBecause: z.string().optional(),
  greeting: z.string(),
  version: z.number().int(),
  abilities: z.object({ update: z.boolean(), skip: z.boolean() }),
});
export type Care = z.infer<typeof Care>;

export const CareError = defineErrors("care", {
  notFound: 404,
  alreadySent: 409,
  outdated: 409,
  wordingBlocked: 422,
});
