import { deflateRawSync } from "node:zlib";
import { readRecords } from "@server/features/imports/read-file";
import { spreadsheet } from "@tests/support/build/spreadsheet";
import { zipOf } from "@tests/support/build/zip";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";

async function read(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readRecords(bytes)) rows.push(cells);
  return rows;
}

const codeOf = (bytes: Buffer) =>
  read(bytes).then(
    () => "read",
    ({ code }: { code?: string }) => code,
  );

const sheetPart = "xl/worksheets/sheet1.xml";
const parts = {
  "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
  [sheetPart]: `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>客户号</t></is></c></row></sheetData></worksheet>`,
};

describe("a spreadsheet", () => {
  it("is read as a person sees it: texts, whole numbers, days, yes and no, empty cells", async () => {
    const bytes = await spreadsheet([
      ["客户号", "姓名", "手机号", "开户日期", "过农历生日", "备注"],
      ["n-1", "周自珩", 13811110001, new Date("2019-03-08T00:00:00Z"), true, null],
    ]);

    expect(await read(bytes)).toEqual([
      ["客户号", "姓名", "手机号", "开户日期", "过农历生日", "备注"],
      ["n-1", "周自珩", "13811110001", "2019-03-08", "是", ""],
    ]);
  });

  it("shows a formula as one instead of its result, and guesses no number that lost digits", async () => {
    const bytes = await spreadsheet([
      ["姓名", "身份证号"],
      [{ formula: 'HYPERLINK("http://x","周")' }, Number("440524188001010014")],
    ]);

    const [, row = []] = await read(bytes);
    expect(row[0]).toMatch(/^=/);
    expect(row[1]).toBe("4.4052418800101e+17");
  });

  it("is read from its first visible sheet", async () => {
    expect(await read(await spreadsheet([["客户号"]], { hiddenFirst: true }))).toEqual([
      ["客户号"],
    ]);
  });

  it("may hold no row of more cells than a file may have", async () => {
    const wide = `<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>`;

    expect(await codeOf(zipOf({ ...parts, [sheetPart]: wide }))).toBe("import.badFile");
  });
});

describe("a spreadsheet that is not what it seems", () => {
  const blank = (size: number) =>
    `<worksheet><sheetData>${" ".repeat(size)}</sheetData></worksheet>`;

  it.each<[string, string, Buffer]>([
    [
      "a bomb by its own account",
      "import.bomb",
      zipOf({ ...parts, [sheetPart]: blank(8_000_000) }),
    ],
    [
      "a bomb that lies about its size",
      "import.bomb",
      zipOf({ ...parts, [sheetPart]: blank(8_000_000) }, { declared: { [sheetPart]: 900 } }),
    ],
    [
      "more parts than a spreadsheet has",
      "import.bomb",
      zipOf({
        ...parts,
        ...Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`xl/p${at}.xml`, "<a/>"])),
      }),
    ],
    ["macros", "import.activeContent", zipOf({ ...parts, "xl/vbaProject.bin": "x" })],
    [
      "a link to another file",
      "import.activeContent",
      zipOf({ ...parts, "xl/externalLinks/externalLink1.xml": "<a/>" }),
    ],
    [
      "a document type with entities",
      "import.activeContent",
      zipOf({ ...parts, [sheetPart]: `<!DOCTYPE a [<!ENTITY b "c">]>${parts[sheetPart]}` }),
    ],
    ["a zip of something else", "import.badSpreadsheet", zipOf({ "word/document.xml": "<a/>" })],
    ["broken XML", "import.badSpreadsheet", zipOf({ ...parts, [sheetPart]: "<worksheet><row>" })],
    ["a zip cut off", "import.badSpreadsheet", zipOf(parts).subarray(0, 200)],
    ["the old format", "import.oldFormat", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])],
    ["a name that leaves the folder", "import.badSpreadsheet", zipOf({ ...parts, "../x": "a" })],
  ])("such as %s is refused with %s", async (_, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it("is refused before it is unpacked", async () => {
    const sheet = zipOf({ ...parts, [sheetPart]: blank(180_000_000) });
    const before = process.memoryUsage().rss;

    expect(await codeOf(sheet)).toBe("import.bomb");

    expect(sheet.length).toBeLessThan(deflateRawSync(Buffer.alloc(180_000_000)).length + 2_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
  });
});

describe("the text of a file", () => {
  const text = "客户号,姓名\nn-1,周自珩\n";

  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["GBK", iconv.encode(text, "gbk")],
    ["GB18030 with a rare character", iconv.encode(text.replace("珩", "㐀"), "gb18030")],
    [
      "UTF-16 as a spreadsheet saves it",
      Buffer.from(`\ufeff${text.replaceAll(",", "\t")}`, "utf16le"),
    ],
    ["semicolons", Buffer.from(text.replaceAll(",", ";"))],
  ])("is read from %s", async (name, bytes) => {
    expect(await read(bytes)).toEqual([
      ["客户号", "姓名"],
      ["n-1", name.includes("rare") ? "周自㐀" : "周自珩"],
    ]);
  });

  it.each([
    [
      "UTF-8 with bytes lost",
      Buffer.concat([Buffer.from(text), Buffer.from([0xe5, 0x91]), Buffer.from(",x\n")]),
    ],
    ["GBK that was read as UTF-8 and saved", Buffer.from("客户号,姓名\nn-1,锟斤拷锟斤拷\n")],
    ["replacement characters", Buffer.from("客户号,姓名\nn-1,\ufffd\ufffd\ufffd\n")],
  ])("that was broken before is refused with its line: %s", async (_, bytes) => {
    const failure = await read(bytes).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: "import.brokenText" });
    expect((failure as { details: { line: number } }).details.line).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ["noise", Buffer.from([0xff, 0xff, 0xff])],
  ])("that is none is refused: %s", async (_, bytes) => {
    expect(await codeOf(bytes)).toBe("import.badEncoding");
  });
});
