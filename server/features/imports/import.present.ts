import type { RowProblem } from "@shared/imports/column";
import type { Import } from "@shared/imports/endpoints";
import { type ImportKindName, importKind } from "@shared/imports/kinds";
import { fill } from "@shared/text/fill";
import { errors } from "@shared/text/zh-CN/errors";
import { imports as words } from "@shared/text/zh-CN/imports";
import type { ImportBatch, RowResult } from "./import.model";

const problems: Readonly<Record<string, string>> = words.problems;

export function presentImport(batch: ImportBatch): Import {
  const { _id, kind, fileName, state, failure, rows, counts, kept, appliedAt, undoneAt } = batch;
  return {
    id: _id,
    kind: kind as ImportKindName,
    label: importKind(kind)?.label ?? kind,
    fileName,
    state,
    ...(failure ? { failure: presentFailure(failure) } : {}),
    rows,
    progress: progressOf(batch),
    counts: { ...counts, double: counts.double ?? 0 },
    ...(kept ? { kept } : {}),
    createdAt: batch.createdAt.toISOString(),
    ...(appliedAt ? { appliedAt: appliedAt.toISOString() } : {}),
    ...(undoneAt ? { undoneAt: undoneAt.toISOString() } : {}),
    abilities: {
      map: state === "uploading" || state === "checked" || state === "failed",
      apply: state === "checked",
      undo: state === "applied",
    },
  };
}

export function presentRow({ line, outcome, problems }: RowResult) {
  return { line, outcome, problems: problems.map(presentProblem) };
}

export function presentProblem({ code, column }: RowProblem) {
  return { ...(column ? { column } : {}), text: problems[code] ?? code };
}

function presentFailure({ code, details }: NonNullable<ImportBatch["failure"]>) {
  const listed = details?.problems;
  const hints = Array.isArray(listed) ? (listed as RowProblem[]).map(presentProblem) : [];
  const line = typeof details?.line === "number" ? [fill(words.row, { line: details.line })] : [];
  return {
    code,
    message: errors[code] ?? code,
    hints: [...line, ...hints.map(({ column, text }) => (column ? `${column}:${text}` : text))],
  };
}

function progressOf({ state, done, partitions }: ImportBatch): number {
  if (state === "checking" || state === "applying" || state === "undoing") {
    return partitions > 0 ? done / partitions : 0;
  }
  return state === "uploading" || state === "failed" || state === "expired" ? 0 : 1;
}
