import type { Outcome } from "@server/core/importer";
import { type ImportPartition, ImportPartitionModel, type RowResult } from "./import.model";

/** Results of a batch's rows in the order of the file, from the line after `after` on. */
export async function rowResults(
  batchId: string,
  { outcomes, after = 0, limit }: { outcomes?: readonly Outcome[]; after?: number; limit: number },
): Promise<{ readonly items: readonly RowResult[]; readonly total: number }> {
  const partitions = await ImportPartitionModel.find({ batchId }, { results: 1 }).lean<
    Pick<ImportPartition, "results">[]
  >();
  const all = partitions
    .flatMap(({ results }) => results)
    .filter((row) => !outcomes || outcomes.includes(row.outcome))
    .sort((a, b) => a.line - b.line);
  return { items: all.filter(({ line }) => line > after).slice(0, limit), total: all.length };
}
