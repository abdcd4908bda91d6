import { ImportError } from "@shared/imports/errors";
import { CsvError, parse } from "csv-parse";
import iconv from "iconv-lite";

export const fileLimits = { bytes: 64 * 1024 * 1024, rows: 200_000, cells: 64 } as const;

/** One record of a file: its first line's number and its cells as text. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Turns a file's bytes into text: UTF-8 with or without a mark, else GBK as spreadsheets here save it. */
export function decodeFile(bytes: Buffer): string {
  if (bytes.length > fileLimits.bytes) throw ImportError.tooLarge();
  if (bytes.includes(0)) throw ImportError.badEncoding();
  const utf8 = tryDecode(bytes, "utf-8");
  if (utf8 !== undefined) return utf8;
  const gbk = iconv.decode(bytes, "gb18030");
  if (gbk.includes("\ufffd")) throw ImportError.badEncoding();
  return gbk;
}

/** Reads the records of a CSV file one after the other, the header first. */
export async function* readRecords(text: string): AsyncGenerator<FileRecord> {
  const parser = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 64 * 1024,
    delimiter: delimiterOf(text),
  });
  let count = 0;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      count += 1;
      if (count > fileLimits.rows + 1) throw ImportError.tooManyRows({ limit: fileLimits.rows });
      if (record.length > fileLimits.cells) throw ImportError.badFile({ line });
      if (record.some((cell) => cell.trim()))
        yield { line: info.lines - extraLines(record), cells: record };
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof CsvError) throw ImportError.badFile({ line, reason: error.code });
    throw error;
  }
}

/** A cell may hold line breaks; its record is then named by its first line. */
const extraLines = (record: readonly string[]) =>
  record.reduce((sum, cell) => sum + (cell.split("\n").length - 1), 0);

function tryDecode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function delimiterOf(text: string): string {
  const end = text.indexOf("\n");
  const header = end < 0 ? text : text.slice(0, end);
  return header.includes("\t") && !header.includes(",") ? "\t" : ",";
}
