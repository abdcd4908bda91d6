import Router, { type HTTPMethod } from "find-my-way";
import { makeControl, verify } from "./control/control";
import { ControlError } from "./control/errors";
import { type Input, readInput } from "./control/read";
import { type Desk, type Route, routes, toAnswer } from "./control/routes";
import { streamEvents } from "./control/stream";
import { Clock } from "./core/clock";
import { Faults } from "./core/faults";
import { Feed } from "./core/feed";
import { type Answer, type Incoming, json } from "./core/http";
import { Ring } from "./core/ring";
import { type Carried, listen } from "./core/server";
import type { AccountCredentials, Fault, Sandbox, SandboxOptions } from "./core/types";
import { makeWorld } from "./seed/world";
import { Pusher } from "./wechat/callbacks";
import { showInChat } from "./wechat/deliver";
import { announce, enter, refuse } from "./wechat/doors";
import { endpoints } from "./wechat/endpoints";
import { Unimplemented } from "./wechat/errcodes";
import { front } from "./wechat/front";
import { makeLedger } from "./wechat/ledger";
import type { Platform } from "./wechat/platform";
import { defaultRules } from "./wechat/rules";
import { trace } from "./wechat/trace";

export type * from "./core/types";
export { sandboxEnvironment } from "./seed/environment";
export { seedTemplates, templateTable } from "./seed/templates";

/** Starts a WeChat platform of its own on this machine. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const platform = makePlatform(options);
  const control = makeControl(platform);
  const ledger = makeLedger(platform);
  const accounts = credentials(platform);
  const reset = async () => {
    const { official, mini } = platform.world.accounts;
    const world = makeWorld(options, platform.clock.now());
    world.accounts.official.callback = official.callback;
    world.accounts.mini.callback = mini.callback;
    // A developer's server remembers message ids: they are never given out twice.
    if (world.lastId < platform.world.lastId) world.lastId = platform.world.lastId;
    platform.world = world;
    platform.faults.clear();
    platform.feed.emit(() => ({ type: "reset" }));
  };
  const desk: Desk = { platform, control, ledger, sandbox: { accounts, reset } };
  const host = options.host ?? "127.0.0.1";
  const { server, port } = await listen(carry(platform, desk), options.port, host);
  platform.baseUrl = `http://${host}:${port}`;
  return {
    url: platform.baseUrl,
    port,
    accounts,
    control,
    ledger,
    events: platform.feed,
    reset,
    async close() {
      await platform.pusher.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function makePlatform(options: SandboxOptions): Platform {
  const clock = new Clock(options.clock);
  const feed = new Feed(clock);
  const platform: Platform = {
    world: makeWorld(options, clock.now()),
    clock,
    feed,
    faults: new Faults(),
    rules: { ...defaultRules, ...options.rules, quotas: { ...options.rules?.quotas } },
    pusher: new Pusher(() => platform),
    pushes: new Ring(20_000),
    traces: new Ring(5_000),
    endpoints,
    verifyCallback: (kind) => verify(platform, kind),
    baseUrl: "",
  };
  platform.pusher.onApology = (person, text) => {
    const body = { type: "system" as const, content: text };
    const message = { from: "system" as const, agent: null, aiGenerated: false, body };
    showInChat(platform, "official", person, message);
  };
  const { official, mini } = options.callbackTargets ?? {};
  platform.world.accounts.official.callback = official ?? null;
  platform.world.accounts.mini.callback = mini ?? null;
  return platform;
}

function credentials(platform: Platform): AccountCredentials[] {
  const { official, mini } = platform.world.accounts;
  return [official, mini].map(
    ({ kind, name, appid, secret, token, encodingAESKey, originalId }) => ({
      kind,
      name,
      appid,
      secret,
      token,
      encodingAESKey,
      originalId,
    }),
  );
}

const prefix = "/__sandbox";

function carry(platform: Platform, desk: Desk): Carried {
  const router = controlRouter();
  return {
    faults: platform.faults,
    stream(incoming, response) {
      if (incoming.path !== `${prefix}/events`) return false;
      streamEvents(incoming, response, platform.feed);
      return true;
    },
    answer(incoming, fault) {
      const endpoint = endpoints.get(incoming.path);
      if (endpoint) return enter(platform, endpoint, incoming, fault);
      if (incoming.path.startsWith(prefix)) return operate(router, desk, incoming);
      return unknown(platform, incoming);
    },
    traced: (incoming: Incoming, answer: Answer, ms: number, fault: Fault | null) => {
      if (!incoming.path.startsWith(prefix)) trace(platform, incoming, answer, ms, fault);
    },
  };
}

type ControlRouter = ReturnType<typeof Router>;

function controlRouter(): ControlRouter {
  const router = Router({ ignoreTrailingSlash: true });
  for (const [name, route] of Object.entries(routes)) {
    const [method = "", path = ""] = name.split(" ");
    router.on(method as HTTPMethod, prefix + path, () => {}, route);
  }
  return router;
}

async function operate(router: ControlRouter, desk: Desk, incoming: Incoming): Promise<Answer> {
  const found = router.find(incoming.method as HTTPMethod, incoming.path);
  try {
    if (!found) throw new ControlError("unknownRoute", "没有这个控制接口", 404);
    const route = found.store as Route;
    const input: Input = {
      ...Object.fromEntries(incoming.query),
      ...readInput(incoming.body),
      ...found.params,
    };
    return toAnswer(await route(desk, input));
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return json({ error: { code: error.code, message: error.message } }, error.status);
  }
}

const families = /^\/(cgi-bin|sns|wxa|wxaapi|customservice|shakearound|datacube|card|merchant)\//;

/** Addresses of the real platform that are not known here are refused in words, others are 404. */
function unknown(platform: Platform, incoming: Incoming): Answer {
  if (families.test(incoming.path)) {
    return refuse(platform, incoming, new Unimplemented(`${incoming.method} ${incoming.path}`));
  }
  if (incoming.path === "/") return front(platform);
  if (incoming.path === "/favicon.ico") return { status: 204, headers: {}, body: "" };
  announce(platform, `${incoming.method} ${incoming.path}`);
  return json({ errcode: -1, errmsg: `未实现 ${incoming.path}` }, 404);
}
