import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sandbox } from "../core/types";
import type { BrowserFiles } from "../phone/serve/browser-files";
import { readAll } from "../phone/serve/forward";
import { contentType, notFound, send } from "../phone/serve/routes";
import { callControl, UnknownCall } from "./control-calls";
import type { deskCodes } from "./desk-codes";
import { stagePage } from "./page";
import type { Traffic } from "./traffic";

export interface StageRoutes {
  sandbox: Sandbox;
  appUrl: URL;
  port: number;
  browser: BrowserFiles;
  codes: ReturnType<typeof deskCodes>;
  traffic: Traffic;
  forget(person: string): void;
}

const json = contentType(".json");

/** What the page itself needs; it talks to the platform only through here. */
export function stageRoutes(options: StageRoutes) {
  const { sandbox, appUrl, browser, codes } = options;

  const answer = (response: ServerResponse, body: unknown, status = 200): void => {
    response.writeHead(status, { "content-type": json, "cache-control": "no-store" });
    response.end(JSON.stringify(body ?? null));
  };

  const call = async (request: IncomingMessage, response: ServerResponse, name: string) => {
    try {
      const args = JSON.parse((await readAll(request)).toString("utf8") || "[]") as unknown[];
      answer(response, await callControl(sandbox, name, args));
    } catch (error) {
      const code = error instanceof UnknownCall ? "stage.unknownCall" : "stage.refused";
      answer(
        response,
        { error: { code, message: error instanceof Error ? error.message : String(error) } },
        400,
      );
    }
  };

  const setup = () => ({
    accounts: sandbox.accounts.map(({ kind, name, appid }) => ({ kind, name, appid })),
    appUrl: appUrl.href,
    sandboxUrl: sandbox.url,
    port: options.port,
  });

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const { pathname } = url;
    if (pathname === "/") return send(response, stagePage, contentType(".html"));
    if (pathname === "/stage.js")
      return send(response, (await browser()).get("stage.js") ?? "", contentType(".js"));
    if (pathname === "/__stage/setup") return answer(response, setup());
    if (pathname === "/__stage/events") return events(options, response);
    if (pathname === "/__stage/codes") return answer(response, codes.list());
    if (pathname === "/__stage/ready") return answer(response, await readiness(appUrl));
    if (request.method !== "POST") return notFound(response);
    if (!sameOrigin(request))
      return answer(
        response,
        { error: { code: "stage.foreign", message: "只接受来自本页的操作" } },
        403,
      );
    if (pathname === "/__stage/clock") return answer(response, await moveClock(options, request));
    if (pathname.startsWith("/__stage/forget/"))
      return answer(response, options.forget(pathname.slice("/__stage/forget/".length)));
    if (pathname.startsWith("/__stage/call/"))
      return call(request, response, pathname.slice("/__stage/call/".length));
    return notFound(response);
  };
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

async function readiness(appUrl: URL): Promise<unknown> {
  try {
    const answer = await fetch(new URL("/readyz", appUrl), { signal: AbortSignal.timeout(3000) });
    return { up: answer.ok, details: await answer.json().catch(() => null) };
  } catch {
    return { up: false, details: null };
  }
}

/** One move for both: a message's window and a booking's reminder must agree on what time it is. */
async function moveClock({ sandbox, appUrl }: StageRoutes, request: IncomingMessage) {
  const { offsetMs } = JSON.parse((await readAll(request)).toString("utf8")) as {
    offsetMs: number;
  };
  const clock = sandbox.control.setClockOffset(offsetMs);
  const moved = await fetch(new URL("/dev/clock", appUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ offsetMs }),
    signal: AbortSignal.timeout(5000),
  }).then(
    (answer) => answer.ok,
    () => false,
  );
  return { ...clock, product: moved };
}
