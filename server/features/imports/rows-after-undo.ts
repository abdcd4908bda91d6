import type { RowProblem } from "@shared/imports/column";
import { importKind } from "@shared/imports/kinds";
import { imports as words } from "@shared/text/zh-CN/imports";
import type { RowResult } from "./import.model";
import type { KeptPart } from "./undo-partition";

const paths: Readonly<Record<string, string>> = words.paths;

/** Rows of a partition after an undo: those of which something stayed say what, and that it was changed since. */
export function rowsAfterUndo(
  results: readonly RowResult[],
  kept: readonly KeptPart[],
  kind: string,
): RowResult[] {
  const labels = new Map(
    (importKind(kind)?.columns ?? []).map(({ key, label }) => [key, label] as const),
  );
  const byLine = new Map<number, RowProblem[]>();
  for (const { line, paths: stayed } of kept) {
    const problems = stayed.map((path) => ({
      code: "keptOnUndo",
      column: labels.get(path) ?? paths[path.split(".")[0] ?? ""] ?? words.otherField,
    }));
    const known = byLine.get(line) ?? [];
    byLine.set(line, [...known, ...(problems.length > 0 ? problems : [{ code: "keptWhole" }])]);
  }
  return results.map((row) => {
    const problems = byLine.get(row.line);
    return problems ? { ...row, problems: unique(problems) } : row;
  });
}

const unique = (problems: readonly RowProblem[]) => [
  ...new Map(
    problems.map((problem) => [`${problem.code}${problem.column ?? ""}`, problem]),
  ).values(),
];
