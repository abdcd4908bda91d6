import type { Transport } from "@shared/core/client";
import { learnNow } from "./clock";
import { randomId } from "./random-id";

const base = "/api/v1";
const longestWait = 20_000;

/**
 * Speaks to the server this page came from. A write carries one idempotency key through all its
 * attempts, so that a lost answer can be asked for again without doing the thing twice.
 */
export function createTransport(send: typeof fetch = (...request) => fetch(...request)): Transport {
  return async ({ method, url, body }) => {
    const isWrite = method !== "GET";
    const headers: Record<string, string> = { accept: "application/json" };
    if (isWrite) {
      headers["content-type"] = "application/json";
      headers["x-guibin"] = "1";
      headers["idempotency-key"] = randomId();
    }
    const request = {
      method,
      headers,
      credentials: "same-origin",
      ...(isWrite ? { body: JSON.stringify(body ?? {}) } : {}),
    } as const;
    const response = await attempt(() =>
      send(base + url, { ...request, signal: AbortSignal.timeout(longestWait) }),
    );
    const instant = response.headers.get("x-now");
    if (instant) learnNow(instant);
    return { status: response.status, body: await bodyOf(response) };
  };
}

async function attempt(send: () => Promise<Response>, left = 1): Promise<Response> {
  try {
    return await send();
  } catch (cause) {
    if (left === 0) throw cause;
    await new Promise((resolve) => setTimeout(resolve, 600));
    return attempt(send, left - 1);
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
