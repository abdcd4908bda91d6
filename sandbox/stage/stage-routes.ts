import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sandbox } from "../core/types";
import type { BrowserFiles } from "../phone/serve/browser-files";
import { readAll } from "../phone/serve/forward";
import { contentType, notFound, send } from "../phone/serve/routes";
import { callControl, StageError } from "./control-calls";
import type { deskCodes } from "./desk-codes";
import { stagePage } from "./page";
import { moveClock, readiness } from "./product";
import type { Traffic } from "./traffic";

export interface StageRoutes {
  sandbox: Sandbox;
  appUrl: URL;
  port: number;
  browser: BrowserFiles;
  codes: ReturnType<typeof deskCodes>;
  traffic: Traffic;
  /** Signs a person out of the browser in their phone. */
  forget(person: string): void;
}

type Get = (response: ServerResponse) => unknown;
type Post = (rest: string, body: unknown) => unknown;

/** What the page itself needs; it talks to the platform only through here. */
export function stageRoutes(options: StageRoutes) {
  const { sandbox, appUrl, browser, codes } = options;

  const gets: Record<string, Get> = {
    "/": (response) => send(response, stagePage, contentType(".html")),
    "/stage.js": async (response) =>
      send(response, (await browser()).get("stage.js") ?? "", contentType(".js")),
    "/__stage/events": (response) => events(options, response),
    "/__stage/setup": (response) => json(response, setup(options)),
    "/__stage/codes": (response) => json(response, codes.list()),
    "/__stage/ready": async (response) => json(response, await readiness(appUrl)),
  };
  const posts: Record<string, Post> = {
    clock: (_, body) => moveClock(sandbox, appUrl, Number((body as { offsetMs: number }).offsetMs)),
    forget: (person) => options.forget(person),
    call: (name, body) => callControl(sandbox, name, body as unknown[]),
  };

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const get = gets[url.pathname];
    if (get && request.method === "GET") {
      await get(response);
      return;
    }
    const [, scope, name = "", rest = ""] = url.pathname.split("/");
    const post = scope === "__stage" && request.method === "POST" ? posts[name] : undefined;
    if (!post) {
      notFound(response);
      return;
    }
    await act(request, response, (body) => post(rest, body));
  };
}

function setup({ sandbox, appUrl, port }: StageRoutes) {
  return {
    accounts: sandbox.accounts.map(({ kind, name, appid }) => ({ kind, name, appid })),
    appUrl: appUrl.href,
    sandboxUrl: sandbox.url,
    port,
  };
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": contentType(".json"), "cache-control": "no-store" });
  response.end(JSON.stringify(body ?? null));
}

async function act(
  request: IncomingMessage,
  response: ServerResponse,
  run: (body: unknown) => unknown,
): Promise<void> {
  try {
    if (!sameOrigin(request)) throw new StageError("stage.foreign", "只接受来自本页的操作", 403);
    json(response, await run(await readBody(request)));
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: String(error) };
    const known = error instanceof StageError ? error : { code: "stage.refused", status: 400 };
    json(response, { error: { code: known.code, message } }, known.status);
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const text = (await readAll(request)).toString("utf8");
  try {
    return JSON.parse(text || "[]");
  } catch {
    throw new StageError("stage.notJson", "内容不是 JSON", 400);
  }
}

/** Panes are other origins of the same machine; none of them may act for the operator. */
function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}

function events({ sandbox, traffic }: StageRoutes, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    connection: "keep-alive",
  });
  response.write(": open\n\n");
  const write = (event: object) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  const stops = [
    sandbox.events.subscribe(write),
    traffic.subscribe((record) => write({ type: "traffic", ...record })),
  ];
  const beat = setInterval(() => response.write(": beat\n\n"), 20_000);
  response.on("close", () => {
    clearInterval(beat);
    for (const stop of stops) stop();
  });
}
