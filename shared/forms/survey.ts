import * as z from "zod";
import { Id } from "../core/ids";
import { FormContent, FormPurpose } from "./form";
import { Answer } from "./question";

export const FormState = z.enum(["draft", "live"]);

/** A form as a row of a list. */
export const FormRow = z.object({
  id: Id,
  title: z.string(),
  purpose: FormPurpose,
  state: FormState,
  /** Number of the version in force; 0 before the first. */
  published: z.number().int(),
  questions: z.number().int(),
  hasDraft: z.boolean(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
export type FormRow = z.infer<typeof FormRow>;

/** A form as who designs it or sends it sees it. */
export const FormView = FormRow.extend({
  live: FormContent.optional(),
  draft: FormContent.optional(),
  /** Goes up with every change: send back what was read. */
  revision: z.number().int(),
  /** What keeps the draft from being published, by question. */
  problems: z.array(z.object({ at: z.string(), message: z.string() })),
  abilities: z.object({ design: z.boolean() }),
});
export type FormView = z.infer<typeof FormView>;

/** A form on its way to customers. */
export const Survey = z.object({
  id: Id,
  formId: Id,
  title: z.string(),
  version: z.number().int(),
  state: z.enum(["open", "closed"]),
  until: z.iso.datetime(),
  asked: z.number().int(),
  answered: z.number().int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  abilities: z.object({ close: z.boolean() }),
});
export type Survey = z.infer<typeof Survey>;

/** What was answered to one question, counted. */
export const QuestionResult = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.string(),
  answered: z.number().int(),
  /** Bars of a chart, in the order of the choices. */
  bars: z.array(z.object({ label: z.string(), count: z.number().int() })),
  /** Of numbers and amounts. */
  mean: z.number().optional(),
});
export type QuestionResult = z.infer<typeof QuestionResult>;

/** Results of a survey; `few` says that there are too few answers to show any. */
export const SurveyResults = z.object({
  survey: Survey,
  few: z.boolean(),
  questions: z.array(QuestionResult),
});
export type SurveyResults = z.infer<typeof SurveyResults>;

/** A form that a customer is asked to fill in. */
export const AskedForm = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(["waiting", "answered", "closed"]),
  questions: z.number().int(),
  until: z.iso.datetime(),
  answeredAt: z.iso.datetime().optional(),
});
export type AskedForm = z.infer<typeof AskedForm>;

/** What the server makes of a form for somebody who fills it in. */
export const FormToAnswer = z.object({
  version: z.number().int(),
  content: FormContent,
  /** The day it is answered on, for bounds that say `today`. */
  today: z.string(),
});
export type FormToAnswer = z.infer<typeof FormToAnswer>;

/** An answer in words, for the record and for lists. */
export const SaidAnswer = z.object({ id: z.string(), label: z.string(), text: z.string() });
export type SaidAnswer = z.infer<typeof SaidAnswer>;

/** What a customer answered to one form, in words. */
export const AnsweredForm = z.object({
  id: Id,
  title: z.string(),
  answeredAt: z.iso.datetime(),
  answers: z.array(SaidAnswer),
});
export type AnsweredForm = z.infer<typeof AnsweredForm>;

/** Answers as a client sends them: checked against the form only where the form is known. */
export const GivenAnswers = z
  .record(z.string().max(40), z.union([Answer, z.null()]))
  .refine((given) => Object.keys(given).length <= 200);
