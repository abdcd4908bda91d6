import type { Outcome } from "@server/core/importer";
import { type ImportPartition, ImportPartitionModel, type RowResult } from "./import.model";

/** Results of a batch's rows in the order of the file, from the line after `after` on. */
export async function rowResults(
  batchId: string,
  { outcome, after = 0, limit }: { outcome?: Outcome; after?: number; limit: number },
): Promise<{ readonly items: readonly RowResult[]; readonly total: number }> {
  const partitions = await ImportPartitionModel.find({ batchId }, { results: 1 }).lean<
    Pick<ImportPartition, "results">[]
  >();
  const all = partitions
    .flatMap(({ results }) => results)
    .filter((row) => !outcome || row.outcome === outcome)
    .sort((a, b) => a.line - b.line);
  return { items: all.filter(({ line }) => line > after).slice(0, limit), total: all.length };
}
