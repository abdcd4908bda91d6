import type { IncomingMessage } from "node:http";
import { RequestError } from "@shared/core/errors";

/** Limits of a JSON body (security.md A4-02): size, nesting, number of keys. */
const most = { bytes: 262_144, depth: 20, keys: 1_000 };

/** Reads a whole body, or refuses as soon as it is too large. */
export async function readBody(request: IncomingMessage, maxBytes = most.bytes): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw RequestError.tooLarge();
  // By events: an iterator costs more than the rest of a request.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) return void chunks.push(chunk);
      refuseRest(request);
      reject(RequestError.tooLarge());
    });
    request.on("end", () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks));
    });
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) reject(RequestError.notJson());
    });
  });
}

/** Time for the refusal to leave; what still comes is not read, so the connection is of no more use. */
const partingMs = 1_000;

function refuseRest(request: IncomingMessage): void {
  request.pause().removeAllListeners("data");
  setTimeout(() => request.destroy(), partingMs).unref();
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
