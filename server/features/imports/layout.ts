import { createHash } from "node:crypto";
import { columnsOf } from "@server/core/import-columns";
import type { Ports } from "@server/ports";
import type { Column } from "@shared/imports/column";
import type { ImportLayout } from "@shared/imports/endpoints";
import { ImportError } from "@shared/imports/errors";
import { importKind } from "@shared/imports/kinds";
import { guessMapping, layoutOf, missingColumns, refusalOf } from "@shared/imports/mapping";
import { headerName } from "@shared/imports/row";
import { imports as words } from "@shared/text/zh-CN/imports";
import { type ImportBatch, ImportBatchModel, ImportLayoutModel } from "./import.model";
import { type FileRecord, readRecords } from "./read-file";
import { uploadedFile } from "./upload";

const sampled = 3;

/** How the headers of an uploaded file are taken: as chosen, as remembered from last time, or guessed. */
export async function layoutOfFile(
  { vault }: Pick<Ports, "vault">,
  batch: ImportBatch,
): Promise<ImportLayout> {
  const records = await firstRecords(await uploadedFile(vault, batch._id));
  const header = records[0];
  if (!header) throw ImportError.empty();
  const columns = await columnsFor(batch);
  const guesses = guessMapping(header.cells, columns);
  const known = batch.keys ? undefined : await remembered(batch, header.cells, columns);
  const keys = batch.keys ?? known ?? guesses.map(({ key }) => key);
  return {
    headers: header.cells.map((name, at) => {
      const refused = keys[at] ? undefined : refusalOf(name);
      return {
        name: headerName(name, at),
        samples: records.slice(1).map(({ cells }) => veiled(cells[at] ?? "")),
        key: keys[at] ?? null,
        ...(refused ? { refused: words.refusals[refused] } : {}),
      };
    }),
    columns: columns.map(({ key, label, required = false }) => ({ key, label, required })),
    missing: missingColumns(keys, columns).map(({ label }) => label),
    source: batch.keys ? "chosen" : known ? "remembered" : "guessed",
  };
}

/** Takes what a person said of each header, and keeps it for their next file of this layout. */
export async function chooseColumns(
  { vault }: Pick<Ports, "vault">,
  batch: ImportBatch,
  keys: readonly (string | null)[],
): Promise<void> {
  const [header] = await firstRecords(await uploadedFile(vault, batch._id));
  const columns = await columnsFor(batch);
  const named = keys.filter((key) => key !== null);
  const known = named.every((key) => columns.some((column) => column.key === key));
  if (
    !header ||
    !known ||
    new Set(named).size < named.length ||
    keys.length !== header.cells.length
  )
    throw ImportError.badMapping();
  await ImportBatchModel.updateOne({ _id: batch._id }, { $set: { keys } });
  await ImportLayoutModel.updateOne(
    { _id: layoutId(batch, header.cells) },
    { $set: { keys, usedAt: new Date() } },
    { upsert: true },
  );
}

async function remembered(
  batch: ImportBatch,
  headers: readonly string[],
  columns: readonly Column[],
): Promise<readonly (string | null)[] | undefined> {
  const found = await ImportLayoutModel.findById(layoutId(batch, headers)).lean();
  // A column that is gone since is no longer assigned.
  return found?.keys.map((key) => (columns.some((column) => column.key === key) ? key : null));
}

function layoutId({ by, kind }: ImportBatch, headers: readonly string[]): string {
  const print = createHash("sha256").update(layoutOf(headers)).digest("base64url").slice(0, 22);
  return `${by}:${kind}:${print}`;
}

async function columnsFor(batch: ImportBatch): Promise<readonly Column[]> {
  const kind = importKind(batch.kind);
  if (!kind) throw ImportError.unknownKind({ kind: batch.kind });
  return columnsOf(kind);
}

async function firstRecords(bytes: Buffer): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  for await (const record of readRecords(bytes)) {
    records.push(record);
    if (records.length === sampled) break;
  }
  return records;
}

/** Enough of a cell to know what kind of thing it is, and no more. */
function veiled(text: string): string {
  const letters = [...text.trim()];
  if (letters.length <= 1) return letters.join("");
  if (letters.length <= 4) return `${letters[0]}${"*".repeat(letters.length - 1)}`;
  return `${letters.slice(0, 3).join("")}***${letters.slice(-1).join("")}`;
}
