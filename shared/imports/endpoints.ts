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

export const importOutcomes = ["new", "changed", "same", "double", "error"] as const;

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
    double: z.number().int(),
    error: z.number().int(),
  }),
  createdAt: z.iso.datetime(),
  /** Lines of which something stayed at the undo, because it was changed since. */
  kept: z.number().int().optional(),
  appliedAt: z.iso.datetime().optional(),
  undoneAt: z.iso.datetime().optional(),
  abilities: z.object({ map: z.boolean(), apply: z.boolean(), undo: z.boolean() }),
});
export type Import = z.infer<typeof Import>;

/** What became of one line of the file. */
export const ImportRowResult = z.object({
  line: z.number().int(),
  outcome: z.enum(importOutcomes),
  /** Each one names the column and says in words what to correct. */
  problems: z.array(z.object({ column: z.string().optional(), text: z.string() })),
});

/** How the headers of an uploaded file are taken: each with two masked samples and its column, or none. */
export const ImportLayout = z.object({
  headers: z.array(
    z.object({
      name: z.string(),
      samples: z.array(z.string()),
      key: z.string().nullable(),
      /** Why it may not come in by a person's hand. */
      refused: z.string().optional(),
    }),
  ),
  columns: z.array(z.object({ key: z.string(), label: z.string(), required: z.boolean() })),
  /** Labels of columns that must be there and are not assigned. */
  missing: z.array(z.string()),
  source: z.enum(["guessed", "remembered", "chosen"]),
});
export type ImportLayout = z.infer<typeof ImportLayout>;

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
    method: "GET",
    path: "/imports/:id/columns",
    summary:
      "How the headers of the uploaded file are taken: remembered, or guessed by their names.",
    audience: "staff",
    roles: importers,
    input: z.object({ id: Id }),
    output: ImportLayout,
  }),
  endpoint({
    method: "PUT",
    path: "/imports/:id/columns",
    summary: "Says what each header stands for; remembered for files of the same layout.",
    audience: "staff",
    roles: importers,
    input: z.object({ id: Id, keys: z.array(z.string().max(64).nullable()).min(1).max(64) }),
    output: ImportLayout,
  }),
  endpoint({
    method: "GET",
    path: "/imports/:id/errors",
    summary: "The lines that cannot come in as a CSV text, safe to open in a spreadsheet.",
    audience: "staff",
    roles: importers,
    input: z.object({ id: Id }),
    output: z.object({ fileName: z.string(), text: z.string(), rows: z.number().int() }),
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
