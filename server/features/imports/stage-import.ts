import { createHash } from "node:crypto";
import { newId } from "@server/core/ids";
import { columnsOf } from "@server/core/import-columns";
import type { Importer } from "@server/core/importer";
import type { Ports } from "@server/ports";
import type { Column, ImportRow, RowProblem } from "@shared/imports/column";
import { ImportError } from "@shared/imports/errors";
import type { ImportKind } from "@shared/imports/kinds";
import { missingColumns } from "@shared/imports/mapping";
import { readHeader, readRow } from "@shared/imports/row";
import { ImportBatchModel, ImportPartModel } from "./import.model";
import { readRecords } from "./read-file";

/** A row as it waits: checked by itself, not yet compared with what is stored. */
export interface StagedRow {
  readonly line: number;
  readonly row: ImportRow;
  readonly problems: readonly RowProblem[];
}

type StagePorts = Pick<Ports, "vault">;

const bytesPerPartition = 48 * 1024;
const rowsInMemory = 10_000;

export const importOwner = (batchId: string) => `import:${batchId}`;
export const partPlace = (id: string) => ({ collection: "importParts", id, field: "rows" });

/**
 * Reads a file and puts its rows aside, sealed, in partitions that each hold all rows of their
 * keys. Nothing of the records is touched. Throws when the file as a whole is no such file.
 */
export async function stageImport(
  ports: StagePorts,
  batchId: string,
  {
    kind,
    importer,
    bytes,
    keys,
  }: {
    readonly kind: ImportKind;
    readonly importer: Importer;
    readonly bytes: Buffer;
    /** What each header stands for, where a person said so. */
    readonly keys?: readonly (string | null)[] | undefined;
  },
): Promise<void> {
  const partitions = importer.whole
    ? 1
    : Math.max(1, Math.ceil(textSize(bytes) / bytesPerPartition));
  await ImportPartModel.deleteMany({ batchId });

  const records = readRecords(bytes);
  const columns = headerOf(await records.next(), await columnsOf(kind), keys);
  const waiting = new Map<number, StagedRow[]>();
  let rows = 0;
  let held = 0;
  for await (const { line, cells } of records) {
    const { row, problems } = readRow(cells, columns);
    const key = problems.length > 0 ? String(line) : importer.keyOf(row);
    const partition = partitionOf(key, partitions);
    const others = waiting.get(partition);
    if (others) others.push({ line, row, problems });
    else waiting.set(partition, [{ line, row, problems }]);
    rows += 1;
    held += 1;
    if (held < rowsInMemory) continue;
    await put(ports, batchId, waiting);
    held = 0;
  }
  if (rows === 0) throw ImportError.empty();
  await put(ports, batchId, waiting);
  await ImportBatchModel.updateOne({ _id: batchId }, { $set: { rows, partitions, done: 0 } });
}

/** The columns in the file's order; undefined for a header that nobody asked for. */
function headerOf(
  first: IteratorResult<{ readonly cells: readonly string[] }>,
  columns: readonly Column[],
  keys: readonly (string | null)[] | undefined,
): readonly (Column | undefined)[] {
  if (first.done) throw ImportError.empty();
  if (keys) {
    const missing = missingColumns(keys, columns);
    if (keys.length !== first.value.cells.length || missing.length > 0)
      throw ImportError.badMapping({ columns: missing.map(({ label }) => label) });
    return keys.map((key) => columns.find((column) => column.key === key));
  }
  const header = readHeader(first.value.cells, columns);
  if ("problems" in header) throw ImportError.badHeader({ problems: header.problems });
  return header.columns;
}

/** About how much text a file holds: a spreadsheet is packed. */
const textSize = (bytes: Buffer) =>
  bytes.subarray(0, 2).toString("latin1") === "PK" ? bytes.length * 6 : bytes.length;

function partitionOf(key: string, partitions: number): number {
  return createHash("sha256").update(key).digest().readUInt32BE(0) % partitions;
}

async function put(ports: StagePorts, batchId: string, waiting: Map<number, StagedRow[]>) {
  const parts = [...waiting].map(([partition, rows]) => ({ _id: newId("imr"), partition, rows }));
  const sealed = await ports.vault.sealGroups(
    parts.map(({ _id, rows }) => ({
      owner: importOwner(batchId),
      place: partPlace(_id),
      values: rows,
    })),
  );
  const documents = parts.map(({ _id, partition }, at) => ({
    _id,
    batchId,
    partition,
    rows: sealed[at],
  }));
  for (let from = 0; from < documents.length; from += 500) {
    await ImportPartModel.insertMany(documents.slice(from, from + 500));
  }
  waiting.clear();
  await ImportBatchModel.updateOne({ _id: batchId }, { $set: { touchedAt: new Date() } });
}

/** The rows of one partition, in the order of the file. */
export async function stagedRows(
  ports: StagePorts,
  batchId: string,
  partition: number,
): Promise<StagedRow[]> {
  const parts = await ImportPartModel.find({ batchId, partition }).lean();
  const opened = await ports.vault.openGroups<StagedRow[]>(
    parts.map(({ _id, rows }) => ({
      owner: importOwner(batchId),
      place: partPlace(_id),
      sealed: rows,
    })),
  );
  return opened.flat().sort((a, b) => a.line - b.line);
}
