import { ImportError } from "@shared/imports/errors";
import { type FileRecord, fileLimits } from "./file-limits";
import { readCsv } from "./read-csv";
import { readSpreadsheet } from "./read-spreadsheet";

export { type FileRecord, fileLimits } from "./file-limits";

const zip = Buffer.from("PK\u0003\u0004", "latin1");
const oldExcel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Reads the records of a file, the header first, by what its bytes are and not by its name. */
export async function* readRecords(bytes: Buffer): AsyncGenerator<FileRecord> {
  if (bytes.length > fileLimits.bytes) throw ImportError.tooLarge();
  if (bytes.subarray(0, 4).equals(oldExcel)) throw ImportError.oldFormat();
  const isZip = bytes.subarray(0, 4).equals(zip);
  let count = 0;
  for await (const record of isZip ? readSpreadsheet(bytes) : readCsv(bytes)) {
    count += 1;
    if (count > fileLimits.rows + 1) throw ImportError.tooManyRows({ limit: fileLimits.rows });
    yield record;
  }
}
