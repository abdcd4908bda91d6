import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { relayUpgrade } from "../phone/serve/relay";
import { CookieJar } from "./cookie-jar";
import { phoneHtml } from "./phone-html";
import type { Passed } from "./traffic";
import { userAgent } from "./user-agent";

const hopByHop = ["connection", "keep-alive", "transfer-encoding", "upgrade", "proxy-connection"];

export interface Seen {
  person: string;
  path: string;
  type: string;
  body: Buffer;
}

export interface ProxyOptions {
  appUrl: URL;
  /** Small JSON answers to a browser: the code it shows on its screen is among them. */
  sawOnDesk(seen: Seen): void;
  /** Calls of the product by pages on a phone, not the files those pages are made of. */
  passed(record: Passed): void;
}

type Changes = { header: Record<string, string>; drop: string[] };

/** The three ways into the product: a phone's in-app browser, a desktop browser, a mini-program. */
export function personProxy({ appUrl, sawOnDesk, passed }: ProxyOptions) {
  const jars = new Map<string, CookieJar>();
  const jarOf = (person: string) => {
    const jar = jars.get(person) ?? new CookieJar();
    jars.set(person, jar);
    return jar;
  };

  const phoneChanges = (request: IncomingMessage, person: string): Changes => {
    const cookie = jarOf(person).header(pathOf(request));
    const header: Record<string, string> = {
      "user-agent": userAgent,
      "accept-encoding": "identity",
    };
    if (cookie) header.cookie = cookie;
    if (request.headers["sec-fetch-dest"] === "iframe") {
      Object.assign(header, {
        "sec-fetch-dest": "document",
        "sec-fetch-site": "none",
        "accept-encoding": "identity",
      });
    }
    return { header, drop: ["cookie"] };
  };

  const phone = (request: IncomingMessage, response: ServerResponse, person: string): void => {
    const started = performance.now();
    forward(request, response, phoneChanges(request, person), (answer) => {
      const path = pathOf(request);
      if (/^\/(api|auth)\//.test(path)) {
        const { method = "GET" } = request;
        const ms = performance.now() - started;
        passed({ person, method, path, status: answer.statusCode ?? 0, ms });
      }
      jarOf(person).take(answer.headers["set-cookie"]);
      const headers = asTopWindow(answer.headers);
      if (headers.location) headers.location = withPerson(headers.location, person);
      if (!isHtml(answer)) {
        look(answer, request, person);
        return pass(answer, response, headers);
      }
      void phoneHtml(answer).then((body) => {
        delete headers["content-length"];
        response.writeHead(answer.statusCode ?? 502, headers).end(body);
      });
    });
  };

  /** Whatever screen it is on, a code that is shown can be scanned. */
  const look = (answer: IncomingMessage, request: IncomingMessage, person: string): void => {
    if (!isSmallJson(answer)) return;
    const type = String(answer.headers["content-type"] ?? "");
    const seen = { person, path: pathOf(request), type };
    const parts: Buffer[] = [];
    answer.on("data", (part: Buffer) => parts.push(part));
    answer.on("end", () => sawOnDesk({ ...seen, body: Buffer.concat(parts) }));
  };

  const desk = (request: IncomingMessage, response: ServerResponse, person: string): void => {
    forward(
      request,
      response,
      { header: { "accept-encoding": "identity" }, drop: [] },
      (answer) => {
        look(answer, request, person);
        pass(answer, response, withoutHop(answer.headers));
      },
    );
  };

  const api = (request: IncomingMessage, response: ServerResponse): void => {
    forward(request, response, { header: {}, drop: [] }, (answer) =>
      pass(answer, response, withoutHop(answer.headers)),
    );
  };

  const forward = (
    request: IncomingMessage,
    response: ServerResponse,
    { header, drop }: Changes,
    receive: (answer: IncomingMessage) => void,
  ): void => {
    const headers: IncomingHttpHeaders = { ...request.headers };
    for (const name of [...hopByHop, ...drop]) delete headers[name];
    Object.assign(headers, header, forwardedHeaders(request));
    const outgoing = http.request(
      {
        hostname: appUrl.hostname,
        port: appUrl.port,
        path: request.url,
        method: request.method,
        headers,
      },
      receive,
    );
    outgoing.on("error", () => unreachable(response));
    response.on("close", () => outgoing.destroy());
    request.pipe(outgoing);
  };

  return {
    phone,
    desk,
    api,
    /** Forgets who is signed in on a person's phone. */
    forget: (person: string) => jarOf(person).clear(),
    upgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      person: string | undefined,
    ): void {
      const changes = person ? phoneChanges(request, person) : { header: {}, drop: [] };
      const header = { ...changes.header, ...forwardedHeaders(request) };
      relayUpgrade({
        request,
        socket,
        head,
        dial: appUrl,
        path: request.url ?? "/",
        header,
        drop: changes.drop,
      });
    },
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?")[0] ?? "/";
}

function forwardedHeaders(request: IncomingMessage): Record<string, string> {
  return {
    "x-forwarded-for": request.socket.remoteAddress ?? "127.0.0.1",
    "x-forwarded-proto": "http",
    "x-forwarded-host": request.headers.host ?? "",
  };
}

type Headers = Record<string, string | string[] | undefined>;

function withoutHop(headers: IncomingHttpHeaders): Headers & { location?: string } {
  const out: Headers & { location?: string } = { ...headers };
  for (const name of hopByHop) delete out[name];
  return out;
}

/** A web-view is a top window: who may frame the page does not concern it, and its jar keeps cookies. */
function asTopWindow(headers: IncomingHttpHeaders): Headers & { location?: string } {
  const out = withoutHop(headers);
  delete out["set-cookie"];
  delete out["x-frame-options"];
  const policy = out["content-security-policy"];
  if (typeof policy === "string") {
    out["content-security-policy"] = policy.replace(/(^|;)\s*frame-ancestors[^;]*/g, "");
  }
  return out;
}

/** WeChat knows whose phone it is; the platform's page of consent learns it by this parameter. */
export function withPerson(location: string, person: string): string {
  if (!/\/connect\/(oauth2\/authorize|qrconnect)\b/.test(location)) return location;
  const url = new URL(location);
  url.searchParams.set("sandbox_user", person);
  return url.href;
}

function isHtml(answer: IncomingMessage): boolean {
  const encoded = answer.headers["content-encoding"];
  return (
    /^text\/html/.test(String(answer.headers["content-type"])) &&
    (!encoded || encoded === "identity")
  );
}

function isSmallJson(answer: IncomingMessage): boolean {
  const size = Number(answer.headers["content-length"] ?? 0);
  return /json/.test(String(answer.headers["content-type"])) && size < 64 * 1024;
}

function pass(answer: IncomingMessage, response: ServerResponse, headers: Headers): void {
  response.writeHead(answer.statusCode ?? 502, headers as http.OutgoingHttpHeaders);
  answer.pipe(response);
  answer.on("error", () => response.destroy());
}

function unreachable(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const error = { code: "stage.serverUnreachable", message: "服务正在启动或已停止，请稍后再试" };
  response.writeHead(502, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify({ error }));
}
