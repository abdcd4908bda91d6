import { csvOf } from "@server/core/csv";
import { imports as words } from "@shared/text/zh-CN/imports";
import type { ImportBatch } from "./import.model";
import { presentProblem } from "./import.present";
import { rowResults } from "./row-results";

/** The lines that cannot come in, one problem a row, to be worked off in a spreadsheet. */
export async function errorList(batch: ImportBatch) {
  const { items } = await rowResults(batch._id, {
    outcomes: ["error", "double"],
    limit: Number.POSITIVE_INFINITY,
  });
  const rows = items.flatMap(({ line, problems }) =>
    problems.map(presentProblem).map(({ column, text }) => [String(line), column ?? "", text]),
  );
  return {
    fileName: `${batch.fileName.replace(/\.[^.]*$/, "")}-${words.errorList}.csv`,
    text: csvOf([[...words.errorHeaders], ...rows]),
    rows: items.length,
  };
}
