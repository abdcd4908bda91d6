import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

export const ExportError = defineErrors("export", {
  notFound: 404,
  /** A field that does not exist, or that the caller may not read. */
  badFields: 422,
  empty: 422,
  /** More rows in one file than one file may have; the person narrows it down. */
  tooManyRows: 422,
  /** The day's rows of this person are used up. */
  dailyLimit: 429,
  /** Not ready, already taken, expired or refused. */
  notReady: 409,
});

export const exportKindNames = ["customers", "holdings", "transactions", "timeline"] as const;
export const ExportKind = z.enum(exportKindNames);
export type ExportKind = z.infer<typeof ExportKind>;

export const exportStates = [
  "waiting",
  "making",
  "ready",
  "taken",
  "expired",
  "refused",
  "failed",
] as const;

export const exportPurposes = ["visit", "review", "reconcile", "regulator", "other"] as const;

/** A column that may go out. Personal ones are masked unless a second person agreed. */
export const ExportField = z.object({
  key: z.string(),
  label: z.string(),
  isPersonal: z.boolean(),
});
export type ExportField = z.infer<typeof ExportField>;

/** One file on its way out: what is in it, why, and what became of it. */
export const Export = z.object({
  id: z.string(),
  kind: ExportKind,
  format: z.enum(["xlsx", "csv"]),
  state: z.enum(exportStates),
  isClear: z.boolean(),
  purpose: z.enum(exportPurposes),
  fields: z.array(z.string()),
  tier: z.string().optional(),
  rows: z.number().int(),
  /** Stands on every row, so that a leaked piece says where it came from. */
  mark: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  readyAt: z.iso.datetime().optional(),
  expiresAt: z.iso.datetime().optional(),
  takenAt: z.iso.datetime().optional(),
  abilities: z.object({ take: z.boolean() }),
});
export type Export = z.infer<typeof Export>;

const exporters = ["rm", "lead", "head", "compliance"] as const;

export const exportEndpoints = [
  endpoint({
    method: "GET",
    path: "/export-kinds",
    summary:
      "What the caller may take out: fields they may read, and how many rows are left today.",
    audience: "staff",
    roles: exporters,
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({ kind: ExportKind, label: z.string(), fields: z.array(ExportField) }),
      ),
      mostRows: z.number().int(),
      leftToday: z.number().int(),
    }),
  }),
  endpoint({
    method: "GET",
    path: "/exports",
    summary: "The caller's own exports, newest first; compliance sees everybody's.",
    audience: "staff",
    roles: exporters,
    input: z.object({}),
    output: z.object({ items: z.array(Export) }),
  }),
  endpoint({
    method: "POST",
    path: "/exports",
    summary:
      "Asks for a file. Masked it is made at once; in clear only when a second person agrees.",
    audience: "staff",
    roles: exporters,
    stepUp: true,
    input: z.object({
      kind: ExportKind,
      format: z.enum(["xlsx", "csv"]),
      fields: z.array(z.string().max(32)).min(1).max(32),
      isClear: z.boolean(),
      purpose: z.enum(exportPurposes),
      reason: z.string().trim().min(4).max(200),
      tier: z.enum(["gold", "platinum", "diamond", "private"]).optional(),
    }),
    output: Export,
  }),
  endpoint({
    method: "POST",
    path: "/export-files/:id/take",
    summary: "Gives the file out, once.",
    audience: "staff",
    roles: exporters,
    stepUp: true,
    input: z.object({ id: Id }),
    output: z.object({ fileName: z.string(), type: z.string(), base64: z.string() }),
  }),
  endpoint({
    method: "POST",
    path: "/export-traces",
    summary:
      "Finds which export a leaked piece came from: by a row's mark, or by the order of its customers.",
    audience: "staff",
    roles: ["compliance"],
    input: z.object({
      mark: z.string().trim().max(64).optional(),
      customerNos: z.array(z.string().max(32)).max(500).optional(),
    }),
    output: z.object({ items: z.array(Export) }),
  }),
] as const;
