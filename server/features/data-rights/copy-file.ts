import { neutral } from "@server/core/csv";
import { dayOf } from "@shared/calendar/day";
import { sayClock, sayDate } from "@shared/format/moment";
import { fill } from "@shared/text/fill";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";
import ExcelJS from "exceljs";
import type { OwnData } from "./make-copy";

type Section = OwnData["sections"][number];

/** A copy as something to read: a page, a spreadsheet that WeChat opens, or the data as it is. */
export async function copyFile(data: OwnData, format: "xlsx" | "html" | "json") {
  const make = { xlsx: spreadsheet, html: page, json: plain }[format];
  const bytes = await make(data);
  return {
    fileName: `${words.copyName}.${format}`,
    type: types[format],
    base64: bytes.toString("base64"),
  };
}

const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  html: "text/html;charset=utf-8",
  json: "application/json",
} as const;

const plain = async (data: OwnData) => Buffer.from(JSON.stringify(data, undefined, 2));

async function spreadsheet(data: OwnData): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const section of data.sections) {
    const sheet = book.addWorksheet(section.title);
    const names = columnsOf(section);
    sheet.addRow([sourceOf(section)]);
    sheet.addRow(names).font = { bold: true };
    for (const row of section.rows) sheet.addRow(names.map((name) => neutral(row[name] ?? "")));
    sheet.columns.forEach((column) => {
      column.width = 22;
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function page(data: OwnData): Promise<Buffer> {
  const at = new Date(data.at);
  const lead = fill(words.copyLead, { at: `${sayDate(dayOf(at))} ${sayClock(at)}` });
  const body = data.sections.map(sectionHtml).join("");
  return Buffer.from(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.copyTitle}</title><style>${style}</style><h1>${words.copyTitle}</h1><p>${safe(lead)}</p>${body}</html>`,
  );
}

const style =
  "body{font:16px/1.6 system-ui,sans-serif;color:#1b2430;background:#f7f5f1;max-width:44rem;margin:2rem auto;padding:0 1rem}section{background:#fff;border-radius:14px;padding:1rem 1.25rem;margin:1rem 0}h1{font-size:1.4rem}h2{font-size:1.1rem;margin:0}small{color:#636d7b}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem .4rem 0;border-top:1px solid #e7e3db;vertical-align:top;overflow-wrap:anywhere}";

function sectionHtml(section: Section): string {
  const names = columnsOf(section);
  const head = names.map((name) => `<th>${safe(name)}</th>`).join("");
  const rows = section.rows
    .map((row) => `<tr>${names.map((name) => `<td>${safe(row[name] ?? "")}</td>`).join("")}</tr>`)
    .join("");
  const table =
    section.rows.length > 0 ? `<table><tr>${head}</tr>${rows}</table>` : `<p>${words.none}</p>`;
  return `<section><h2>${safe(section.title)}</h2><small>${safe(sourceOf(section))}</small>${table}</section>`;
}

const sourceOf = ({ from, asOf }: Section) =>
  [fill(words.from, { from }), ...(asOf ? [fill(words.asOf, { asOf })] : [])].join("　");

const columnsOf = ({ rows }: Section) => [...new Set(rows.flatMap((row) => Object.keys(row)))];

const safe = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
