import { csvOf, neutral } from "@server/core/csv";
import { exports as words } from "@shared/text/zh-CN/exports";
import ExcelJS from "exceljs";
import sharp from "sharp";
import type { Cell } from "./gather-rows";

export interface Sheet {
  /** Said above the table, and in the print's header and footer: whose file it is, and when. */
  readonly watermark: string;
  /** The same without Chinese, for the picture behind the cells. */
  readonly stamp: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A CSV file with the watermark as its first line; nothing in it runs in a spreadsheet. */
export function csvFile({ watermark, headers, rows }: Sheet): Buffer {
  const text = csvOf([[watermark], [...headers], ...rows.map((cells) => cells.map(String))]);
  return Buffer.from(text);
}

/** A spreadsheet that says on every screen and every page whose it is. Texts are texts, never formulas. */
export async function spreadsheetFile({ watermark, stamp, headers, rows }: Sheet): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = stamp;
  const sheet = book.addWorksheet(words.sheet, {
    headerFooter: { oddHeader: `&C&9${watermark}`, oddFooter: `&L&8${stamp}&R&8&P / &N` },
    views: [{ state: "frozen", ySplit: 2 }],
  });
  sheet.addRow([watermark]);
  sheet.getRow(1).font = { bold: true, color: { argb: "FF7E5C1E" } };
  sheet.mergeCells(1, 1, 1, Math.max(headers.length, 2));
  sheet.addRow([...headers]).font = { bold: true };
  for (const cells of rows)
    sheet.addRow(cells.map((cell) => (typeof cell === "string" ? neutral(cell) : cell)));
  sheet.columns.forEach((column, at) => {
    column.width = Math.min(32, Math.max(10, (headers[at]?.length ?? 6) * 2 + 4));
  });
  const image = book.addImage({ buffer: (await stamped(stamp)) as never, extension: "png" });
  sheet.addBackgroundImage(image);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The tile that repeats behind the cells: whoever photographs the screen photographs it too. */
function stamped(stamp: string): Promise<Buffer> {
  const text = stamp.replace(/[^\x20-\x7e]/g, "").replace(/[<&]/g, "");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="180"><text x="20" y="120" transform="rotate(-20 180 90)" font-family="sans-serif" font-size="15" fill="#1B2430" fill-opacity="0.13">${text}</text></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
