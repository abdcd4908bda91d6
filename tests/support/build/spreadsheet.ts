import ExcelJS from "exceljs";

export type SheetValue = string | number | boolean | Date | null | { readonly formula: string };

/** A spreadsheet as a person would save it: one sheet, the header first. */
export async function spreadsheet(
  rows: readonly (readonly SheetValue[])[],
  options: { readonly hiddenFirst?: boolean } = {},
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  if (options.hiddenFirst) book.addWorksheet("隐藏", { state: "hidden" }).addRow(["别读我"]);
  const sheet = book.addWorksheet("客户");
  for (const row of rows) {
    const added = sheet.addRow([...row]);
    added.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = "yyyy-mm-dd";
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
