import * as z from "zod";
import { patternNames, questionKinds, sensitivities } from "./kinds";

export type QuestionKind = (typeof questionKinds)[number];

export const Sensitivity = z.enum(sensitivities);
export type Sensitivity = z.infer<typeof Sensitivity>;

/** Names of fields and questions: one word of letters and digits. */
export const FieldKey = z.string().regex(/^[a-z][A-Za-z0-9]{1,31}$/);

/** A day that is written down, or the day of the answer. */
const DayBound = z.union([z.iso.date(), z.literal("today")]);

/** What an answer must satisfy beyond its kind. */
export const Limits = z.object({
  /** Smallest and largest number; fen for money. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Digits after the point; none when absent. */
  decimals: z.number().int().min(0).max(4).optional(),
  minLength: z.number().int().min(0).max(2000).optional(),
  maxLength: z.number().int().min(1).max(2000).optional(),
  pattern: z.enum(patternNames).optional(),
  earliest: DayBound.optional(),
  latest: DayBound.optional(),
  /** Most choices that may be ticked. */
  most: z.number().int().min(1).max(60).optional(),
});
export type Limits = z.infer<typeof Limits>;

export const Choice = z.object({
  value: z.string().regex(/^[a-z0-9][A-Za-z0-9-]{0,31}$/),
  label: z.string().trim().min(1).max(40),
});
export type Choice = z.infer<typeof Choice>;

/** What is asked, whether it stands in a form or is a field of the customer record. */
export const Asked = z.object({
  label: z.string().trim().min(1).max(40),
  help: z.string().trim().max(120).optional(),
  kind: z.enum(questionKinds),
  limits: Limits,
  /** In their order; only for `choice` and `choices`. */
  choices: z.array(Choice).max(60),
  sensitivity: Sensitivity,
});
export type Asked = z.infer<typeof Asked>;

/** One answer as it is kept. Absent means not answered. */
export const Answer = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(64)).max(60),
]);
export type Answer = z.infer<typeof Answer>;

/** Answers by question. */
export const Answers = z.record(FieldKey, Answer);
export type Answers = Readonly<Record<string, Answer>>;

/** What somebody typed and nobody checked yet. */
export type RawAnswers = Readonly<Record<string, unknown>>;
