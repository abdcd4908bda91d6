import http, { type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import { relayUpgrade } from "./relay";

const maxRedirects = 5;

/** Where to dial for an address a mini-program named; undefined when it is not on the list. */
export type Resolve = (url: URL) => URL | undefined;

/** A mini-program reaches only listed hosts, and no rule of browsers about origins applies to it. */
export function forwarder(resolve: Resolve) {
  return async (request: IncomingMessage, response: ServerResponse, search: URLSearchParams) => {
    const target = parse(search.get("url"));
    const dial = target && resolve(target);
    if (!target || !dial)
      return refuse(response, 403, `url not in domain list: ${target?.host ?? ""}`);

    const body = await readAll(request);
    const header = givenHeader(request);
    try {
      const answer = await sendOn({
        target,
        dial,
        method: request.method ?? "GET",
        header,
        body,
        resolve,
      });
      const bytes = await readAll(answer);
      response.writeHead(200, {
        "content-type": "application/octet-stream",
        "cache-control": "no-store",
        "x-wx-status": String(answer.statusCode ?? 0),
        "x-wx-header": encodeURIComponent(JSON.stringify(flat(answer))),
      });
      response.end(bytes);
    } catch (error) {
      refuse(response, 502, error instanceof Error ? error.message : String(error));
    }
  };
}

/** `wx.connectSocket`: the relay sends the headers that a browser's own socket cannot. */
export function socketForwarder(resolve: Resolve) {
  return (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    search: URLSearchParams,
  ): void => {
    const target = parse(search.get("url"));
    const dial = target && resolve(target);
    if (!target || !dial) {
      socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
      return;
    }
    const own = JSON.parse(search.get("header") ?? "{}") as Record<string, unknown>;
    const header: Record<string, string> = { host: target.host };
    for (const [name, value] of Object.entries(own)) header[name.toLowerCase()] = String(value);
    relayUpgrade({
      request,
      socket,
      head,
      dial,
      path: target.pathname + target.search,
      header,
      drop: ["origin", "cookie"],
    });
  };
}

interface Sending {
  target: URL;
  dial: URL;
  method: string;
  header: Record<string, string>;
  body: Buffer;
  resolve: Resolve;
}

async function sendOn(sending: Sending, redirects = 0): Promise<IncomingMessage> {
  const answer = await once(sending);
  const location = answer.headers.location;
  const status = answer.statusCode ?? 0;
  if (!location || status < 300 || status > 399 || redirects >= maxRedirects) return answer;

  const target = new URL(location, sending.target);
  const dial = sending.resolve(target);
  if (!dial) throw new Error(`url not in domain list: ${target.host}`);
  answer.resume();
  const keeps = status === 307 || status === 308;
  const rest = keeps ? {} : { method: "GET", body: Buffer.alloc(0) };
  return sendOn({ ...sending, target, dial, ...rest }, redirects + 1);
}

function once({ target, dial, method, header, body }: Sending): Promise<IncomingMessage> {
  const { request } = dial.protocol === "https:" ? https : http;
  const bodiless = body.length === 0;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname: dial.hostname,
        port: dial.port,
        path: target.pathname + target.search,
        method,
        headers: {
          ...header,
          host: target.host,
          ...(bodiless ? {} : { "content-length": String(body.length) }),
        },
      },
      resolve,
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function givenHeader(request: IncomingMessage): Record<string, string> {
  const text = String(request.headers["x-wx-header"] ?? "%7B%7D");
  return JSON.parse(decodeURIComponent(text)) as Record<string, string>;
}

function flat(answer: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : String(value),
    ]),
  );
}

function parse(text: string | null): URL | undefined {
  try {
    return new URL(text ?? "");
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

export async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
