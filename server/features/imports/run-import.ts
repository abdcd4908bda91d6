import { userInfo } from "node:os";
import { announce } from "@server/core/events";
import type { ImportContext, Importer } from "@server/core/importer";
import { type Tx, transact } from "@server/core/mongo";
import { consents } from "@server/features/consents";
import type { Ports } from "@server/ports";
import { AppError } from "@shared/core/errors";
import { ImportError } from "@shared/imports/errors";
import {
  type ImportBatch,
  ImportBatchModel,
  type ImportCounts,
  type ImportPartition,
  ImportPartitionModel,
  ImportPartModel,
  ImportUploadModel,
  type RowResult,
} from "./import.model";
import { planPartition } from "./plan-partition";
import { rowsAfterUndo } from "./rows-after-undo";
import { importOwner, stagedRows } from "./stage-import";
import { undoAll } from "./undo-partition";
import { writeAll } from "./write-partition";

/** What an import needs of the outside; the command line has no more than this. */
export type ImportPorts = Pick<Ports, "vault" | "audit" | "clock">;

export interface ImportRun {
  readonly batch: ImportBatch;
  readonly importer: Importer;
  readonly mayAssignTo: ImportContext["mayAssignTo"];
}

const noCounts: ImportCounts = { new: 0, changed: 0, same: 0, double: 0, error: 0 };
/** Partitions on their way together: one is sealed while another is written. */
const atOnce = 3;
const idOf = (batchId: string, partition: number) =>
  `${batchId}:${String(partition).padStart(6, "0")}`;

/** Compares every staged row with what is stored. Writes results only, so it may be stopped and run again. */
export async function checkImport(ports: ImportPorts, run: ImportRun): Promise<ImportCounts> {
  let counts = noCounts;
  let done = 0;
  await inTurns(run.batch.partitions, run.importer.whole ? 1 : atOnce, async (partition) => {
    const rows = await stagedRows(ports, run.batch._id, partition);
    const { results } = await planPartition(run.importer, rows, contextOf(ports, run), {
      write: false,
    });
    await ImportPartitionModel.updateOne(
      { _id: idOf(run.batch._id, partition) },
      { $set: { batchId: run.batch._id, partition, state: "checked", results, before: [] } },
      { upsert: true },
    );
    counts = added(counts, results);
    done += 1;
    await progress(run.batch._id, { done, counts });
  });
  // Those at once may have said their progress in another order.
  await progress(run.batch._id, { counts });
  return counts;
}

/**
 * Applies every partition that is not applied yet, each in one transaction with the record of
 * what was there before. Killed at any point, it goes on from there when called again.
 */
export async function applyImport(ports: ImportPorts, run: ImportRun): Promise<ImportCounts> {
  const { _id: batchId, partitions, kind } = run.batch;
  let counts = noCounts;
  let done = 0;
  await inTurns(partitions, run.importer.whole ? 1 : atOnce, async (partition) => {
    const results = await applyPartition(ports, run, partition);
    counts = added(counts, results);
    done += 1;
    await progress(batchId, { done, counts });
  });
  await transact(async (tx) => {
    const at = ports.clock.now();
    await ImportBatchModel.updateOne(
      { _id: batchId },
      { $set: { state: "applied", appliedAt: at, counts } },
      { session: tx },
    );
    await note(ports, run.batch, "import.apply", tx);
    const actor = { kind: "staff", id: run.batch.by };
    const data = { kind, new: counts.new, changed: counts.changed };
    await announce(tx, {
      type: "import.applied",
      aggregate: { kind: "import", id: batchId },
      actor,
      at,
      data,
    });
  });
  await ImportPartModel.deleteMany({ batchId });
  await ImportUploadModel.deleteMany({ batchId });
  await ports.vault.forget(importOwner(batchId));
  return counts;
}

/** Works off numbered pieces, a few at once; the first failure ends it when those under way have ended. */
async function inTurns(
  count: number,
  width: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const line = async () => {
    while (next < count && !failed) {
      next += 1;
      await work(next - 1).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: width }, line));
  const end = ends.find((one) => one.status === "rejected");
  if (end) throw end.reason;
}

async function applyPartition(ports: ImportPorts, run: ImportRun, partition: number) {
  const _id = idOf(run.batch._id, partition);
  const known = await ImportPartitionModel.findById(_id).lean<ImportPartition | null>();
  if (known?.state === "applied") return known.results;

  const rows = await stagedRows(ports, run.batch._id, partition);
  const { results, writes } = await planPartition(run.importer, rows, contextOf(ports, run), {
    write: true,
  });
  if (!run.batch.skipErrors && results.some(({ outcome }) => outcome === "error")) {
    throw ImportError.hasErrors({
      lines: results.filter((row) => row.outcome === "error").map(({ line }) => line),
    });
  }
  return claim(_id, results, (tx) => writeAll(writes, tx));
}

/** Writes a partition once, whoever else is at it: the second finds it applied and leaves its hands off. */
async function claim(
  _id: string,
  results: readonly RowResult[],
  write: (tx: Tx) => Promise<ImportPartition["before"]>,
): Promise<readonly RowResult[]> {
  return transact(async (tx) => {
    const claimed = await ImportPartitionModel.findOneAndUpdate(
      { _id, state: "checked" },
      { $set: { state: "applied", results } },
      { session: tx },
    ).lean();
    if (!claimed) {
      const other = await ImportPartitionModel.findById(_id)
        .session(tx)
        .lean<ImportPartition | null>();
      if (other?.state !== "applied") throw ImportError.wrongState();
      return other.results;
    }
    const before = await write(tx);
    await ImportPartitionModel.updateOne({ _id }, { $set: { before } }, { session: tx });
    return results;
  });
}

/**
 * Puts back what the batch changed, last partition first, but for what was changed since; the rows
 * say so then. Also goes on where it was stopped.
 */
export async function undoImport(ports: ImportPorts, batch: ImportBatch): Promise<void> {
  for (let partition = batch.partitions - 1; partition >= 0; partition -= 1) {
    await undoOnePartition(batch, partition);
    await progress(batch._id, { done: batch.partitions - partition });
  }
  await transact(async (tx) => {
    const undoneAt = ports.clock.now();
    await ImportBatchModel.updateOne(
      { _id: batch._id },
      { $set: { state: "undone", undoneAt } },
      { session: tx },
    );
    await note(ports, batch, "import.undo", tx);
    const aggregate = { kind: "import", id: batch._id };
    const actor = { kind: "staff", id: batch.by };
    await announce(tx, { type: "import.undone", aggregate, actor, at: undoneAt });
  });
}

async function undoOnePartition(batch: ImportBatch, partition: number): Promise<void> {
  const _id = idOf(batch._id, partition);
  await transact(async (tx) => {
    const found = await ImportPartitionModel.findOneAndUpdate(
      { _id, state: "applied" },
      { $set: { state: "undone" } },
      { session: tx },
    ).lean<ImportPartition | null>();
    if (!found) return;
    const kept = await undoAll(found.before, tx);
    if (kept.length === 0) return;
    const results = rowsAfterUndo(found.results, kept, batch.kind);
    await ImportPartitionModel.updateOne({ _id }, { $set: { results } }, { session: tx });
    const lines = new Set(kept.map(({ line }) => line)).size;
    await ImportBatchModel.updateOne(
      { _id: batch._id },
      { $inc: { kept: lines } },
      { session: tx },
    );
  });
}

/** Runs a step and keeps a refusal of the whole file with the batch, for its author to read. */
export async function orFail(batchId: string, step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, details } = error;
    const failure = { code, ...(details ? { details } : {}) };
    await ImportBatchModel.updateOne({ _id: batchId }, { $set: { state: "failed", failure } });
    throw error;
  }
}

function contextOf(ports: ImportPorts, { batch, mayAssignTo }: ImportRun): ImportContext {
  return { vault: ports.vault, now: ports.clock.now(), from: batch.from, mayAssignTo, objected };
}

/** Who said no to marketing in our own ledger. */
async function objected(customerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const answers = await consents.answersTo("marketing", customerIds);
  return new Set([...answers].filter(([, { granted }]) => !granted).map(([id]) => id));
}

const progress = (batchId: string, set: Partial<ImportBatch>) =>
  ImportBatchModel.updateOne({ _id: batchId }, { $set: { ...set, touchedAt: new Date() } });

function added(counts: ImportCounts, results: readonly RowResult[]): ImportCounts {
  const sum = { ...counts };
  for (const { outcome } of results) sum[outcome] = (sum[outcome] ?? 0) + 1;
  return sum;
}

function note(ports: ImportPorts, batch: ImportBatch, act: string, tx: Tx): Promise<void> {
  const shell = batch.by === "shell";
  return ports.audit.record(
    {
      actor: shell
        ? { kind: "system", id: `shell:${userInfo().username}`, roles: [] }
        : { kind: "staff", id: batch.by, roles: [] },
      act,
      object: { kind: "import", id: batch._id },
      result: "ok",
      ip: "",
      requestId: "",
      fields: [batch.kind],
    },
    { session: tx },
  );
}
