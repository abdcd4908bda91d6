import { defineApproval } from "@server/features/approvals";
import { ExportError, ExportKind, exportPurposes } from "@shared/exports/endpoints";
import { fill } from "@shared/text/fill";
import { exports as words } from "@shared/text/zh-CN/exports";
import * as z from "zod";
import { advanceExport } from "./export.model";

const Payload = z.object({
  exportId: z.string(),
  kind: ExportKind,
  personal: z.array(z.string()),
  rows: z.number().int(),
  purpose: z.enum(exportPurposes),
});

const labels: Readonly<Record<string, string>> = words.fields;

/** Personal data in clear leaves only when a second person agrees (security.md A8-06). */
export const exportApproval = defineApproval<z.infer<typeof Payload>>({
  kind: "customers.export",
  title: words.approvalTitle,
  decides: ["lead", "head", "compliance"],
  payload: Payload,
  summary: ({ kind, personal, rows, purpose }) =>
    fill(words.approvalSummary, {
      kind: words.kinds[kind],
      fields: personal.map((key) => labels[key] ?? key).join("、"),
      rows,
      purpose: words.purposes[purpose],
    }),
  hours: 24,
  // The sweep makes the file; here it is only let through, in the transaction of the yes.
  execute: async ({ exportId }, _trail, { tx }) => {
    if (
      !(await advanceExport(exportId, ["waiting"], { state: "making", touchedAt: new Date(0) }, tx))
    )
      throw ExportError.notFound();
  },
  ended: async ({ exportId }, { tx }) => {
    await advanceExport(exportId, ["waiting"], { state: "refused" }, tx);
  },
});
