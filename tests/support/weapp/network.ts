import { WebSocket } from "ws";

type Callback = (result: Record<string, unknown>) => void;

export interface WxOptions extends Record<string, unknown> {
  success?: Callback;
  fail?: Callback;
  complete?: Callback;
}

/** What of the world outside the bundle may reach: files by path, and who closes what is open. */
export interface NetworkContext {
  appId: string;
  files: Map<string, Buffer>;
  sockets: Set<WebSocket>;
  keep(bytes: Buffer, extension: string): string;
}

export async function send(options: WxOptions, { appId }: NetworkContext) {
  const method = String(options.method ?? "GET").toUpperCase();
  const url = new URL(String(options.url));
  const { data } = options;
  let body: string | undefined;
  if (data !== undefined && data !== null && method === "GET" && typeof data === "object") {
    for (const [name, value] of Object.entries(data)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
  } else if (data !== undefined && data !== null && method !== "GET") {
    body = typeof data === "string" ? data : JSON.stringify(data);
  }

  const headers = { "content-type": "application/json", ...headersOf(options, appId) };
  const answer = await fetch(url, { method, headers, body });
  const text = await answer.text();
  return {
    data: options.dataType === "text" ? text : parsed(text),
    statusCode: answer.status,
    header: Object.fromEntries(answer.headers),
    cookies: answer.headers.getSetCookie(),
  };
}

export async function upload(options: WxOptions, context: NetworkContext) {
  const bytes = context.files.get(String(options.filePath));
  if (!bytes) throw new Error(`no such file ${String(options.filePath)}`);
  const form = new FormData();
  const name = String(options.filePath).split("/").at(-1);
  form.append(String(options.name), new Blob([new Uint8Array(bytes)]), name);
  for (const [key, value] of Object.entries(options.formData ?? {}))
    form.append(key, String(value));

  const headers = headersOf(options, context.appId);
  delete headers["content-type"];
  const answer = await fetch(String(options.url), { method: "POST", headers, body: form });
  return { data: await answer.text(), statusCode: answer.status };
}

export async function download(options: WxOptions, context: NetworkContext) {
  const headers = headersOf(options, context.appId);
  const answer = await fetch(String(options.url), { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get("content-type")?.split(/[/;]/)[1] ?? "bin";
  return { tempFilePath: context.keep(bytes, type), statusCode: answer.status };
}

function headersOf(options: WxOptions, appId: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.header ?? {})) {
    headers[name.toLowerCase()] = String(value);
  }
  return { ...headers, referer: `https://servicewechat.com/${appId}/0/page-frame.html` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A real socket behind the `SocketTask` of WeChat. */
export function connect(options: WxOptions, { sockets }: NetworkContext) {
  const headers = options.header as Record<string, string> | undefined;
  const protocols = (options.protocols ?? []) as string[];
  const socket = new WebSocket(String(options.url), protocols, { headers });
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => undefined);
  queueMicrotask(() => options.success?.({ errMsg: "connectSocket:ok" }));

  return {
    get readyState() {
      return socket.readyState;
    },
    onOpen: (listener: Callback) => socket.on("open", () => listener({ header: {} })),
    onMessage: (listener: Callback) =>
      socket.on("message", (data, binary) => listener({ data: binary ? data : data.toString() })),
    onClose: (listener: Callback) =>
      socket.on("close", (code, reason) => listener({ code, reason: reason.toString() })),
    onError: (listener: Callback) =>
      socket.on("error", (error) => listener({ errMsg: `connectSocket:fail ${error.message}` })),
    send: (sending: WxOptions) =>
      socket.send(String(sending.data), (error) => {
        if (error) sending.fail?.({ errMsg: `SocketTask.send:fail ${error.message}` });
        else sending.success?.({ errMsg: "SocketTask.send:ok" });
      }),
    close: (closing: WxOptions = {}) => {
      const code = Number(closing.code ?? 1000);
      socket.close(code === 1000 || code >= 3000 ? code : 1000, String(closing.reason ?? ""));
    },
  };
}
