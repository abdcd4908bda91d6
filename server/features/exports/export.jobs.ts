import { seconds } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import type { Ports } from "@server/ports";
import * as z from "zod";
import {
  advanceExport,
  type ExportDocument,
  ExportModel,
  ExportPartModel,
  exportOwner,
} from "./export.model";
import { makeExport } from "./make-export";

/** Makes one file. */
export const makeExportJob = defineJob({
  name: "export.make",
  data: z.object({ exportId: z.string() }),
  run: ({ exportId }, ports) => makeExport(exportId, ports),
});

/** Makes files that were agreed to or left in the middle, and destroys those nobody fetched in a day. */
export const exportSweep = defineJob({
  name: "export.sweep",
  data: z.object({}),
  everyMs: seconds(3),
  run: async (_, ports) => {
    const waiting = await ExportModel.find(
      { state: "making", touchedAt: { $lt: new Date(Date.now() - seconds(8)) } },
      { _id: 1 },
    ).lean<Pick<ExportDocument, "_id">[]>();
    for (const { _id } of waiting) await makeExport(_id, ports);
    await expire(ports);
  },
});

export const exportJobs = [makeExportJob, exportSweep];

async function expire(ports: Ports): Promise<void> {
  const old = await ExportModel.find(
    { state: "ready", expiresAt: { $lte: ports.clock.now() } },
    { _id: 1 },
  ).lean<Pick<ExportDocument, "_id">[]>();
  for (const { _id } of old) {
    await advanceExport(_id, ["ready"], { state: "expired" });
    await destroyFile(_id, ports);
  }
}

/** Takes the file away for good: its key first, so that no copy of it opens. */
export async function destroyFile(
  exportId: string,
  { vault }: Pick<Ports, "vault">,
): Promise<void> {
  await vault.forget(exportOwner(exportId));
  await ExportPartModel.deleteMany({ exportId });
}
