import { newId } from "@server/core/ids";
import type { ImportContext } from "@server/core/importer";
import { ImportError } from "@shared/imports/errors";
import { importKind } from "@shared/imports/kinds";
import { type ImportBatch, ImportBatchModel } from "./import.model";
import { importerOf } from "./importers";
import { checkImport, type ImportPorts, type ImportRun, orFail } from "./run-import";
import { stageImport } from "./stage-import";

export interface ImportFile {
  readonly kind: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly from: ImportBatch["from"];
  /** Staff id, or `shell`. */
  readonly by: string;
}

/** Begins an import: names it and says whose it is. */
export async function openImport(
  ports: Pick<ImportPorts, "clock">,
  file: Omit<ImportFile, "bytes">,
): Promise<ImportBatch> {
  const kind = importKind(file.kind);
  if (!kind) throw ImportError.unknownKind({ kind: file.kind });
  if (kind.from === "core" && file.from === "person") throw ImportError.coreOnly();
  const batch: ImportBatch = {
    _id: newId("imp"),
    kind: kind.kind,
    fileName: file.fileName.slice(0, 120),
    from: file.from,
    by: file.by,
    state: "uploading",
    rows: 0,
    partitions: 0,
    done: 0,
    counts: { new: 0, changed: 0, same: 0, double: 0, error: 0 },
    skipErrors: false,
    createdAt: ports.clock.now(),
    touchedAt: new Date(),
  };
  await ImportBatchModel.create(batch);
  return batch;
}

/** Reads a whole file and compares it with what is stored; nothing is changed yet. */
export async function checkFile(
  ports: ImportPorts,
  batchId: string,
  bytes: Buffer,
  mayAssignTo: ImportContext["mayAssignTo"],
): Promise<ImportBatch> {
  const opened = await loadBatch(batchId);
  const kind = importKind(opened.kind);
  const importer = importerOf(opened.kind);
  if (!kind || !importer) throw ImportError.unknownKind({ kind: opened.kind });
  await advance(batchId, ["uploading", "checking", "checked", "failed"], { state: "checking" });
  await orFail(batchId, () =>
    stageImport(ports, batchId, { kind, importer, bytes, keys: opened.keys }),
  );
  const batch = await loadBatch(batchId);
  await checkImport(ports, { batch, importer, mayAssignTo });
  await ImportBatchModel.updateOne(
    { _id: batchId },
    { $set: { state: "checked", done: 0 }, $unset: { failure: "" } },
  );
  return loadBatch(batchId);
}

/** What is needed to go on with a batch. */
export async function runOf(
  batchId: string,
  mayAssignTo: ImportContext["mayAssignTo"],
): Promise<ImportRun> {
  const batch = await loadBatch(batchId);
  const importer = importerOf(batch.kind);
  if (!importer) throw ImportError.unknownKind({ kind: batch.kind });
  return { batch, importer, mayAssignTo };
}

export async function loadBatch(batchId: string): Promise<ImportBatch> {
  const batch = await ImportBatchModel.findById(batchId).lean<ImportBatch | null>();
  if (!batch) throw ImportError.notFound();
  return batch;
}

/** Moves a batch on to its next state; refused when it is not in a state that allows it. */
export async function advance(
  batchId: string,
  from: readonly ImportBatch["state"][],
  set: Partial<ImportBatch>,
): Promise<ImportBatch> {
  const batch = await ImportBatchModel.findOneAndUpdate(
    { _id: batchId, state: { $in: [...from] } },
    { $set: { ...set, touchedAt: new Date() } },
    { returnDocument: "after" },
  ).lean<ImportBatch | null>();
  if (!batch) throw ImportError.wrongState();
  return batch;
}
