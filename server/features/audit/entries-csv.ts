import type { StoredLine } from "@server/core/audit";
import type { Ports } from "@server/ports";
import { words } from "@shared/text/zh-CN/audit";
import { presentEntries } from "./audit.present";
import { openReason } from "./open-reason";

const perPart = 500;

/** The entries as a table for a spreadsheet, the reader's mark on top and at the end. */
export async function* csvOf(
  lines: readonly StoredLine[],
  mark: string,
  ports: Pick<Ports, "vault">,
): AsyncGenerator<string> {
  // A byte order mark, or Chinese Excel reads the file as GBK.
  yield `\uFEFF${[rowOf([mark]), rowOf(words.file.columns)].join("")}`;
  for (let from = 0; from < lines.length; from += perPart) {
    const part = lines.slice(from, from + perPart);
    const rows = await presentEntries(part, ports);
    const reasons = await Promise.all(part.map((line) => openReason(line, ports.vault)));
    yield rows
      .map((row, at) =>
        rowOf([
          row.at,
          row.actor.name,
          row.actor.id,
          row.act,
          `${row.object.kind} ${row.object.id}`,
          row.customer ? `${row.customer.name} ${row.customer.id}` : "",
          words.results[row.result],
          row.fields.join(" "),
          reasons[at] ?? "",
          part[at]?.h ?? "",
        ]),
      )
      .join("");
  }
  yield rowOf([mark]);
}

const rowOf = (cells: readonly string[]) => `${cells.map(cellOf).join(",")}\r\n`;

/** Nothing that a spreadsheet would take for a formula. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
