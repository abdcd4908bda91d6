import * as z from "zod";
import { answerOperators } from "./kinds";
import { Asked, FieldKey } from "./question";

export type AnswerOperator = (typeof answerOperators)[number];

/** Asks about one earlier answer. */
export const AnswerTest = z.object({
  question: FieldKey,
  op: z.enum(answerOperators),
  value: z.union([z.string().max(64), z.number(), z.boolean()]).optional(),
});
export type AnswerTest = z.infer<typeof AnswerTest>;

/** When a question is shown at all. */
export const When = z.object({
  join: z.enum(["all", "any"]),
  tests: z.array(AnswerTest).min(1).max(6),
});
export type When = z.infer<typeof When>;

export const Question = Asked.extend({
  id: FieldKey,
  /** The field of the customer record that it asks for, if it does. */
  field: FieldKey.optional(),
  required: z.boolean(),
  when: When.optional(),
});
export type Question = z.infer<typeof Question>;

export const Section = z.object({
  id: FieldKey,
  title: z.string().trim().max(30),
  help: z.string().trim().max(120).optional(),
  questions: z.array(Question).max(40),
});
export type Section = z.infer<typeof Section>;

/** What a form is made for: filling the record, a survey, or questions beside a booking or a sign-up. */
export const FormPurpose = z.enum(["record", "survey", "booking", "event"]);
export type FormPurpose = z.infer<typeof FormPurpose>;

/** The whole of a form, as one version of it says it. */
export const FormContent = z.object({
  title: z.string().trim().min(1).max(30),
  intro: z.string().trim().max(200).optional(),
  thanks: z.string().trim().max(120).optional(),
  purpose: FormPurpose,
  sections: z.array(Section).min(1).max(12),
});
export type FormContent = z.infer<typeof FormContent>;
