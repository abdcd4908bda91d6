import { ImportError } from "@shared/imports/errors";
import iconv from "iconv-lite";

/**
 * Turns a text file's bytes into text: UTF-8 with or without a mark, UTF-16 with one, else GBK as
 * spreadsheets here save it. Text that was damaged before is refused with the line it begins on,
 * instead of coming in as other characters than were meant.
 */
export function decodeText(bytes: Buffer): string {
  const marked = decodeMarked(bytes);
  if (marked !== undefined) return marked;
  if (bytes.includes(0)) throw ImportError.badEncoding();
  const text = tryDecode(bytes, "utf-8") ?? decodeGbk(bytes);
  const broken = brokenLine(text);
  if (broken) throw ImportError.brokenText({ line: broken });
  return text;
}

function decodeMarked(bytes: Buffer): string | undefined {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark !== 0xfffe && mark !== 0xfeff) return undefined;
  const text = tryDecode(bytes, mark === 0xfffe ? "utf-16le" : "utf-16be");
  if (text === undefined || !/[\n,\t]/.test(text)) throw ImportError.badEncoding();
  return text;
}

/** GB18030 takes almost any bytes, so what was UTF-8 but for a few bytes must be told apart first. */
function decodeGbk(bytes: Buffer): string {
  const asUtf8 = new TextDecoder("utf-8").decode(bytes);
  const bad = asUtf8.split("\ufffd").length - 1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is what it counts.
  const good = (asUtf8.match(/[^\u0000-\u007f\ufffd]/g) ?? []).length;
  if (good > bad) throw ImportError.brokenText({ line: lineOf(asUtf8, asUtf8.indexOf("\ufffd")) });
  const gbk = iconv.decode(bytes, "gb18030");
  if (gbk.includes("\ufffd")) throw ImportError.badEncoding();
  return gbk;
}

/** The traces that a wrong encoding leaves once the text is saved again: 锟斤拷, or half a mark. */
function brokenLine(text: string): number | undefined {
  const at = text.search(/锟斤拷|锟斤|烫烫烫|\ufffd{2}/);
  return at < 0 ? undefined : lineOf(text, at);
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

function tryDecode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
