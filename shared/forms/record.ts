import * as z from "zod";
import { staffRoles } from "../core/endpoint";
import { clearances } from "../customers/fields";
import { FieldContent } from "./field";
import { Answer, FieldKey, Sensitivity } from "./question";

/** One field of a customer as one reader may see it. */
export const RecordField = FieldContent.pick({
  label: true,
  help: true,
  kind: true,
  limits: true,
  choices: true,
  sensitivity: true,
}).extend({
  key: FieldKey,
  /** Nobody answered yet, or how much of the answer is shown. */
  state: z.enum(["empty", "masked", "clear"]),
  /** The answer in words, masked where it has to be. */
  text: z.string().optional(),
  /** The answer itself, for editing; only where it is clear. */
  value: Answer.optional(),
  mayWrite: z.boolean(),
  mayReveal: z.boolean(),
  /** Whose word it is and since when. */
  source: z.enum(["staff", "customer", "import"]).optional(),
  at: z.iso.datetime().optional(),
});
export type RecordField = z.infer<typeof RecordField>;

/** The bank's own fields of a customer, by heading. */
export const RecordFields = z.object({
  groups: z.array(z.object({ title: z.string(), fields: z.array(RecordField) })),
});
export type RecordFields = z.infer<typeof RecordFields>;

export const Right = z.object({ read: z.enum(clearances), write: z.boolean() });

const rightsByRole = z.record(z.enum(staffRoles), Right);

/** One field in the matrix of rights. */
export const RightsRow = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  isBuiltIn: z.boolean(),
  sensitivity: Sensitivity,
  rights: rightsByRole,
  /** The most that law and order allow. */
  ceilings: rightsByRole,
  /** Roles for which somebody decided differently from what the product begins with. */
  decided: z.array(z.enum(staffRoles)),
  lastChange: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
});
export type RightsRow = z.infer<typeof RightsRow>;
