import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { newId } from "@server/core/ids";
import { type Sealed, sealedPath, type Vault } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

/** A picture, voice or file of a conversation. Its bytes are enciphered; the key is sealed with the customer's. */
export interface MediaDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly key: Sealed;
  readonly uploadedBy: string;
  readonly at: Date;
}

const schema = new Schema<MediaDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    contentType: String,
    bytes: Number,
    key: { ...sealedPath, required: true },
    uploadedBy: String,
    at: Date,
  },
  { collection: "media", versionKey: false },
);
schema.index({ customerId: 1, at: 1 });
export const Media = mongoose.model<MediaDocument>("Media", schema);

const chunkSchema = new Schema(
  { _id: String, mediaId: String, n: Number, data: Buffer },
  { collection: "mediaChunks", versionKey: false },
);
chunkSchema.index({ mediaId: 1, n: 1 }, { unique: true });
const Chunks = mongoose.model<{ _id: string; mediaId: string; n: number; data: Buffer }>(
  "MediaChunk",
  chunkSchema,
);

const chunkSize = 1_000_000;
const place = (id: string) => ({ collection: "media", id, field: "key" });

/** Stores bytes under a random name. The chunks come first: a media document always has all its bytes. */
export async function storeMedia(
  vault: Vault,
  given: {
    readonly customerId: string;
    readonly contentType: string;
    readonly uploadedBy: string;
    readonly at: Date;
  },
  bytes: Buffer,
): Promise<MediaDocument> {
  const _id = newId("med");
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const sealed = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  const count = Math.ceil(sealed.length / chunkSize);
  for (let n = 0; n < count; n += 1) {
    await Chunks.create({
      _id: `${_id}:${n}`,
      mediaId: _id,
      n,
      data: sealed.subarray(n * chunkSize, (n + 1) * chunkSize),
    });
  }
  const document = {
    _id,
    ...given,
    bytes: bytes.length,
    key: await vault.seal(given.customerId, place(_id), key.toString("base64")),
  };
  await Media.create(document);
  return document;
}

/** Whether a file belongs to this customer's conversation. */
export const isMediaOf = async (id: string, customerId: string): Promise<boolean> =>
  (await Media.exists({ _id: id, customerId })) !== null;

export const findMedia = (id: string) => Media.findById(id).lean<MediaDocument | null>();

export async function readMedia(vault: Vault, document: MediaDocument): Promise<Buffer> {
  const key = Buffer.from(
    await vault.open(document.customerId, place(document._id), document.key),
    "base64",
  );
  const chunks = await Chunks.find({ mediaId: document._id }).sort({ n: 1 }).lean();
  const sealed = Buffer.concat(
    chunks.map(({ data }) => Buffer.from((data as unknown as { buffer: Uint8Array }).buffer)),
  );
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
