import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** What the stub answers in JSON, or how it treats the connection. */
export type StubAnswer = object | ((request: StubRequest) => object);
export type StubTreatment = (response: ServerResponse, request: StubRequest) => void;

/** A bare HTTP server that answers what a test says, for faults no platform would own up to. */
export async function startPlatformStub() {
  const answers = new Map<string, StubTreatment>();
  const requests: StubRequest[] = [];

  const server = createServer((incoming, response) => {
    void receive(incoming).then((request) => {
      requests.push(request);
      (answers.get(request.path) ?? unknownCall)(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** The last answer given to a path counts. */
    answer(path: string, answer: StubAnswer): void {
      answers.set(path, (response, request) =>
        sendJson(response, typeof answer === "function" ? answer(request) : answer),
      );
    },
    /** Leaves the response to the test: to cut, delay or garble it. */
    treat(path: string, treatment: StubTreatment): void {
      answers.set(path, treatment);
    },
    count: (path: string) => requests.filter((request) => request.path === path).length,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type PlatformStub = Awaited<ReturnType<typeof startPlatformStub>>;

async function receive(incoming: IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const url = new URL(incoming.url ?? "/", "http://stub");
  return {
    method: incoming.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    body: Buffer.concat(chunks).toString(),
  };
}

const unknownCall: StubTreatment = (response) =>
  sendJson(response, { errcode: 404, errmsg: "no such call" });

function sendJson(response: ServerResponse, body: object): void {
  response.setHeader("content-type", "application/json; encoding=utf-8");
  response.end(JSON.stringify(body));
}
