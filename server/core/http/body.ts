import type { IncomingMessage } from "node:http";
import { RequestError } from "@shared/core/errors";

/** Limits of a JSON body (security.md A4-02): size, nesting, number of keys. */
const most = { bytes: 262_144, depth: 20, keys: 1_000 };

/** Reads a whole body, or refuses as soon as it is too large. */
export async function readBody(request: IncomingMessage, maxBytes = most.bytes): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw RequestError.tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw RequestError.tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a JSON object. Anything else is refused by name, never a 500. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const type = request.headers["content-type"] ?? "";
  const body = await readBody(request);
  if (body.length === 0) return {};
  if (!/^application\/json\b/i.test(type)) throw RequestError.unsupportedMedia();

  const value = parse(body.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw RequestError.notJson();
  guard(value, 0, { keys: 0 });
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw RequestError.notJson();
  }
}

/** Refuses what is too deep or too wide, and names that would reach a prototype. */
function guard(value: object, depth: number, count: { keys: number }): void {
  if (depth > most.depth) throw RequestError.tooLarge();
  for (const key of Object.keys(value)) {
    count.keys += 1;
    if (count.keys > most.keys) throw RequestError.tooLarge();
    if (key === "__proto__" || key === "constructor" || key === "prototype")
      throw RequestError.invalid();
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner === "object" && inner !== null) guard(inner, depth + 1, count);
  }
}
