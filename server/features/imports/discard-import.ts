import type { Ports } from "@server/ports";
import { ImportBatchModel, ImportPartModel, ImportUploadModel } from "./import.model";
import { importOwner } from "./stage-import";

/** Forgets the rows of a file that is not going to be applied; what was found out about it stays. */
export async function discardImport(
  { vault }: Pick<Ports, "vault">,
  batchId: string,
): Promise<void> {
  await ImportPartModel.deleteMany({ batchId });
  await ImportUploadModel.deleteMany({ batchId });
  await vault.forget(importOwner(batchId));
  await ImportBatchModel.updateOne({ _id: batchId }, { $set: { state: "expired" } });
}
