import { connect, type Socket } from "node:net";
import { quantile } from "./rounds";

/** A request as it goes over the wire. */
export interface Shot {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Load {
  readonly perSecond: number;
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly lastBody: string;
}

export interface LoadOptions {
  readonly url: string;
  readonly shots: readonly Shot[];
  readonly sockets: number;
  readonly forMs: number;
}

/**
 * Sends ready-made requests over bare sockets, one under way on each: a client library would cost
 * more than most servers. Throws at the first answer that is not 200.
 */
export async function load({ url, shots, sockets, forMs }: LoadOptions): Promise<Load> {
  const { host, hostname, port } = new URL(url);
  const wire = shots.map((shot) => toWire(shot, host));
  const delays: number[] = [];
  let next = 0;
  let lastBody = "";
  const startedAt = performance.now();
  const lane = async () => {
    const socket = connect(Number(port), hostname).setNoDelay(true);
    const answers = answersOf(socket);
    while (performance.now() < startedAt + forMs) {
      const sentAt = performance.now();
      socket.write(wire[next++ % wire.length] ?? "");
      lastBody = await answers.next();
      delays.push(performance.now() - sentAt);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: sockets }, lane));
  return {
    perSecond: (delays.length / (performance.now() - startedAt)) * 1_000,
    count: delays.length,
    p50: quantile(delays, 0.5),
    p99: quantile(delays, 0.99),
    lastBody,
  };
}

function toWire({ method, path, headers = {}, body = "" }: Shot, host: string): Buffer {
  const all = {
    Host: host,
    ...headers,
    ...(method === "POST"
      ? { "Content-Type": "application/json", "Content-Length": `${Buffer.byteLength(body)}` }
      : {}),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, "", body].join("\r\n"));
}

/** Answers of one socket in order. Knows just enough of HTTP: every server here says the length. */
function answersOf(socket: Socket) {
  let received: Buffer = Buffer.alloc(0);
  let give: ((body: string) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  const look = () => {
    const end = received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = received.toString("latin1", 0, end);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
    if (Number.isNaN(length)) return fail?.(new Error(`An answer of unknown length: ${head}`));
    if (received.length < end + 4 + length) return;
    const body = received.toString("utf8", end + 4, end + 4 + length);
    received = received.subarray(end + 4 + length);
    if (head.startsWith("HTTP/1.1 200")) give?.(body);
    else fail?.(new Error(`${head.split("\r\n")[0]}: ${body}`));
  };
  socket.on("data", (chunk) => {
    received = received.length > 0 ? Buffer.concat([received, chunk]) : chunk;
    look();
  });
  socket.on("error", (error) => fail?.(error));
  socket.on("close", () => fail?.(new Error("The server closed the connection.")));
  return {
    next: () =>
      new Promise<string>((resolve, reject) => {
        give = resolve;
        fail = reject;
      }),
  };
}
