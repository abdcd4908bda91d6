import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { pageOf } from "../core/paging";
import { importKinds } from "./kinds";

const importers = ["rm", "lead", "head", "admin"] as const;
const kindNames = importKinds.map(({ kind }) => kind);

export const importStates = [
  "uploading",
  "checking",
  "checked",
  "applying",
  "applied",
  "undoing",
  "undone",
  "failed",
  "expired",
] as const;

export const importOutcomes = ["new", "changed", "same", "error"] as const;

/** One file on its way into the records: what it is, how far it is, what it would do or did. */
export const Import = z.object({
  id: z.string(),
  kind: z.enum(kindNames),
  label: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  /** Why the file as a whole was refused. */
  failure: z
    .object({ code: z.string(), message: z.string(), hints: z.array(z.string()) })
    .optional(),
  rows: z.number().int(),
  /** How much of the present step is done, 0 to 1. */
  progress: z.number(),
  counts: z.object({
    new: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    error: z.number().int(),
  }),
  createdAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().optional(),
  undoneAt: z.iso.datetime().optional(),
  abilities: z.object({ apply: z.boolean(), undo: z.boolean() }),
});
export type Import = z.infer<typeof Import>;

/** What became of one line of the file. */
export const ImportRowResult = z.object({
  line: z.number().int(),
  outcome: z.enum(importOutcomes),
  /** Each one names the column and says in words what to correct. */
  problems: z.array(z.object({ column: z.string().optional(), text: z.string() })),
});

/** Largest piece of a file in one request, in bytes before base64. */
export const importPartBytes = 128 * 1024;

export const importEndpoints = [
  endpoint({
    method: "GET",
    path: "/import-kinds",
    summary: "The kinds of file the caller may import, with their columns.",
    audience: "staff",
    roles: importers,
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          kind: z.enum(kindNames),
          label: z.string(),
          columns: z.array(
            z.object({ label: z.string(), required: z.boolean(), choices: z.array(z.string()) }),
          ),
        }),
      ),
    }),
  }),
  endpoint({
    method: "GET",
    path: "/imports",
    summary: "The caller's own imports, newest first.",
    audience: "staff",
    roles: importers,
    input: z.object({}),
    output: z.object({ items: z.array(Import) }),
  }),
  endpoint({
    method: "POST",
    path: "/imports",
    summary: "Begins an import; its file follows in parts.",
    audience: "staff",
    roles: importers,
    input: z.object({ kind: z.enum(kindNames), fileName: z.string().min(1).max(120) }),
    output: Import,
  }),
  endpoint({
    method: "POST",
    path: "/imports/:id/parts",
    summary: "One piece of the file, numbered from 0; the same number again replaces it.",
    audience: "staff",
    roles: importers,
    input: z.object({
      id: Id,
      no: z.number().int().min(0).max(511),
      base64: z.base64().max(Math.ceil(importPartBytes / 3) * 4),
    }),
    output: z.object({ received: z.number().int() }),
  }),
  endpoint({
    method: "POST",
    path: "/imports/:id/check",
    summary: "Dry run: reads the file and says of every line what it would do. Changes nothing.",
    audience: "staff",
    roles: importers,
    input: z.object({ id: Id }),
    output: Import,
  }),
  endpoint({
    method: "GET",
    path: "/imports/:id",
    summary: "How far an import is.",
    audience: "staff",
    roles: importers,
    input: z.object({ id: Id }),
    output: Import,
  }),
  endpoint({
    method: "GET",
    path: "/imports/:id/rows",
    summary: "What became of the lines, in the order of the file.",
    audience: "staff",
    roles: importers,
    input: z.object({
      id: Id,
      outcome: z.enum(importOutcomes).optional(),
      cursor: z.string().max(512).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    output: pageOf(ImportRowResult),
  }),
  endpoint({
    method: "POST",
    path: "/imports/:id/apply",
    summary: "Applies a checked file in the background; lines with errors stay out only if agreed.",
    audience: "staff",
    roles: importers,
    input: z.object({ id: Id, skipErrors: z.boolean() }),
    output: Import,
  }),
  endpoint({
    method: "POST",
    path: "/imports/:id/undo",
    summary: "Puts back what an import changed.",
    audience: "staff",
    roles: importers,
    input: z.object({ id: Id }),
    output: Import,
  }),
] as const;
