import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Sandbox } from "../core/types";
import { browserFiles } from "../phone/serve/browser-files";
import { forwarder, socketForwarder } from "../phone/serve/forward";
import { contentType, notFound, phoneRoutes, send } from "../phone/serve/routes";
import { autofillScript } from "./autofill";
import { BrowserStorage } from "./browser-storage";
import { deskCodes } from "./desk-codes";
import { readHost } from "./hosts";
import { personProxy } from "./person-proxy";
import { stageRoutes } from "./stage-routes";
import { Traffic } from "./traffic";

export interface StageOptions {
  /** 0 picks a free port. */
  port: number;
  host?: string;
  sandbox: Sandbox;
  /** Where the product's server listens. */
  appUrl: string;
  /** The built mini-program, usually `dist/weapp`. */
  distDir: string;
  /** More hosts a mini-program may call, as `host` or `host:port`. */
  allowHosts?: string[];
}

export interface Stage {
  url: string;
  port: number;
  close(): Promise<void>;
}

const here = path.dirname(fileURLToPath(import.meta.url));
const source = (...parts: string[]) => path.join(here, ...parts);

/** Opens the stage: the page with the phones, and for every person on it an origin of their own. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const browser = browserFiles(
    {
      logic: source("..", "phone", "logic", "main.ts"),
      view: source("..", "phone", "view", "main.ts"),
      stage: source("web", "main.tsx"),
    },
    { loader: { ".css": "text" } },
  );
  void browser().catch((error: Error) =>
    console.error("stage: the page could not be built", error.message),
  );

  const server = http.createServer();
  const port = await listen(server, options.port, options.host ?? "127.0.0.1");
  connect(server, { ...options, port, browser });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: http.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

type Connected = StageOptions & { port: number; browser: ReturnType<typeof browserFiles> };

function connect(server: http.Server, options: Connected): void {
  const { sandbox, browser, port } = options;
  const appUrl = new URL(options.appUrl);
  const codes = deskCodes();
  const traffic = new Traffic();
  const storage = new BrowserStorage();
  const proxy = personProxy({
    appUrl,
    sawOnDesk: codes.saw,
    passed: (record) => traffic.tell(record),
  });
  const resolve = allowList(options, appUrl);
  const forward = forwarder(resolve);
  const forwardSocket = socketForwarder(resolve);
  const mini = sandbox.accounts.find(({ kind }) => kind === "mini");
  const phone = phoneRoutes({
    distDir: options.distDir,
    appId: mini?.appid ?? "touristappid",
    browser,
  });
  const stage = stageRoutes({
    sandbox,
    appUrl,
    port,
    browser,
    codes,
    traffic,
    forget: (person: string) => {
      proxy.forget(person);
      storage.forget(person);
    },
  });

  const onStage = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://stage");
    if (url.pathname === "/__phone/forward") return forward(request, response, url.searchParams);
    if (url.pathname.startsWith("/__phone/")) return phone(request, response, url.pathname);
    return stage(request, response, url);
  };

  const onPhone = async (request: IncomingMessage, response: ServerResponse, person: string) => {
    const path = request.url ?? "/";
    if (path === "/__phone/storage.js") storage.script(response, person);
    else if (path.startsWith("/__phone/storage/")) await storage.keep(request, response, person);
    else if (path === "/__phone/autofill.js") send(response, autofillScript, contentType(".js"));
    else if (path === "/__phone/otp") {
      const code = JSON.stringify(sandbox.control.authenticator(person));
      send(response, code, contentType(".json"), { "cache-control": "no-store" });
    } else proxy.phone(request, response, person);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = readHost(request.headers.host);
    if (host.kind === "stage") await onStage(request, response);
    else if (host.kind === "api") proxy.api(request, response);
    else if (host.kind === "phone") await onPhone(request, response, host.person);
    else if (host.kind === "desk") proxy.desk(request, response, host.person);
    else notFound(response);
  };

  server.on("request", (request, response) => {
    void answer(request, response).catch((error) => crashed(response, error));
  });

  server.on("upgrade", (request, socket, head) => {
    const host = readHost(request.headers.host);
    const url = new URL(request.url ?? "/", "http://stage");
    if (host.kind === "stage" && url.pathname === "/__phone/socket") {
      return forwardSocket(request, socket, head, url.searchParams);
    }
    if (host.kind === "stage" || host.kind === "unknown") return void socket.destroy();
    proxy.upgrade(request, socket, head, host.kind === "phone" ? host.person : undefined);
  });
}

/** A mini-program calls the product by `api.localhost`; the platform's media live on its own host. */
function allowList({ allowHosts = [], sandbox, port }: Connected, appUrl: URL) {
  const listed = new Set([appUrl.host, new URL(sandbox.url).host, ...allowHosts]);
  return (url: URL): URL | undefined => {
    if (url.hostname.endsWith(".localhost")) return url.port === String(port) ? appUrl : undefined;
    return listed.has(url.host) || listed.has(url.hostname) ? url : undefined;
  };
}

function crashed(response: ServerResponse, error: unknown): void {
  console.error("stage:", error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { "content-type": "application/json; charset=utf-8" });
  response.end(
    JSON.stringify({
      error: {
        code: "stage.failed",
        message: error instanceof Error ? error.message : String(error),
      },
    }),
  );
}
