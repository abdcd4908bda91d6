import type { Vault } from "@server/core/vault";
import { ImportError } from "@shared/imports/errors";
import { type ImportUpload, ImportUploadModel } from "./import.model";
import { fileLimits } from "./read-file";
import { importOwner } from "./stage-import";

const placeOf = (id: string) => ({ collection: "importUploads", id, field: "bytes" });

/** Keeps one piece of a file, sealed; the same number again replaces it. Answers how many there are. */
export async function keepPart(
  vault: Vault,
  batchId: string,
  { no, base64 }: { readonly no: number; readonly base64: string },
): Promise<number> {
  const _id = `${batchId}:${no}`;
  const bytes = await vault.seal(importOwner(batchId), placeOf(_id), base64);
  await ImportUploadModel.updateOne({ _id }, { $set: { batchId, no, bytes } }, { upsert: true });
  return ImportUploadModel.countDocuments({ batchId });
}

/** Puts the pieces together again; refused while one is missing. */
export async function uploadedFile(vault: Vault, batchId: string): Promise<Buffer> {
  const parts = await ImportUploadModel.find({ batchId }).sort({ no: 1 }).lean<ImportUpload[]>();
  if (parts.length === 0) throw ImportError.empty();
  const gap = parts.findIndex(({ no }, at) => no !== at);
  if (gap >= 0) throw ImportError.wrongState({ missingPart: gap });
  const texts = await vault.openMany(
    parts.map(({ _id, bytes }) => ({
      owner: importOwner(batchId),
      place: placeOf(_id),
      sealed: bytes,
    })),
  );
  const file = Buffer.concat(texts.map((text) => Buffer.from(text, "base64")));
  if (file.length > fileLimits.bytes) throw ImportError.tooLarge();
  return file;
}
