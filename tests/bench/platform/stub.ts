import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/*
 * The least that can stand for WeChat: reads requests off the socket and answers each the same,
 * after a delay. What a sender reaches against it is the sender's own limit. `stub DELAY_MS`.
 */
const delayMs = Number(process.argv[2] ?? 0);
const sent = answer('{"errcode":0,"errmsg":"ok","msgid":2504123456789012345}');
const token = answer(`{"access_token":"${"T".repeat(136)}","expires_in":7200}`);
let count = 0;

const server = createServer({ noDelay: true }, serve);
server.listen({ port: 0, host: "127.0.0.1", backlog: 1_024 }, () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${port}` })}\n`);
});

function serve(socket: Socket): void {
  let received: Buffer = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    received = received.length > 0 ? Buffer.concat([received, chunk]) : chunk;
    for (let one = take(); one; one = take()) reply(socket, one);
  });

  /** The head of the next whole request. */
  function take(): string | undefined {
    const end = received.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const head = received.toString("latin1", 0, end);
    const length = bodyLength(head, received, end + 4);
    if (length === undefined || received.length < end + 4 + length) return undefined;
    received = received.subarray(end + 4 + length);
    return head;
  }
}

function bodyLength(head: string, received: Buffer, start: number): number | undefined {
  const said = /^content-length: (\d+)/im.exec(head)?.[1];
  if (said) return Number(said);
  if (!/^transfer-encoding: chunked/im.test(head)) return 0;
  const last = received.indexOf("0\r\n\r\n", start);
  return last < 0 ? undefined : last + 5 - start;
}

function reply(socket: Socket, head: string): void {
  if (head.startsWith("GET /count ")) return void socket.write(answer(JSON.stringify({ count })));
  const isToken = head.includes("/stable_token") || head.includes("/cgi-bin/token");
  if (!isToken) count++;
  const bytes = isToken ? token : sent;
  if (delayMs > 0) setTimeout(() => socket.write(bytes), delayMs);
  else socket.write(bytes);
}

function answer(body: string): Buffer {
  const lines = [
    "HTTP/1.1 200 OK",
    "Content-Type: application/json; encoding=utf-8",
    `Content-Length: ${body.length}`,
    "Connection: keep-alive",
    "",
    body,
  ];
  return Buffer.from(lines.join("\r\n"));
}
