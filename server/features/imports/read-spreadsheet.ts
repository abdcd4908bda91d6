import { ImportError } from "@shared/imports/errors";
import { type FileRecord, fileLimits } from "./file-limits";
import { readXml, type XmlHandler } from "./read-xml";
import { cellText, columnAt, type SheetCell } from "./sheet-cell";
import { unzip } from "./unzip";
import { openWorkbook, type Workbook } from "./workbook";

/** Reads the records of a spreadsheet's first visible sheet that has any, row by row. Formulas stay unread. */
export async function* readSpreadsheet(bytes: Buffer): AsyncGenerator<FileRecord> {
  const zip = await unzip(bytes);
  const workbook = await openWorkbook(zip);
  for (const part of workbook.sheets) {
    let width = 0;
    for await (const { line, cells } of rowsOf(zip.read(part), workbook)) {
      width ||= cells.length;
      yield { line, cells: asWide(cells, width) };
    }
    if (width > 0) return;
  }
}

/** Empty cells at the end of a row are not in the file, or stand beyond the header without a word. */
function asWide(cells: readonly string[], width: number): readonly string[] {
  const rest = cells.slice(width).some((text) => text.trim());
  return rest ? cells : Array.from({ length: width }, (_, at) => cells[at] ?? "");
}

async function* rowsOf(
  pieces: AsyncIterable<string>,
  workbook: Workbook,
): AsyncGenerator<FileRecord> {
  const waiting: FileRecord[] = [];
  for await (const _ of readXml(
    pieces,
    sheetHandler(workbook, (row) => waiting.push(row)),
  )) {
    yield* waiting.splice(0);
  }
}

/** Collects cells of a row while the XML goes by; a row without content is left out. */
function sheetHandler(workbook: Workbook, put: (record: FileRecord) => void): XmlHandler {
  let line = 0;
  let cells: string[] = [];
  let cell: SheetCell | undefined;
  let inside: "value" | "text" | "formula" | undefined;
  let phonetic = 0;
  return {
    open: (name, attributes) => {
      if (name === "row") {
        line = Number(attributes.r ?? line + 1);
        cells = [];
      } else if (name === "c") {
        const at = attributes.r ? columnAt(attributes.r) : cells.length;
        if (at >= fileLimits.cells) throw ImportError.badFile({ line });
        cell = { at, type: attributes.t ?? "n", style: Number(attributes.s ?? 0), text: "" };
      } else if (name === "rPh") phonetic += 1;
      else if (cell && name === "f") cell.isFormula = true;
      else if (name === "v") inside = "value";
      else if (name === "t" && phonetic === 0) inside = "text";
    },
    text: (text) => {
      if (!cell || !inside) return;
      cell.text += text;
      if (cell.text.length > fileLimits.cellText) throw ImportError.bomb();
    },
    close: (name) => {
      if (name === "v" || name === "t") inside = undefined;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "c" && cell) {
        while (cells.length < cell.at) cells.push("");
        cells[cell.at] = cellText(cell, workbook);
        cell = undefined;
      } else if (name === "row" && cells.some((text) => text.trim())) put({ line, cells });
    },
  };
}
