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
    if (!found[at]) problems.push({ code: "unknownColumn", column: headerName(header, at) });
    else if (found.indexOf(found[at]) !== at)
      problems.push({ code: "doubleColumn", column: header });
  });
  for (const column of columns) {
    if (column.required && !found.includes(column))
      problems.push({ code: "missingColumn", column: column.label });
  }
  return problems.length > 0 ? { problems } : { columns: found as Column[] };
}

/** Checks one record, cell by cell; every problem is told, not just the first. A cell without a column is left out. */
export function readRow(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): { readonly row: ImportRow; readonly problems: readonly RowProblem[] } {
  if (cells.length !== columns.length) return { row: {}, problems: [{ code: "wrongCellCount" }] };
  const row = new Map<string, CellValue>();
  const problems: RowProblem[] = [];
  columns.forEach((column, at) => {
    if (!column) return;
    const checked = readCell(cells[at] ?? "", column);
    if ("problem" in checked) problems.push({ code: checked.problem, column: column.label });
    else if (checked.value !== undefined) row.set(column.key, checked.value);
  });
  return { row: Object.fromEntries(row), problems };
}

/** A header as it may be kept and shown: a file without headers has data where they should be. */
export function headerName(header: string, at: number): string {
  const text = header.normalize("NFKC").trim();
  const isData = /\d{5,}|@/.test(text) || text === "" || [...text].length > 24;
  return isData ? `第 ${at + 1} 列` : text;
}
