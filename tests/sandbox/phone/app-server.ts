import http from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

export interface AppServer {
  url: string;
  requests: http.IncomingMessage[];
  sockets: Set<WebSocket>;
  close(): Promise<void>;
}

/** A server that shows what reached it: stands where the product's server would. */
export async function startAppServer(
  answer?: (request: http.IncomingMessage, response: http.ServerResponse) => boolean,
): Promise<AppServer> {
  const requests: http.IncomingMessage[] = [];
  const sockets = new Set<WebSocket>();
  const server = http.createServer((request, response) => {
    requests.push(request);
    if (!answer?.(request, response)) void echo(request, response);
  });

  const live = new WebSocketServer({ server });
  live.on("connection", (socket, request) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("message", (data) => socket.send(`echo ${data.toString()}`));
    const { authorization, cookie } = request.headers;
    socket.send(`hello ${authorization ?? cookie ?? ""}`);
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function echo(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  response.setHeader("content-type", "application/json");
  if (request.url === "/upload") {
    const file = body.subarray(body.indexOf("\r\n\r\n") + 4);
    const kind = body.includes('name="kind"\r\n\r\nimage');
    response.end(
      JSON.stringify({
        starts: file.subarray(0, 4).toString("latin1"),
        kind,
        large: body.length > 1000,
      }),
    );
    return;
  }
  const { authorization, referer, host } = request.headers;
  response.end(
    JSON.stringify({
      method: request.method,
      url: request.url,
      authorization,
      referer,
      host,
      body: body.toString(),
    }),
  );
}
