import { createServer, type IncomingMessage, type Server } from "node:http";
import { join, resolve } from "node:path";
import { AppError, RequestError } from "@shared/core/errors";
import Koa, { type Context } from "koa";
import Router from "koa-router";
import mongoose from "mongoose";
import { createApi } from "./core/http/api";
import { clientAddress } from "./core/http/client-address";
import { answerError } from "./core/http/errors";
import { originMatcher, setSecurityHeaders } from "./core/http/headers";
import { serveStatic } from "./core/http/static";
import { newId } from "./core/ids";
import type { Implementation } from "./core/implement";
import type { LiveServer } from "./core/live";
import type { Metrics } from "./core/metrics";
import type { Actor } from "./core/policy";
import { openApiDocument } from "./openapi";
import type { Ports } from "./ports";
import { unaudited } from "./unaudited";

export interface AppOptions {
  readonly ports: Ports;
  readonly live: LiveServer;
  readonly metrics: Metrics;
  readonly implementations: readonly Implementation[];
  readonly resolveActor: (token: string | undefined) => Promise<Actor>;
  /** Byte streams and redirects that no JSON contract describes: media, calendar files, OAuth, callbacks. */
  readonly doors: (router: Router) => void;
  readonly engine: () => Promise<string>;
}

/** Builds the HTTP side from its ports. It never listens, so tests can hold it. */
export function createApp({
  ports,
  live,
  metrics,
  implementations,
  resolveActor,
  doors,
  engine,
}: AppOptions): Server {
  const { config, log } = ports;
  const allowOrigin = originMatcher(config.origins);
  const app = new Koa({ proxy: false });
  app.silent = true;
  const api = createApi({ ports, implementations, resolveActor, allowOrigin, unaudited });
  const router = new Router();

  router.get("/healthz", (ctx) => {
    ctx.body = { ok: true };
  });
  router.get("/readyz", async (ctx) => readiness(ctx, engine));
  // In production these are for the bank's own operators; for everybody else they are not there.
  const forOperators = (ctx: { readonly req: IncomingMessage }) =>
    !config.production || config.operators.includes(clientAddress(ctx.req, config.trustedProxies));
  router.get("/openapi.json", (ctx) => {
    if (!forOperators(ctx)) throw RequestError.notFound();
    ctx.body = openApiDocument();
  });
  router.get("/metrics", async (ctx) => {
    if (!forOperators(ctx)) throw RequestError.notFound();
    metrics.sockets.set(live.openSockets);
    ctx.type = metrics.registry.contentType;
    ctx.body = await metrics.registry.metrics();
  });
  doors(router);
  const routes = router.routes();

  app.use(async (ctx) => {
    const end = metrics.requests.startTimer();
    try {
      if (ctx.path.startsWith("/api/v1/") && !isStream(ctx.path)) return await api(ctx);
      setSecurityHeaders(ctx, config.frameAncestors);
      await routes(ctx as never, async () => {
        if (isApi(ctx.path)) throw notRouted(router, ctx.path);
        await serveFrontEnds(ctx, config.staticDir);
      });
    } catch (error) {
      failPlain(ctx, error, log);
    } finally {
      end({ method: ctx.method, status: String(ctx.status) });
    }
  });

  const server = createServer(app.callback());
  server.on("upgrade", (request, socket, head) => {
    if (!/^\/live(\?|$)/.test(request.url ?? "")) return socket.destroy();
    socket.on("error", () => socket.destroy());
    live.upgrade(request, socket, head).catch((error) => {
      log.error({ err: error }, "upgrade failed");
      socket.destroy();
    });
  });
  return server;
}

/** Paths under the API that answer bytes instead of JSON; they stand on the router. */
const isStream = (path: string) =>
  /^\/api\/v1\/(media(\/|$)|my\/bookings\/[^/]+\/calendar\.ics$|exports\/)/.test(path);

/** What looks like the API is never answered by a page of the console. */
const isApi = (path: string) => path === "/api" || path.startsWith("/api/");

function notRouted(router: Router, path: string): Error {
  const other = ["GET", "POST", "PUT", "PATCH", "DELETE"].some(
    (method) => router.match(path, method).pathAndMethod.length > 0,
  );
  return other ? RequestError.methodNotAllowed() : RequestError.notFound();
}

async function serveFrontEnds(ctx: Context, staticDir: string): Promise<void> {
  if (ctx.method !== "GET" && ctx.method !== "HEAD") return;
  const root = resolve(staticDir);
  const inH5 = ctx.path === "/m" || ctx.path.startsWith("/m/");
  await serveStatic(ctx, join(root, inH5 ? "h5" : "console"), inH5 ? ctx.path.slice(2) : ctx.path);
}

async function readiness(ctx: Context, engine: () => Promise<string>): Promise<void> {
  try {
    await mongoose.connection.db?.admin().ping();
    ctx.body = { ok: true, database: await engine() };
  } catch {
    ctx.status = 503;
    ctx.body = { ok: false };
  }
}

function failPlain(ctx: Context, error: unknown, log: Ports["log"]): void {
  const requestId = newId("req");
  const { status, body } = answerError(
    error instanceof URIError ? new AppError("request.invalid", 400) : error,
    requestId,
    ctx.get("accept-language"),
    log,
  );
  ctx.status = status;
  ctx.body = body;
}
