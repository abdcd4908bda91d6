import type { StaffRole } from "@shared/core/endpoint";
import { RequestError } from "@shared/core/errors";
import { SessionError } from "@shared/sessions/errors";
import createRouter, { type HTTPMethod } from "find-my-way";
import type { Context } from "koa";
import type { Ports } from "../../ports";
import { once } from "../idempotency";
import { newId } from "../ids";
import type { Implementation, RequestContext } from "../implement";
import { type Actor, hasRole, type StaffActor } from "../policy";
import { limit } from "../rate-limit";
import { type Asked, entryOfDoor, entryOfRefusal, looks, watched } from "./audited";
import { readJson } from "./body";
import { clientAddress } from "./client-address";
import { cookieJar } from "./cookies";
import { answerError } from "./errors";
import { originOf, securityHeaders } from "./headers";
import { parseInput } from "./input";
import { isWithin, networkOf } from "./networks";

export const apiPrefix = "/api/v1";

export interface ApiOptions {
  readonly ports: Ports;
  readonly implementations: readonly Implementation[];
  /** Finds out who is calling from the bearer token or the session cookie. */
  readonly resolveActor: (token: string | undefined) => Promise<Actor>;
  readonly allowOrigin: (origin: string) => boolean;
  /** Endpoints that touch no customer's data, by `METHOD /path`; all others leave an entry in the trail. */
  readonly unaudited?: ReadonlySet<string>;
}

/**
 * The one door of the API: match → who → may they → valid → act → present. One radix match over
 * the endpoint list measures better than a middleware a route.
 */
export function createApi({
  ports,
  implementations,
  resolveActor,
  allowOrigin,
  unaudited = new Set(),
}: ApiOptions) {
  const isNewLook = looks(() => performance.now());
  const router = createRouter({ ignoreTrailingSlash: true, maxParamLength: 128 });
  for (const implementation of implementations) {
    const { method, path } = implementation.endpoint;
    router.on(method as HTTPMethod, apiPrefix + path, () => {}, implementation);
  }

  return async (ctx: Context): Promise<void> => {
    const requestId = newId("req");
    try {
      const found = router.find(ctx.method as HTTPMethod, ctx.path);
      if (!found) throw notRouted(router, ctx.path);
      const implementation = found.store as Implementation;
      const text = await serve(ctx, implementation, found.params, requestId);
      answer(ctx, 200, text, ["X-Request-Id", requestId]);
    } catch (error) {
      const { status, body } = answerError(error, requestId, ctx.get("accept-language"), ports.log);
      const retry = body.error.details?.retryAfterSeconds;
      const more = retry ? ["Retry-After", String(retry)] : [];
      answer(ctx, status, JSON.stringify(body), ["X-Request-Id", requestId, ...more]);
    }
  };

  /** Writes all headers in one go, past the framework: setting them one by one costs more than a small answer. */
  function answer(ctx: Context, status: number, text: string, headers: readonly string[]): void {
    ctx.respond = false;
    // Whoever asked is gone.
    if (ctx.res.writableEnded || ctx.res.destroyed) return;
    ctx.res.writeHead(status, [
      "Content-Type",
      "application/json; charset=utf-8",
      "Content-Length",
      String(Buffer.byteLength(text)),
      // Clients measure 今天 and 还剩 against this: phones are set wrong, and a demo moves the time.
      "X-Now",
      ports.clock.now().toISOString(),
      ...headers,
      ...securityHeaders(ports.config.frameAncestors),
    ]);
    ctx.res.end(text);
  }

  /** What a handler did not write into the trail itself is written here, reads by customers apart. */
  function noteUnwritten(
    endpoint: Implementation["endpoint"],
    input: Readonly<Record<string, unknown>>,
    answer: string,
    asked: Asked,
    wrote: boolean,
  ): void {
    const { method, path } = endpoint;
    const isOwnRead = asked.actor.kind === "customer" && method === "GET";
    if (wrote || isOwnRead || unaudited.has(`${method} ${path}`)) return;
    const entry = entryOfDoor(endpoint, input, answer, asked);
    const look = [entry.actor.id, entry.act, entry.object.id, entry.customerId ?? ""].join("|");
    if (method !== "GET" || isNewLook(look)) ports.audit.note(entry);
  }

  async function serve(
    ctx: Context,
    implementation: Implementation,
    params: Record<string, string | undefined>,
    requestId: string,
  ): Promise<string> {
    const { endpoint } = implementation;
    const cookies = cookieJar(ctx);
    const bearer = /^Bearer (\S+)$/.exec(ctx.get("authorization"))?.[1];
    const ip = clientAddress(ctx.req, ports.config.trustedProxies);
    const cookie = bearer ? undefined : cookies.get("session");
    if (ctx.method !== "GET") refuseForgery(ctx, cookie !== undefined, allowOrigin);

    const actor = await resolveActor(bearer ?? cookie);
    await limit(
      actor.kind === "visitor" ? "public" : "person",
      actor.kind === "visitor" ? ip : (actor as StaffActor).id,
    );
    if (actor.kind === "staff" && endpoint.roles && !hasRole(actor, ...endpoint.roles))
      ports.audit.note(entryOfRefusal(endpoint, { actor, ip, requestId }));
    refuseStrangers(endpoint.audience, endpoint.roles, endpoint.stepUp === true, actor);
    if (endpoint.stepUp || endpoint.provesPlace)
      refuseElsewhere(actor, ip, ports.config.bankNetworks);

    const sent = ctx.method === "GET" ? ctx.query : await readJson(ctx.req);
    const input = parseInput(endpoint.input, { ...sent, ...params });
    const watch = watched(ports);
    const context: RequestContext<never> = {
      actor: actor as never,
      requestId,
      ip,
      userAgent: ctx.get("user-agent").slice(0, 200),
      origin: originOf(ctx, ports.config),
      ports: watch.ports,
      cookies,
    };
    const act = async () => {
      const answer = await implementation.handle(input as never, context);
      const said = JSON.stringify(endpoint.output.parse(answer));
      if (actor.kind === "staff" || actor.kind === "customer")
        noteUnwritten(endpoint, input as never, said, { actor, ip, requestId }, watch.wrote());
      return said;
    };

    const key = ctx.get("idempotency-key");
    if (ctx.method === "GET" || !key || actor.kind === "visitor") return act();
    const owner = `${actor.kind}:${(actor as StaffActor).id}`;
    return once(
      `${owner}|${ctx.method} ${ctx.path}|${key.slice(0, 128)}`,
      JSON.stringify(sent),
      sealedAnswers(ports),
      act,
    );
  }
}

/** Stored answers may hold personal data, so they are sealed like it. */
function sealedAnswers({ vault }: Ports) {
  const place = { collection: "idempotency", id: "-", field: "answer" };
  return {
    seal: async (plain: string) => (await vault.seal("staff", place, plain)).toString("base64"),
    open: (sealed: string) => vault.open("staff", place, Buffer.from(sealed, "base64")),
  };
}

function notRouted(router: ReturnType<typeof createRouter>, path: string): Error {
  const other = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).some((method) =>
    router.find(method, path),
  );
  return other ? RequestError.methodNotAllowed() : RequestError.notFound();
}

/** A change that rides on a cookie must come from our own pages (security.md A2-10). */
function refuseForgery(
  ctx: Context,
  byCookie: boolean,
  allowOrigin: (origin: string) => boolean,
): void {
  const origin = ctx.get("origin");
  if (origin && !allowOrigin(origin)) throw RequestError.forgery();
  if (byCookie && !ctx.get("x-guibin")) throw RequestError.forgery();
}

/** The same session from a network it never proved itself in: a stolen cookie looks like that. */
function refuseElsewhere(actor: Actor, ip: string, bankNetworks: readonly string[]): void {
  if (actor.kind !== "staff" || !actor.networks) return;
  if (actor.networks.includes(networkOf(ip)) || isWithin(ip, bankNetworks)) return;
  throw RequestError.reauthenticate();
}

function refuseStrangers(
  audience: string,
  roles: readonly StaffRole[] | undefined,
  stepUp: boolean,
  actor: Actor,
): void {
  if (audience === "public") return;
  if (actor.kind === "visitor") {
    const halfway = audience === "staff" && actor.awaitsSecondFactor;
    throw halfway ? SessionError.secondFactorNeeded() : RequestError.unauthenticated();
  }
  // Somebody of the other side learns no more than that there is nothing here.
  if (actor.kind !== audience) throw RequestError.notFound();
  if (actor.kind !== "staff") return;
  if (roles && !hasRole(actor, ...roles)) throw RequestError.denied();
  if (stepUp && !((actor.stepUpUntil?.getTime() ?? 0) > Date.now()))
    throw RequestError.reauthenticate();
}
