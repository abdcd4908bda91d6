import { post } from "./bridge";
import { api, type CallOptions, count } from "./call";
import { state } from "./state";

const maxSockets = 5;
const OriginalSocket = self.WebSocket;

type Listener = (event: Record<string, unknown>) => void;
type EventName = "open" | "message" | "close" | "error";

interface Entry {
  socket: WebSocket;
  listeners: Record<EventName, Listener[]>;
}

const open = new Set<Entry>();

export function openSockets(): number {
  return open.size;
}

/** The relay of the stage carries the headers, which a browser's own socket cannot send. */
function relayAddress(options: CallOptions): string {
  const address = new URL("/__phone/socket", self.location.href);
  address.protocol = "ws:";
  address.searchParams.set("url", String(options.url));
  address.searchParams.set("header", JSON.stringify(options.header ?? {}));
  return address.href;
}

function trace(direction: "out" | "in", text: string): void {
  post({ t: "trace", record: { direction, text, note: "", ms: 0, failed: false } });
}

const heartbeat = /^(ping|pong|hello|heartbeat)$/;

/** Frames are named by what most protocols call their kind; heartbeats are left out. */
function traceFrame(direction: "out" | "in", data: unknown): void {
  const kind = frameKind(data);
  if (!heartbeat.test(kind)) trace(direction, `长连接 ${kind}`);
}

function frameKind(data: unknown): string {
  if (typeof data !== "string") return "二进制";
  try {
    const { kind, type, event } = JSON.parse(data) as Record<string, unknown>;
    return String(kind ?? type ?? event ?? "消息");
  } catch {
    return "消息";
  }
}

function tell(entry: Entry, name: EventName, event: Record<string, unknown>): void {
  for (const listener of entry.listeners[name]) listener(event);
}

function attach(entry: Entry, url: string): void {
  const { socket } = entry;
  socket.binaryType = "arraybuffer";
  socket.onopen = () => {
    const path = url.replace(/^wss?:\/\/[^/]+/, "").split("?")[0];
    trace("out", `连接 ${path}`);
    tell(entry, "open", { header: {}, profile: {} });
  };
  socket.onmessage = (event) => {
    traceFrame("in", event.data);
    tell(entry, "message", { data: event.data });
  };
  socket.onerror = () => tell(entry, "error", { errMsg: "connectSocket:fail" });
  socket.onclose = (event) => {
    if (!open.delete(entry)) return;
    tell(entry, "close", { code: event.code, reason: event.reason });
  };
}

export function connectSocket(options: CallOptions) {
  count("connectSocket", { known: true });
  if (state.hidden) return refuse(options, "interrupted");
  if (open.size >= maxSockets) return refuse(options, "exceed max task count");

  const socket = new OriginalSocket(relayAddress(options), (options.protocols ?? []) as string[]);
  const entry: Entry = { socket, listeners: { open: [], message: [], close: [], error: [] } };
  open.add(entry);
  attach(entry, String(options.url));
  const result = { errMsg: "connectSocket:ok", socketTaskId: open.size };
  options.success?.(result);
  options.complete?.(result);
  return socketTask(entry);
}

function refuse(options: CallOptions, reason: string) {
  const error = { errMsg: `connectSocket:fail ${reason}` };
  options.fail?.(error);
  options.complete?.(error);
  return undefined;
}

function socketTask(entry: Entry) {
  const { socket, listeners } = entry;
  return {
    CONNECTING: 0,
    OPEN: 1,
    CLOSING: 2,
    CLOSED: 3,
    get readyState() {
      return socket.readyState;
    },
    onOpen: (listener: Listener) => listeners.open.push(listener),
    onMessage: (listener: Listener) => listeners.message.push(listener),
    onClose: (listener: Listener) => listeners.close.push(listener),
    onError: (listener: Listener) => listeners.error.push(listener),
    send: api("SocketTask.send", (options) => {
      if (socket.readyState !== socket.OPEN) throw new Error("SocketTask.readyState is not OPEN");
      traceFrame("out", options.data);
      socket.send(options.data as string | ArrayBuffer);
      return {};
    }),
    close: api("SocketTask.close", (options) => {
      const code = Number(options.code ?? 1000);
      const allowed = code === 1000 || (code >= 3000 && code <= 4999);
      socket.close(allowed ? code : 1000, String(options.reason ?? ""));
      return {};
    }),
  };
}

/** Leaving the mini-program ends its sockets: the other side sees a dead peer. */
export function closeSockets(): void {
  for (const entry of [...open]) {
    open.delete(entry);
    entry.socket.close();
    tell(entry, "close", { code: 1006, reason: "interrupted" });
  }
}
