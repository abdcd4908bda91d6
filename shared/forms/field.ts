import * as z from "zod";
import { Tier } from "../customers/customer";
import { Asked, FieldKey } from "./question";

/** A field of the customer record that the bank defined for itself. */
export const FieldContent = Asked.extend({
  /** The heading it stands under in the record. */
  group: z.string().trim().min(1).max(20),
  /** Whose word it is: staff note it, the customer says it, or both may. */
  answeredBy: z.enum(["staff", "customer", "both"]),
  /** Only for customers of this tier and above; for all when absent. */
  fromTier: Tier.optional(),
});
export type FieldContent = z.infer<typeof FieldContent>;

/** A field that is in force. */
export interface LiveField extends FieldContent {
  readonly key: z.infer<typeof FieldKey>;
}

export const FieldState = z.enum(["draft", "live"]);

/** A field as who designs it sees it. */
export const FieldView = z.object({
  key: FieldKey,
  state: FieldState,
  /** Number of the version in force; 0 before the first. */
  published: z.number().int(),
  /** What is in force. */
  live: FieldContent.optional(),
  /** What is being worked on, where it differs. */
  draft: FieldContent.optional(),
  /** Goes up with every change: send back what was read. */
  revision: z.number().int(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
export type FieldView = z.infer<typeof FieldView>;

/** Where something is used, in words; `href` opens it in the console. */
export const Use = z.object({
  kind: z.enum(["form", "segment", "campaign", "import", "records", "booking", "event", "survey"]),
  label: z.string(),
  href: z.string().optional(),
  count: z.number().int().optional(),
});
export type Use = z.infer<typeof Use>;

/** One published version with what it changed. */
export const VersionView = z.object({
  no: z.number().int(),
  at: z.iso.datetime(),
  by: z.string(),
  note: z.string(),
  changes: z.array(z.string()),
});
export type VersionView = z.infer<typeof VersionView>;
