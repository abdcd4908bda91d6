import type { Server } from "node:http";
import { bodyParser } from "@koa/bodyparser";
import { newId } from "@server/core/ids";
import type { CustomerActor } from "@server/core/policy";
import { limit } from "@server/core/rate-limit";
import { resolveActor } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { implementations } from "@server/routes";
import Fastify from "fastify";
import Koa, { type Context } from "koa";
import Router from "koa-router";
import { entryOf, ReadProfile, readProfile, SetTags, setTags } from "./contract";

type Given = Pick<Ports, "audit">;

const headers = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "Content-Security-Policy": "default-src 'self'; object-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** The product's other endpoints, so that all three look for a route among as many. */
const others = implementations.map(({ endpoint }) => endpoint);

async function customerBehind(authorization: string | undefined): Promise<CustomerActor> {
  const actor = await resolveActor(/^Bearer (\S+)$/.exec(authorization ?? "")?.[1]);
  if (actor.kind !== "customer") throw Object.assign(new Error("unknown"), { statusCode: 401 });
  await limit("person", actor.id);
  return actor;
}

/** The same parts as Koa's users put them together: a middleware each. */
export function koaServer({ audit }: Given): Server {
  const app = new Koa();
  app.silent = true;
  app.use(async (ctx, next) => {
    ctx.state.requestId = newId("req");
    ctx.set("X-Request-Id", ctx.state.requestId);
    try {
      await next();
    } catch (error) {
      ctx.status = (error as { statusCode?: number }).statusCode ?? 500;
      ctx.body = { error: { message: (error as Error).message } };
    }
  });
  app.use(async (ctx, next) => {
    ctx.set(headers);
    await next();
  });
  app.use(async (ctx, next) => {
    ctx.state.actor = await customerBehind(ctx.get("authorization"));
    await next();
  });
  app.use(bodyParser());
  const router = new Router({ prefix: "/api/v1" });
  for (const { method, path } of others)
    router.register(path, [method.toLowerCase()], (ctx: Context) => {
      ctx.body = {};
    });
  router.get(ReadProfile.path, (ctx) => {
    const { actor, requestId } = ctx.state;
    const input = ReadProfile.input.parse({ ...ctx.query, ...ctx.params });
    audit.note(entryOf("profile.read", actor, { ip: ctx.ip, requestId }));
    ctx.body = ReadProfile.output.parse(readProfile(input, actor));
  });
  router.post(SetTags.path, (ctx) => {
    const { actor, requestId } = ctx.state;
    const input = SetTags.input.parse({ ...(ctx.request.body as object), ...ctx.params });
    audit.note(entryOf("profile.tag", actor, { ip: ctx.ip, requestId }));
    ctx.body = SetTags.output.parse(setTags(input, actor));
  });
  app.use(router.routes()).use(router.allowedMethods());
  return app.listen(0, "127.0.0.1");
}

/** The same parts as Fastify's users put them together, with zod for its own schemas. */
export async function fastifyServer({ audit }: Given): Promise<Server> {
  const app = Fastify({ genReqId: () => newId("req"), routerOptions: { maxParamLength: 128 } });
  const actors = new WeakMap<object, CustomerActor>();
  const actorOf = (request: object) => actors.get(request) as CustomerActor;
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(headers).header("X-Request-Id", request.id);
    actors.set(request, await customerBehind(request.headers.authorization));
  });
  for (const { method, path } of others)
    app.route({ method, url: `/api/v1${path}`, handler: async () => ({}) });
  app.get(`/api/v1${ReadProfile.path}`, async (request) => {
    const actor = actorOf(request);
    const input = ReadProfile.input.parse({
      ...(request.query as object),
      ...(request.params as object),
    });
    audit.note(entryOf("profile.read", actor, { ip: request.ip, requestId: request.id }));
    return ReadProfile.output.parse(readProfile(input, actor));
  });
  app.post(`/api/v1${SetTags.path}`, async (request) => {
    const actor = actorOf(request);
    const input = SetTags.input.parse({
      ...(request.body as object),
      ...(request.params as object),
    });
    audit.note(entryOf("profile.tag", actor, { ip: request.ip, requestId: request.id }));
    return SetTags.output.parse(setTags(input, actor));
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  return app.server;
}
