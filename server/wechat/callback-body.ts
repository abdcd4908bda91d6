import type { Raw } from "./events";
import { jsonDepth, parseJson } from "./json";
import { BadXml, parseXml } from "./xml";

/** A body that is neither of the two formats, or too deep. */
export class BadBody extends Error {
  override readonly name = "BadBody";
}

export const largestBody = 64 * 1024;
const deepest = 8;

/** Reads a pushed body, XML or JSON as it shows itself. */
export function readBody(text: string): Raw {
  const start = text.trimStart()[0];
  if (start === "{") return readJson(text);
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof BadXml) throw new BadBody(error.message);
    throw error;
  }
}

function readJson(text: string): Raw {
  if (jsonDepth(text) > deepest) throw new BadBody("too deep");
  try {
    return parseJson(text) as Raw;
  } catch {
    throw new BadBody("not JSON");
  }
}
