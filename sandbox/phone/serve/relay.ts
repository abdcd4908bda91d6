import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import net from "node:net";
import type { Duplex } from "node:stream";

export interface UpgradeRelay {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  dial: URL;
  path: string;
  /** Headers to set, over those of the request. */
  header: Record<string, string>;
  drop?: string[];
}

/** Passes a WebSocket on byte for byte: the handshake with changed headers, then both streams. */
export function relayUpgrade({
  request,
  socket,
  head,
  dial,
  path,
  header,
  drop = [],
}: UpgradeRelay): void {
  const upstream = net.connect(Number(dial.port || 80), dial.hostname, () => {
    const headers = merge(request.headers, header, drop);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    upstream.write(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    if (head.length > 0) upstream.write(head);
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  const end = () => {
    upstream.destroy();
    socket.destroy();
  };
  upstream.on("error", () => {
    if (socket.writable) socket.end("HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n");
    end();
  });
  for (const stream of [upstream, socket]) stream.on("close", end);
  socket.on("error", end);
}

/** One line a header; a value with a line break would smuggle another. */
function merge(
  given: IncomingHttpHeaders,
  changed: Record<string, string>,
  drop: string[],
): Record<string, string> {
  const all = { ...given, ...changed };
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined || (drop.includes(name) && !(name in changed))) continue;
    out[name] = String(value).replace(/[\r\n]/g, " ");
  }
  return out;
}
