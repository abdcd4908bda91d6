import { Readable } from "node:stream";

const largestUpload = 12 * 1024 * 1024;

/** Reads a request body of the catalogue whole, so that it can be sent a second time. */
export async function drain(data: unknown): Promise<string | Buffer | undefined> {
  if (data === undefined || typeof data === "string" || Buffer.isBuffer(data)) return data;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of new Readable().wrap(data as NodeJS.ReadableStream)) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestUpload) throw new RangeError("upload larger than the platform takes");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
