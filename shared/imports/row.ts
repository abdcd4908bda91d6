import { readCell } from "./cell";
import type { CellValue, Column, ImportRow, RowProblem } from "./column";

/** Checks the headers of a file against a kind's columns: allow-list, no doubles, none missing. */
export function readHeader(
  headers: readonly string[],
  columns: readonly Column[],
): { readonly columns: readonly Column[] } | { readonly problems: readonly RowProblem[] } {
  const byLabel = new Map(
    columns.flatMap(
      (column) =>
        [
          [column.label, column],
          [column.key, column],
        ] as const,
    ),
  );
  const found = headers.map((header) => byLabel.get(header.normalize("NFKC").trim()));
  const problems: RowProblem[] = [];
  headers.forEach((header, at) => {
    if (!found[at]) problems.push({ code: "unknownColumn", column: header.slice(0, 40) });
    else if (found.indexOf(found[at]) !== at)
      problems.push({ code: "doubleColumn", column: header });
  });
  for (const column of columns) {
    if (column.required && !found.includes(column))
      problems.push({ code: "missingColumn", column: column.label });
  }
  return problems.length > 0 ? { problems } : { columns: found as Column[] };
}

/** Checks one record, cell by cell; every problem is told, not just the first. */
export function readRow(
  cells: readonly string[],
  columns: readonly Column[],
): { readonly row: ImportRow; readonly problems: readonly RowProblem[] } {
  if (cells.length !== columns.length) return { row: {}, problems: [{ code: "wrongCellCount" }] };
  const row = new Map<string, CellValue>();
  const problems: RowProblem[] = [];
  columns.forEach((column, at) => {
    const checked = readCell(cells[at] ?? "", column);
    if ("problem" in checked) problems.push({ code: checked.problem, column: column.label });
    else if (checked.value !== undefined) row.set(column.key, checked.value);
  });
  return { row: Object.fromEntries(row), problems };
}
