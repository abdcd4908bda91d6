const running = new Set([..."=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"]);

/**
 * Text that a spreadsheet would run begins with one of these, seen or after blanks; a quote before
 * it makes it text again (security.md A4-14). A plain number stays one.
 */
export function neutral(text: string): string {
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  const first = text.charAt(0);
  return running.has(first) || running.has(text.trimStart().charAt(0)) ? `'${text}` : text;
}

/** Lines of CSV that spreadsheets here open as they are meant: with a mark, quoted, and nothing in them that runs. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(neutral(cell))).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
