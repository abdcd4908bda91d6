import * as z from "zod";
import { endpoint, staffRoles } from "../core/endpoint";
import { Id } from "../core/ids";
import { clearances } from "../customers/fields";
import { FieldContent, FieldView, Use, VersionView } from "./field";
import { FormContent, FormPurpose } from "./form";
import { FieldKey } from "./question";
import { RightsRow } from "./record";
import { FormRow, FormView } from "./survey";

const note = z.string().trim().min(2).max(100);
const revision = z.number().int();
const designers = ["admin", "marketer"] as const;
const formReaders = ["admin", "marketer", "rm", "lead", "head"] as const;
const fieldReaders = ["admin", "marketer", "security", "compliance"] as const;
const rightsReaders = ["security", "admin", "compliance"] as const;

const fields = [
  endpoint({
    method: "GET",
    path: "/fields",
    summary: "The fields that the bank defined for the customer record.",
    audience: "staff",
    roles: fieldReaders,
    input: z.object({}),
    output: z.object({ items: z.array(FieldView) }),
  }),
  endpoint({
    method: "POST",
    path: "/fields",
    summary: "Begins a new field; nobody sees it before it is published.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({ key: FieldKey, content: FieldContent }),
    output: FieldView,
  }),
  endpoint({
    method: "PUT",
    path: "/fields/:key",
    summary: "Keeps a draft of a field beside what is in force.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({ key: FieldKey, revision, content: FieldContent }),
    output: FieldView,
  }),
  endpoint({
    method: "POST",
    path: "/fields/:key/publish",
    summary: "Puts the draft in force everywhere at once, as a new version with a note.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({ key: FieldKey, revision, note }),
    output: FieldView,
  }),
  endpoint({
    method: "DELETE",
    path: "/fields/:key",
    summary: "Removes a field; refused while it is used, saying where.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({ key: FieldKey }),
    output: z.object({}),
  }),
  endpoint({
    method: "GET",
    path: "/fields/:key/uses",
    summary: "Where a field is used: forms, conditions, imports, records.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({ key: FieldKey }),
    output: z.object({ items: z.array(Use) }),
  }),
  endpoint({
    method: "GET",
    path: "/fields/:key/versions",
    summary: "The published versions of a field with what each changed, newest first.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({ key: FieldKey }),
    output: z.object({ items: z.array(VersionView) }),
  }),
] as const;

const rights = [
  endpoint({
    method: "GET",
    path: "/field-rights",
    summary: "Who may read and write which field of the customer record.",
    audience: "staff",
    roles: rightsReaders,
    input: z.object({}),
    output: z.object({ roles: z.array(z.enum(staffRoles)), items: z.array(RightsRow) }),
  }),
  endpoint({
    method: "PUT",
    path: "/field-rights/:key",
    summary: "Decides what one role may do with one field, for a reason; in force at once.",
    audience: "staff",
    roles: ["security", "admin"],
    stepUp: true,
    input: z.object({
      key: z.string().max(32),
      role: z.enum(staffRoles),
      read: z.enum(clearances),
      write: z.boolean(),
      reason: note,
    }),
    output: RightsRow,
  }),
] as const;

const forms = [
  endpoint({
    method: "GET",
    path: "/forms",
    summary: "Forms, last changed first; who does not design sees published ones only.",
    audience: "staff",
    roles: formReaders,
    input: z.object({ purpose: FormPurpose.optional() }),
    output: z.object({ items: z.array(FormRow) }),
  }),
  endpoint({
    method: "POST",
    path: "/forms",
    summary: "Begins a form as a draft.",
    audience: "staff",
    roles: designers,
    input: z.object({ content: FormContent }),
    output: FormView,
  }),
  endpoint({
    method: "GET",
    path: "/forms/:id",
    summary: "One form with its draft and what keeps it from being published.",
    audience: "staff",
    roles: formReaders,
    input: z.object({ id: Id }),
    output: FormView,
  }),
  endpoint({
    method: "PUT",
    path: "/forms/:id",
    summary: "Keeps a draft of a form; refused when somebody changed it since.",
    audience: "staff",
    roles: designers,
    input: z.object({ id: Id, revision, content: FormContent }),
    output: FormView,
  }),
  endpoint({
    method: "POST",
    path: "/forms/:id/publish",
    summary: "Puts the draft in force as a new version; answers under way keep theirs.",
    audience: "staff",
    roles: designers,
    input: z.object({ id: Id, revision, note }),
    output: FormView,
  }),
  endpoint({
    method: "DELETE",
    path: "/forms/:id",
    summary: "Removes a form; refused while it is used, saying where.",
    audience: "staff",
    roles: designers,
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
  endpoint({
    method: "GET",
    path: "/forms/:id/uses",
    summary: "Where a form is used.",
    audience: "staff",
    roles: designers,
    input: z.object({ id: Id }),
    output: z.object({ items: z.array(Use) }),
  }),
  endpoint({
    method: "GET",
    path: "/forms/:id/versions",
    summary: "The published versions of a form with what each changed, newest first.",
    audience: "staff",
    roles: designers,
    input: z.object({ id: Id }),
    output: z.object({ items: z.array(VersionView) }),
  }),
  endpoint({
    method: "GET",
    path: "/booking-forms",
    summary: "The questions that each booking purpose asks besides.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({}),
    output: z.object({
      items: z.array(z.object({ purposeId: z.string(), title: z.string(), formId: Id.optional() })),
    }),
  }),
  endpoint({
    method: "PUT",
    path: "/booking-forms/:purposeId",
    summary: "Gives a booking purpose a form of questions, or takes it away.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({ purposeId: z.string().max(32), formId: Id.optional() }),
    output: z.object({}),
  }),
] as const;

export const formEndpoints = [...fields, ...rights, ...forms] as const;
