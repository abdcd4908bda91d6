import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { CustomerRecord, FieldChange, OnePage } from "./record";

const readers = ["rm", "lead", "head", "expert", "compliance"] as const;
const writers = ["rm", "lead"] as const;

export const RecordError = defineErrors("record", {
  notFound: 404,
  tagKnown: 409,
  tagNotRemovable: 409,
  badDay: 400,
  outdated: 409,
  notRestorable: 409,
  viewNotFound: 404,
  tooManyViews: 409,
});

const tag = { label: z.string().trim().min(1).max(20), dimension: z.enum(["wealth", "life"]) };

/** Facts of a record that staff may write themselves; all others are the bank's core systems'. */
export const editableFacts = ["occupation", "district"] as const;

export const recordEndpoints = [
  endpoint({
    method: "GET",
    path: "/customers/:id/record",
    summary: "Everything of a customer on one screen, by the reader's rights; the look is audited.",
    audience: "staff",
    roles: readers,
    input: z.object({ id: Id }),
    output: CustomerRecord,
  }),
  endpoint({
    method: "GET",
    path: "/customers/:id/one-page",
    summary: "The page to read before a call, also on paper.",
    audience: "staff",
    roles: ["rm", "lead", "head", "expert"],
    input: z.object({ id: Id }),
    output: OnePage,
  }),
  endpoint({
    method: "POST",
    path: "/customers/:id/tags",
    summary: "Adds a tag in one of two dimensions, with how sure one is and until when it counts.",
    audience: "staff",
    roles: writers,
    input: z.object({
      id: Id,
      ...tag,
      confidence: z.number().min(0.1).max(1).optional(),
      until: z.iso.date().optional(),
    }),
    output: z.object({}),
  }),
  endpoint({
    method: "POST",
    path: "/customers/:id/tags/remove",
    summary: "Takes a tag away that staff set.",
    audience: "staff",
    roles: writers,
    input: z.object({ id: Id, ...tag }),
    output: z.object({}),
  }),
  endpoint({
    method: "PUT",
    path: "/customers/:id/investor",
    summary: "Records that a customer is a qualified investor, by which proof and until when.",
    audience: "staff",
    roles: writers,
    stepUp: true,
    input: z.object({
      id: Id,
      proof: z.string().trim().min(4).max(120),
      until: z.iso.date(),
    }),
    output: z.object({}),
  }),
  endpoint({
    method: "DELETE",
    path: "/customers/:id/investor",
    summary: "Withdraws the standing of a qualified investor.",
    audience: "staff",
    roles: writers,
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
  endpoint({
    method: "PATCH",
    path: "/customers/:id/facts",
    summary: "Changes one fact that staff may write; refused when somebody changed it meanwhile.",
    audience: "staff",
    roles: writers,
    input: z.object({
      id: Id,
      field: z.enum(editableFacts),
      from: z.string().max(60),
      to: z.string().trim().max(60),
    }),
    output: z.object({}),
  }),
  endpoint({
    method: "GET",
    path: "/customers/:id/changes",
    summary: "Who changed which field when, from what to what, masked by the reader's rights.",
    audience: "staff",
    roles: readers,
    input: z.object({ id: Id, ...PageInput }),
    output: pageOf(FieldChange),
  }),
  endpoint({
    method: "POST",
    path: "/customers/:id/changes/:changeId/restore",
    summary: "Puts back the value a field had before one change.",
    audience: "staff",
    roles: writers,
    input: z.object({ id: Id, changeId: Id }),
    output: z.object({}),
  }),
] as const;
