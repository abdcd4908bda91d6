import type { RowProblem } from "@shared/imports/column";
import { guessKind, importKind } from "@shared/imports/kinds";
import { fill } from "@shared/text/fill";
import { imports as words } from "@shared/text/zh-CN/imports";
import { discardImport } from "./discard-import";
import { type ImportBatch, ImportBatchModel, type ImportCounts } from "./import.model";
import { advance, checkFile, type ImportFile, loadBatch, openImport, runOf } from "./import-file";
import { readRecords } from "./read-file";
import { rowResults } from "./row-results";
import { applyImport, type ImportPorts, orFail, undoImport } from "./run-import";

export interface ShellOptions {
  readonly dryRun: boolean;
  readonly skipErrors: boolean;
  readonly say: (line: string) => void;
}

/** The command line acts for the bank's own systems: it may place every customer with every manager. */
const everyone = () => true;
const shownErrors = 50;

/**
 * Imports one file: the same check and the same batches as the console's. Answers whether every
 * row was good or left out by agreement. Says each bad line and what was done.
 */
export async function importFromShell(
  ports: ImportPorts,
  file: Pick<ImportFile, "kind" | "fileName" | "bytes">,
  { dryRun, skipErrors, say }: ShellOptions,
): Promise<boolean> {
  await finishInterrupted(ports, say);
  const { _id } = await openImport(ports, { ...file, from: "core", by: "shell" });
  const batch = await checkFile(ports, _id, file.bytes, everyone);
  await sayErrors(batch, say);
  say(resultLine(batch.kind, batch.counts));

  const errors = batch.counts.error > 0;
  if (dryRun || (errors && !skipErrors)) {
    await discardImport(ports, _id);
    say(dryRun ? words.dryRun : words.nothingDone);
    return !errors;
  }
  await apply(ports, _id, skipErrors);
  say(fill(words.batch, { id: _id }));
  return true;
}

/** Undoes a batch; goes on where an earlier undo was stopped. */
export async function undoFromShell(ports: ImportPorts, batchId: string): Promise<void> {
  const batch = await loadBatch(batchId);
  await advance(batchId, ["applied", "failed", "undoing"], { state: "undoing" });
  await undoImport(ports, batch);
}

/** Batches that a stopped process left half applied are finished before anything new. */
async function finishInterrupted(ports: ImportPorts, say: ShellOptions["say"]): Promise<void> {
  const left = await ImportBatchModel.find({ state: "applying", by: "shell" }).lean<
    ImportBatch[]
  >();
  for (const { _id, kind } of left) {
    say(words.resumed);
    const counts = await applyImport(ports, await runOf(_id, everyone));
    say(resultLine(kind, counts));
  }
}

async function apply(ports: ImportPorts, batchId: string, skipErrors: boolean): Promise<void> {
  await advance(batchId, ["checked"], { state: "applying", skipErrors });
  const run = await runOf(batchId, everyone);
  await orFail(batchId, () => applyImport(ports, run));
}

/** The kind of a file as its header tells; undefined when it does not. */
export async function kindOf(bytes: Buffer): Promise<string | undefined> {
  const first = await readRecords(bytes).next();
  if (first.done) return undefined;
  return guessKind(first.value.cells.map((cell) => cell.normalize("NFKC").trim()))?.kind;
}

async function sayErrors(batch: ImportBatch, say: ShellOptions["say"]): Promise<void> {
  const outcomes = ["error", "double"] as const;
  const { items, total } = await rowResults(batch._id, { outcomes, limit: shownErrors });
  for (const { line, problems } of items) {
    say(`  ${fill(words.row, { line })} ${problems.map(problemText).join(";")}`);
  }
  if (total > items.length) say(`  ${fill(words.more, { count: total - items.length })}`);
}

function problemText({ code, column }: RowProblem): string {
  const sentence = (words.problems as Readonly<Record<string, string>>)[code] ?? code;
  return column ? `${column}:${sentence}` : sentence;
}

function resultLine(kind: string, counts: ImportCounts): string {
  return fill(words.result, { label: importKind(kind)?.label ?? kind, ...counts });
}
