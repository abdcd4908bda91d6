import { hours, seconds } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import type { Ports } from "@server/ports";
import { AppError } from "@shared/core/errors";
import { ImportError } from "@shared/imports/errors";
import * as z from "zod";
import { staff } from "../organisation";
import { discardImport } from "./discard-import";
import { type ImportBatch, ImportBatchModel } from "./import.model";
import { assignmentOf } from "./import.policy";
import { checkFile, loadBatch, runOf } from "./import-file";
import { applyImport, orFail, undoImport } from "./run-import";
import { uploadedFile } from "./upload";

/** `turn` tells a second start from the first, whose process may have died with it in its hands. */
const data = z.object({ importId: z.string(), turn: z.string().optional() });

/** The next step of an import, whichever it is: reads, applies or undoes. Goes on where it was stopped. */
export const importStep = defineJob({
  name: "import.step",
  data,
  concurrency: 1,
  lockMinutes: 30,
  run: async ({ importId }, ports) => {
    try {
      await takeStep(await loadBatch(importId), ports);
    } catch (error) {
      // Refusals are kept with the batch, where its author reads them.
      if (!(error instanceof AppError)) throw error;
    }
  },
});

/** Takes up what a stopped process left in the middle, and forgets files that nobody applied in a day. */
export const importSweep = defineJob({
  name: "import.sweep",
  data: z.object({}),
  everyMs: seconds(15),
  run: async (_, ports) => {
    const still = { $lt: new Date(Date.now() - seconds(30)) };
    const stuck = await ImportBatchModel.find(
      {
        state: { $in: ["checking", "applying", "undoing"] },
        by: { $ne: "shell" },
        touchedAt: still,
      },
      { touchedAt: 1 },
    ).lean<Pick<ImportBatch, "_id" | "touchedAt">[]>();
    for (const { _id, touchedAt } of stuck)
      await ports.jobs.wake(importStep.name, { importId: _id, turn: touchedAt.toISOString() });
    await expire(ports);
  },
});

export const importJobs = [importStep, importSweep];

async function takeStep(batch: ImportBatch, ports: Ports): Promise<void> {
  const mayAssignTo = await rightsOfAuthor(batch);
  if (batch.state === "checking") {
    const bytes = await uploadedFile(ports.vault, batch._id);
    await checkFile(ports, batch._id, bytes, mayAssignTo);
  }
  if (batch.state === "applying") {
    const run = await runOf(batch._id, mayAssignTo);
    await orFail(batch._id, () => applyImport(ports, run));
  }
  if (batch.state === "undoing") await undoImport(ports, batch);
  ports.live.publish([`staff:${batch.by}`], { kind: "changed", what: "import", id: batch._id });
}

/** The rights the author has now, not those they had when they pressed the button. */
async function rightsOfAuthor(batch: ImportBatch) {
  const author = await staff.find(batch.by);
  if (author?.state === "active") return assignmentOf({ ...author, id: author._id });
  const failure = { code: ImportError.coreOnly().code };
  await ImportBatchModel.updateOne({ _id: batch._id }, { $set: { state: "failed", failure } });
  throw ImportError.coreOnly();
}

async function expire(ports: Ports): Promise<void> {
  const old = await ImportBatchModel.find(
    {
      state: { $in: ["uploading", "checked", "failed"] },
      touchedAt: { $lt: new Date(Date.now() - hours(24)) },
    },
    { _id: 1 },
  )
    .limit(100)
    .lean<{ _id: string }[]>();
  for (const { _id } of old) await discardImport(ports, _id);
}
