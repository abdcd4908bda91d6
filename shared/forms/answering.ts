import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { Purpose } from "../customers/customer";
import { FieldKey } from "./question";
import { RecordFields } from "./record";
import {
  AnsweredForm,
  AskedForm,
  FormToAnswer,
  GivenAnswers,
  Survey,
  SurveyResults,
} from "./survey";

const recordReaders = ["rm", "lead", "head", "expert", "compliance"] as const;
const askers = ["rm", "lead", "head", "marketer"] as const;
const Revealed = z.object({ value: z.string(), hideAfterSeconds: z.number() });

const record = [
  endpoint({
    method: "GET",
    path: "/customers/:customerId/fields",
    summary: "The bank's own fields of a customer, as far as the reader may see them; audited.",
    audience: "staff",
    roles: recordReaders,
    input: z.object({ customerId: Id }),
    output: RecordFields,
  }),
  endpoint({
    method: "PUT",
    path: "/customers/:customerId/fields",
    summary:
      "Writes the named fields; null empties one. Unknown fields and fields without right are refused.",
    audience: "staff",
    roles: ["rm", "lead", "head", "expert"],
    input: z.object({ customerId: Id, answers: GivenAnswers }),
    output: RecordFields,
  }),
  endpoint({
    method: "POST",
    path: "/customers/:customerId/fields/:key/reveal",
    summary: "Shows one sensitive field in clear, for a purpose; audited before it is answered.",
    audience: "staff",
    roles: ["rm", "lead", "compliance"],
    stepUp: true,
    input: z.object({ customerId: Id, key: FieldKey, purpose: Purpose }),
    output: Revealed,
  }),
  endpoint({
    method: "GET",
    path: "/customers/:customerId/answered-forms",
    summary: "What a customer answered to surveys, in words, newest first; audited.",
    audience: "staff",
    roles: ["rm", "lead"],
    input: z.object({ customerId: Id }),
    output: z.object({ items: z.array(AnsweredForm) }),
  }),
] as const;

const surveys = [
  endpoint({
    method: "GET",
    path: "/surveys",
    summary: "Surveys in the caller's sight, newest first.",
    audience: "staff",
    roles: askers,
    input: z.object({}),
    output: z.object({ items: z.array(Survey) }),
  }),
  endpoint({
    method: "POST",
    path: "/surveys",
    summary: "Sends a published form to named customers or to a segment; each answers once.",
    audience: "staff",
    roles: askers,
    input: z.object({
      clientId: z.string().min(8).max(64),
      formId: Id,
      until: z.iso.datetime({ offset: true }),
      customerIds: z.array(Id).min(1).max(500).optional(),
      segmentId: Id.optional(),
    }),
    output: Survey,
  }),
  endpoint({
    method: "GET",
    path: "/surveys/:id/results",
    summary: "What was answered, counted by question.",
    audience: "staff",
    roles: askers,
    input: z.object({ id: Id }),
    output: SurveyResults,
  }),
  endpoint({
    method: "POST",
    path: "/surveys/:id/close",
    summary: "Ends a survey; what was answered stays.",
    audience: "staff",
    roles: askers,
    input: z.object({ id: Id }),
    output: Survey,
  }),
] as const;

const mine = [
  endpoint({
    method: "GET",
    path: "/my/forms",
    summary: "Forms the customer is asked to fill in, those still open first.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ items: z.array(AskedForm) }),
  }),
  endpoint({
    method: "GET",
    path: "/my/forms/:id",
    summary: "One form to fill in, in the version it was sent in.",
    audience: "customer",
    input: z.object({ id: Id }),
    output: AskedForm.extend({ form: FormToAnswer }),
  }),
  endpoint({
    method: "POST",
    path: "/my/forms/:id/answer",
    summary: "Answers a form, once; the same answer sent again is the same answer.",
    audience: "customer",
    input: z.object({ id: Id, clientId: z.string().min(8).max(64), answers: GivenAnswers }),
    output: AskedForm,
  }),
] as const;

export const answeringEndpoints = [...record, ...surveys, ...mine] as const;
