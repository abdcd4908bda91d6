/** One part of a multipart form. */
export interface Part {
  name: string;
  filename: string | null;
  contentType: string;
  bytes: Buffer;
}

/**
 * Splits a multipart body. Written by hand because client libraries differ in quoting and line ends,
 * and the platform reads them all.
 */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) return [];
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = parsePart(body.subarray(at + mark.length, next));
    if (part) parts.push(part);
    at = next;
  }
  return parts;
}

function parsePart(raw: Buffer): Part | null {
  const start = raw.indexOf("\r\n\r\n");
  const [end, skip] = start >= 0 ? [start, 4] : [raw.indexOf("\n\n"), 2];
  if (end < 0) return null;
  const head = raw.subarray(0, end).toString("utf8");
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
  return {
    name: parameter(disposition, "name") ?? "",
    filename: parameter(disposition, "filename"),
    contentType: /^content-type:\s*([^\r\n;]+)/im.exec(head)?.[1]?.trim().toLowerCase() ?? "",
    bytes: trimLineEnd(raw.subarray(end + skip)),
  };
}

function parameter(disposition: string, name: string): string | null {
  const extended = new RegExp(`;\\s*${name}\\*=[^']*'[^']*'([^;]+)`, "i").exec(disposition)?.[1];
  if (extended) return decodeURIComponent(extended.trim());
  const plain = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, "i").exec(disposition);
  return plain ? (plain[1] ?? plain[2] ?? null) : null;
}

function trimLineEnd(bytes: Buffer): Buffer {
  if (bytes.at(-1) !== 10) return bytes;
  return bytes.subarray(0, bytes.at(-2) === 13 ? -2 : -1);
}
