import { staff } from "@server/features/organisation";
import { ImportError } from "@shared/imports/errors";
import type { ImportBatch } from "./import.model";
import { assignmentOf } from "./import.policy";
import { advance, checkFile, type ImportFile, loadBatch, openImport, runOf } from "./import-file";
import { applyImport, type ImportPorts, orFail } from "./run-import";

/** Imports a file in the name of a member of staff and within their rights, lines with errors left out. */
export async function importAs(
  ports: ImportPorts,
  staffNo: string,
  file: Pick<ImportFile, "kind" | "fileName" | "bytes">,
): Promise<ImportBatch> {
  const author = await staff.byNo(staffNo);
  if (author?.state !== "active") throw ImportError.coreOnly();
  const mayAssignTo = assignmentOf({ ...author, id: author._id });
  const { _id } = await openImport(ports, { ...file, from: "person", by: author._id });
  await checkFile(ports, _id, file.bytes, mayAssignTo);
  await advance(_id, ["checked"], { state: "applying", skipErrors: true });
  const run = await runOf(_id, mayAssignTo);
  await orFail(_id, () => applyImport(ports, run));
  return loadBatch(_id);
}
