import type { IncomingMessage } from "node:http";
import type { Context, Next } from "koa";
import type { Callbacks } from "./callback";
import { largestBody } from "./callback-body";

type CallbackContext = Pick<
  Context,
  "path" | "method" | "req" | "querystring" | "set" | "status" | "body"
>;

const address = /^\/wechat\/callback\/([A-Za-z0-9_-]{1,64})$/;

/**
 * Answers `/wechat/callback/:appid` and leaves every other path alone. To be mounted before any
 * body parser: the signature covers the raw body.
 */
export function wechatRoutes(wechat: { readonly callbacks: Callbacks }) {
  return async (ctx: CallbackContext, next: Next): Promise<void> => {
    const appid = address.exec(ctx.path)?.[1];
    if (!appid) return await next();

    // What is reflected here may come from anyone who learned the address.
    ctx.set("content-type", "text/plain; charset=utf-8");
    ctx.set("x-content-type-options", "nosniff");
    ctx.set("cache-control", "no-store");
    if (ctx.method !== "GET" && ctx.method !== "POST")
      return respond(ctx, 405, "method not allowed");

    const body = ctx.method === "POST" ? await readBounded(ctx.req) : "";
    if (body === undefined) {
      ctx.set("connection", "close");
      return respond(ctx, 413, "too large");
    }
    const query = new URLSearchParams(ctx.querystring);
    const answer = await wechat.callbacks.receive({ appid, method: ctx.method, query, body });
    respond(ctx, answer.status, answer.body);
  };
}

function respond(ctx: CallbackContext, status: number, body: string): void {
  ctx.status = status;
  ctx.body = body;
}

/** Time for a refusal to leave before the connection of an endless push is cut. */
const partingMs = 1_000;

/** Undefined when there is more than a push may hold. */
async function readBounded(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // Left early, the request must live until the refusal has been read.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > largestBody) {
      setTimeout(() => request.destroy(), partingMs).unref();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
