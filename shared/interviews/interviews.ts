import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { needTopics } from "../needs/needs";

/** Conversations that are led along questions. */
export const interviewTemplates = ["deep", "succession", "annual"] as const;
export type InterviewTemplate = (typeof interviewTemplates)[number];

export const Template = z.object({
  id: z.enum(interviewTemplates),
  title: z.string(),
  intro: z.string(),
  sections: z.array(
    z.object({
      title: z.string(),
      questions: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          hint: z.string().optional(),
          /** An answer that points to a need can become one. */
          need: z.enum(needTopics).optional(),
        }),
      ),
    }),
  ),
});
export type Template = z.infer<typeof Template>;

/** What was answered, and which answers are to become needs. */
export const Answers = z.record(z.string().max(40), z.string().max(1000));

export const Interview = z.object({
  id: Id,
  template: z.enum(interviewTemplates),
  title: z.string(),
  state: z.enum(["draft", "finished"]),
  answers: Answers,
  /** Questions whose answers become needs. */
  asNeeds: z.array(z.string()),
  version: z.number().int(),
  by: z.string(),
  isMine: z.boolean(),
  updatedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
});
export type Interview = z.infer<typeof Interview>;

export const InterviewError = defineErrors("interview", {
  notFound: 404,
  outdated: 409,
  finished: 409,
  empty: 400,
  unknownQuestion: 400,
});

const writers = ["rm", "lead"] as const;

export const listTemplates = endpoint({
  method: "GET",
  path: "/interview-templates",
  summary: "The interviews that can be led, with their questions.",
  audience: "staff",
  roles: writers,
  input: z.object({}),
  output: z.object({ items: z.array(Template) }),
});

export const listInterviews = endpoint({
  method: "GET",
  path: "/customers/:customerId/interviews",
  summary: "Interviews with a customer, drafts first.",
  audience: "staff",
  roles: writers,
  input: z.object({ customerId: Id }),
  output: z.object({ items: z.array(Interview) }),
});

export const beginInterview = endpoint({
  method: "POST",
  path: "/customers/:customerId/interviews",
  summary: "Begins an interview, or goes on with one's own draft of it.",
  audience: "staff",
  roles: writers,
  input: z.object({ customerId: Id, template: z.enum(interviewTemplates) }),
  output: Interview,
});

export const keepInterview = endpoint({
  method: "PUT",
  path: "/interviews/:id/draft",
  summary: "Keeps what was answered so far.",
  audience: "staff",
  roles: writers,
  input: z.object({
    id: Id,
    version: z.number().int(),
    answers: Answers,
    asNeeds: z.array(z.string().max(40)).max(30),
  }),
  output: Interview,
});

export const finishInterview = endpoint({
  method: "POST",
  path: "/interviews/:id/finish",
  summary: "Ends an interview: the answers become a note, and the chosen ones needs.",
  audience: "staff",
  roles: writers,
  input: z.object({ id: Id, version: z.number().int() }),
  output: Interview,
});

export const interviewEndpoints = [
  listTemplates,
  listInterviews,
  beginInterview,
  keepInterview,
  finishInterview,
] as const;
