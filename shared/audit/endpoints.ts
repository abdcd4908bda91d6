import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import {
  AuditEntryDetail,
  AuditEntryRow,
  AuditExport,
  AuditFilter,
  AuditVerification,
  ReadsOfPerson,
} from "./entry";

/** The trail as compliance reads it; the security officer sees changes of rights only. */
export const auditEndpoints = [
  endpoint({
    method: "GET",
    path: "/audit/entries",
    summary: "Entries of the trail, newest first; reading them is itself an entry.",
    audience: "staff",
    roles: ["compliance", "security"],
    input: AuditFilter.extend(PageInput),
    output: pageOf(AuditEntryRow),
  }),
  endpoint({
    method: "GET",
    path: "/audit/entries/:id",
    summary:
      "One entry with its reason, its place in the chain and what happened together with it.",
    audience: "staff",
    roles: ["compliance", "security"],
    input: z.object({ id: Id }),
    output: AuditEntryDetail,
  }),
  endpoint({
    method: "GET",
    path: "/audit/people",
    summary: "Members of staff whose acts may be looked for.",
    audience: "staff",
    roles: ["compliance", "security"],
    input: z.object({}),
    output: z.object({
      items: z.array(z.object({ id: Id, name: z.string(), title: z.string() })),
    }),
  }),
  endpoint({
    method: "GET",
    path: "/audit/reads",
    summary: "Reads of customers' data a day and person, with the days that stand out.",
    audience: "staff",
    roles: ["compliance"],
    input: z.object({ days: z.coerce.number().int().min(7).max(31).optional() }),
    output: z.object({ days: z.array(z.string()), people: z.array(ReadsOfPerson) }),
  }),
  endpoint({
    method: "GET",
    path: "/audit/verification",
    summary: "How the last check of the whole trail ended, or how far the one under way is.",
    audience: "staff",
    roles: ["compliance", "security"],
    input: z.object({}),
    output: AuditVerification,
  }),
  endpoint({
    method: "POST",
    path: "/audit/verification",
    summary: "Begins to check the whole trail, link by link.",
    audience: "staff",
    roles: ["compliance", "security"],
    input: z.object({}),
    output: AuditVerification,
  }),
  endpoint({
    method: "GET",
    path: "/audit/exports",
    summary: "Files of the trail that the reader asked for.",
    audience: "staff",
    roles: ["compliance"],
    input: z.object({}),
    output: z.object({ items: z.array(AuditExport) }),
  }),
  endpoint({
    method: "POST",
    path: "/audit/exports",
    summary: "Asks a second person for a file of entries; it can be fetched for a day afterwards.",
    audience: "staff",
    roles: ["compliance"],
    stepUp: true,
    input: z.object({ filter: AuditFilter, reason: z.string().trim().min(4).max(200) }),
    output: z.object({ approvalId: Id }),
  }),
] as const;
