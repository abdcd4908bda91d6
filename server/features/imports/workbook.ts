import { ImportError } from "@shared/imports/errors";
import { fileLimits } from "./file-limits";
import { readWhole, readXml } from "./read-xml";
import type { Unzipped } from "./unzip";

/** What stands around the sheets: their order, the shared texts and which styles show dates. */
export interface Workbook {
  /** Parts of the visible sheets, in their order. */
  readonly sheets: readonly string[];
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

export async function openWorkbook(zip: Unzipped): Promise<Workbook> {
  if (!zip.has("xl/workbook.xml")) throw ImportError.badSpreadsheet();
  const targets = await relations(zip);
  const sheets: string[] = [];
  let from1904 = false;
  await readWhole(zip.read("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet" || (attributes.state ?? "visible") !== "visible") return;
      const target = targets.get(attributes["r:id"] ?? "");
      if (target && zip.has(target)) sheets.push(target);
    },
  });
  return { sheets, from1904, strings: await texts(zip), dateStyles: await dateStyles(zip) };
}

async function relations(zip: Unzipped): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readWhole(zip.read("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id = "", Target = "", TargetMode }) => {
      if (name !== "Relationship") return;
      if (TargetMode === "External") throw ImportError.activeContent();
      targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** The texts that cells refer to. Readings beside Chinese and Japanese words are no part of them. */
async function texts(zip: Unzipped): Promise<string[]> {
  const all: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = 0;
  const pieces = readXml(zip.read("xl/sharedStrings.xml"), {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") phonetic += 1;
      inText = name === "t" && phonetic === 0;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      inText = false;
      if (name === "rPh") phonetic -= 1;
      if (name !== "si") return;
      all.push(text.slice(0, fileLimits.cellText));
      if (all.length > fileLimits.rows * 16) throw ImportError.bomb();
    },
  });
  if (zip.has("xl/sharedStrings.xml")) for await (const _ of pieces);
  return all;
}

const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

async function dateStyles(zip: Unzipped): Promise<Set<number>> {
  const custom = new Map<number, boolean>();
  const dates = new Set<number>();
  let inCells = false;
  let at = 0;
  if (!zip.has("xl/styles.xml")) return dates;
  await readWhole(zip.read("xl/styles.xml"), {
    open: (name, { numFmtId, formatCode = "" }) => {
      const format = Number(numFmtId ?? 0);
      if (name === "numFmt") custom.set(format, showsDate(formatCode));
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      if (custom.get(format) ?? builtIn.has(format)) dates.add(at);
      at += 1;
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dates;
}

/** A format with a year or a day in it, outside of quoted words and colours. */
function showsDate(code: string): boolean {
  return /[yd年日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/general/i, ""));
}
