import type { Readable } from "node:stream";
import { ImportError } from "@shared/imports/errors";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { fileLimits } from "./file-limits";

/** An opened spreadsheet file: its parts by name, each read as a stream of text that cannot outgrow its budget. */
export interface Unzipped {
  readonly has: (name: string) => boolean;
  /** The part's text in pieces; nothing when there is no such part. */
  readonly read: (name: string) => AsyncGenerator<string>;
}

/**
 * Opens a zip and refuses what is no honest spreadsheet before anything is unpacked: sizes that
 * grow more than a hundredfold, too many parts, locked ones, macros, links to other files. What
 * the directory says is not believed either: the bytes are counted as they come.
 */
export async function unzip(bytes: Buffer): Promise<Unzipped> {
  const zip = await opened(bytes);
  const entries = await entriesOf(zip);
  const budget = { left: fileLimits.unpacked };
  return {
    has: (name) => entries.has(name),
    read: async function* (name) {
      const entry = entries.get(name);
      if (entry) yield* textOf(zip, entry, budget);
    },
  };
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true };
    yauzl.fromBuffer(bytes, options, (error, zip) =>
      error ? reject(ImportError.badSpreadsheet()) : resolve(zip),
    );
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    zip.on("error", () => reject(ImportError.badSpreadsheet()));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      const problem = problemOf(entry, unpacked, entries.size);
      if (problem) return reject(problem);
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function problemOf(entry: Entry, unpacked: number, count: number): Error | undefined {
  const { fileName, compressedSize, uncompressedSize } = entry;
  const grows = uncompressedSize > 1024 * 1024 && uncompressedSize / compressedSize;
  if (unpacked > fileLimits.unpacked || (grows && grows > fileLimits.ratio))
    return ImportError.bomb();
  if (count >= fileLimits.parts) return ImportError.bomb();
  if (entry.isEncrypted()) return ImportError.badSpreadsheet();
  return /vbaProject|externalLinks\/|activeX|embeddings\/|\.(bin|zip|exe|js)$/i.test(fileName) &&
    !/printerSettings/i.test(fileName)
    ? ImportError.activeContent()
    : undefined;
}

async function* textOf(
  zip: ZipFile,
  entry: Entry,
  budget: { left: number },
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const most = Math.max(entry.compressedSize * fileLimits.ratio, 1024 * 1024);
  let size = 0;
  try {
    for await (const chunk of (await streamOf(zip, entry)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      budget.left -= chunk.length;
      if (size > most || budget.left < 0) throw ImportError.bomb();
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    // A part that ends early, grows beyond what was declared or is no text.
    throw (error as { code?: unknown }).code === "import.bomb"
      ? error
      : tooMany(error)
        ? ImportError.bomb()
        : wrapped(error);
  }
}

const tooMany = (error: unknown) => /too many bytes/i.test((error as Error).message ?? "");
const wrapped = (error: unknown) =>
  String((error as { code?: unknown }).code ?? "").startsWith("import.")
    ? error
    : ImportError.badSpreadsheet();

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
