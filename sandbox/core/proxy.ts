import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecureContext, TLSSocket } from "node:tls";
import { makeAuthority } from "./authority";

/** A running forward proxy. */
export interface ForwardProxy {
  url: string;
  /** File with the root certificate a client must trust. */
  ca: string;
  close(): Promise<void>;
}

/** How it is started. */
export interface ProxyOptions {
  port: number;
  /** Where the stood-in hosts' requests really go. */
  target: { host: string; port: number };
  /** Hosts this proxy stands in for; all others are refused, it is no open proxy. */
  hosts: RegExp;
}

/**
 * For clients whose hosts are built in: an HTTP proxy that ends TLS itself and hands the bytes to the
 * local platform.
 */
export async function startProxy({ port, target, hosts }: ProxyOptions): Promise<ForwardProxy> {
  const authority = makeAuthority("GuiBin sandbox, this machine only");
  const folder = mkdtempSync(join(tmpdir(), "sandbox-ca-"));
  const ca = join(folder, "ca.pem");
  writeFileSync(ca, authority.root);
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => forward(incoming, response, target, hosts));
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("connect", (incoming: IncomingMessage, socket: Socket) => {
    const host = (incoming.url ?? "").replace(/:\d+$/, "");
    if (!hosts.test(host)) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    const secureContext = createSecureContext(authority.issue(host));
    const inner = new TLSSocket(socket, { isServer: true, secureContext });
    const outer = connect(target.port, target.host);
    inner.pipe(outer).pipe(inner);
    inner.on("error", () => outer.destroy());
    outer.on("error", () => inner.destroy());
    inner.on("close", () => outer.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Plain `http://host/…` requests, as some clients make for media. */
function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  target: ProxyOptions["target"],
  hosts: RegExp,
): void {
  const url = URL.canParse(incoming.url ?? "") ? new URL(incoming.url ?? "") : null;
  if (!url || !hosts.test(url.hostname)) {
    response.writeHead(403).end();
    return;
  }
  const { method, headers } = incoming;
  const path = url.pathname + url.search;
  const onward = request({ ...target, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  incoming.pipe(onward);
}
