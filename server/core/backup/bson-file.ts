import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { BadBackup } from "./manifest";

/** The documents of a packed file, one after the other, as they were stored. */
export async function* documentsIn(path: string): AsyncGenerator<Buffer> {
  const unpacked = createReadStream(path).pipe(createGunzip());
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 4) {
      const length = rest.readInt32LE(at);
      if (length < 5) throw new BadBackup(`${path} is damaged.`);
      if (rest.length - at < length) break;
      yield rest.subarray(at, at + length);
      at += length;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new BadBackup(`${path} ends in the middle of a document.`);
}
