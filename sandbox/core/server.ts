import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Faults } from "./faults";
import type { Answer, Incoming } from "./http";
import type { Fault } from "./types";

const maxBody = 24 * 1024 * 1024;

/** What a server needs to know of the platform it carries. */
export interface Carried {
  faults: Faults;
  /** Answers a request; a fault of kind `errcode` or `token-storm` is passed on, the others are played here. */
  answer(incoming: Incoming, fault: Fault | null): Answer | Promise<Answer>;
  /** Takes requests that keep their response open (event streams); true when taken. */
  stream(incoming: Incoming, response: ServerResponse): boolean;
  traced(incoming: Incoming, answer: Answer, ms: number, fault: Fault | null): void;
}

/** Listens and returns when the port is open. */
export async function listen(
  carried: Carried,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    receive(request, response, carried);
  });
  server.on("clientError", (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function receive(request: IncomingMessage, response: ServerResponse, carried: Carried): void {
  let first: Buffer | null = null;
  let rest: Buffer[] | null = null;
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBody) {
      response.writeHead(413, { connection: "close" }).end();
      request.destroy();
      return;
    }
    if (first === null) first = chunk;
    else if (rest) rest.push(chunk);
    else rest = [first, chunk];
  });
  request.on("end", () => {
    const body = rest ? Buffer.concat(rest) : (first ?? Buffer.alloc(0));
    handle(read(request, body), response, carried);
  });
  request.on("error", () => response.destroy());
}

function read(request: IncomingMessage, body: Buffer): Incoming {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  const search = mark < 0 ? "" : url.slice(mark + 1);
  return {
    method: request.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    search,
    query: new URLSearchParams(search),
    headers: request.headers,
    body,
    ip: (request.socket.remoteAddress ?? "").replace("::ffff:", ""),
  };
}

function handle(incoming: Incoming, response: ServerResponse, carried: Carried): void {
  if (carried.stream(incoming, response)) return;
  const fault = incoming.path.startsWith("/__sandbox")
    ? null
    : carried.faults.strike(incoming.path);
  if (fault) {
    void playFault(fault, incoming, response, carried);
    return;
  }
  const started = performance.now();
  const answer = carried.answer(incoming, null);
  if (answer instanceof Promise) {
    answer
      .then((ready) => finish(ready, incoming, response, carried, started, null))
      .catch(crash(response));
    return;
  }
  finish(answer, incoming, response, carried, started, null);
}

function finish(
  answer: Answer,
  incoming: Incoming,
  response: ServerResponse,
  carried: Carried,
  started: number,
  fault: Fault | null,
): void {
  carried.traced(incoming, answer, performance.now() - started, fault);
  write(answer, response);
}

function write(answer: Answer, response: ServerResponse): void {
  const length =
    typeof answer.body === "string" ? Buffer.byteLength(answer.body) : answer.body.length;
  response.writeHead(answer.status, { ...answer.headers, "content-length": length });
  response.end(answer.body);
}

/** A fault of ours is loud: it would otherwise look like one of the product's. */
function crash(response: ServerResponse): (error: unknown) => void {
  return (error) => {
    console.error("sandbox: a request crashed the platform itself", error);
    response.destroy();
  };
}

async function playFault(
  fault: Fault,
  incoming: Incoming,
  response: ServerResponse,
  carried: Carried,
): Promise<void> {
  const started = performance.now();
  const note = (answer: Answer) =>
    carried.traced(incoming, answer, performance.now() - started, fault);
  if (fault.kind === "hang") return hang(fault, response, note);
  if (fault.kind === "reset-before") {
    note(nothing);
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault.kind === "http") {
    const answer = {
      ...nothing,
      status: fault.status ?? 502,
      body: "<html><body>Bad Gateway</body></html>",
    };
    note(answer);
    return write(answer, response);
  }
  if (fault.kind === "latency")
    await pause((fault.ms ?? 0) + Math.random() * (fault.jitterMs ?? 0));
  try {
    const answer = await carried.answer(incoming, fault);
    note(answer);
    writeSpoiled(fault, answer, response);
  } catch (error) {
    crash(response)(error);
  }
}

const nothing: Answer = { status: 0, headers: { "content-type": "text/html" }, body: "" };

async function hang(
  fault: Fault,
  response: ServerResponse,
  note: (answer: Answer) => void,
): Promise<void> {
  note(nothing);
  if (fault.ms === undefined) return;
  await pause(fault.ms);
  response.socket?.resetAndDestroy();
}

function writeSpoiled(fault: Fault, answer: Answer, response: ServerResponse): void {
  if (fault.kind === "reset-after") {
    response.socket?.resetAndDestroy();
  } else if (fault.kind === "truncate") {
    const half = answer.body.slice(0, Math.max(1, Math.floor(answer.body.length / 2)));
    write({ ...answer, body: half }, response);
  } else if (fault.kind === "content-type") {
    const headers = { ...answer.headers, "content-type": fault.contentType ?? "text/html" };
    write({ ...answer, headers }, response);
  } else {
    write(answer, response);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
