import { ImportError } from "@shared/imports/errors";
import { CsvError, parse } from "csv-parse";
import { decodeText } from "./decode-text";
import { type FileRecord, fileLimits } from "./file-limits";

/** Reads the records of a CSV file one after the other, the header first. */
export async function* readCsv(bytes: Buffer): AsyncGenerator<FileRecord> {
  const text = decodeText(bytes);
  const parser = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 64 * 1024,
    delimiter: delimiterOf(text),
  });
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
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

function delimiterOf(text: string): string {
  const end = text.indexOf("\n");
  const header = end < 0 ? text : text.slice(0, end);
  if (header.includes(",")) return ",";
  return header.includes("\t") ? "\t" : header.includes(";") ? ";" : ",";
}
