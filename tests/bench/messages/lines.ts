import { WebSocket } from "ws";
import { atOnce } from "../lib/rounds";
import { type Crowd, ticketOf, type Writer } from "./crowd";

export const text = "请问下周三上午方便见面吗？想谈一谈到期的那笔存款。";

/** How a server is spoken to: the same sockets and the same client for all, so only servers differ. */
export interface Lines {
  /** Sends a message of the writer at this place. */
  send(writer: number, clientId: string): void;
  /** Told of every message that reached its receiver, and of every one acknowledged. */
  onHeard(listener: (clientId: string) => void): void;
  onDone(listener: (clientId: string) => void): void;
  close(): void;
}

interface Wire {
  writerUrl(writer: Writer): Promise<string>;
  managerUrl(rmId: string, sessionId: string): Promise<string>;
  hello?: string;
  write(writer: Writer, clientId: string): string;
  /** What a frame says: a message that came, an acknowledgement, or nothing of interest. */
  read(frame: string, socket: WebSocket): { heard?: string; done?: string };
}

const clientIdIn = (frame: string) => /"clientId":"([^"]+)"/.exec(frame)?.[1] ?? "";
const live = (url: string) => `${url.replace(/^http/, "ws")}/live`;

/** The product's own frames. */
export const ourWire = (url: string): Wire => ({
  writerUrl: async ({ customerId, sessionId }) =>
    `${live(url)}?ticket=${await ticketOf("customer", customerId, sessionId)}`,
  managerUrl: async (rmId, sessionId) =>
    `${live(url)}?ticket=${await ticketOf("staff", rmId, sessionId)}`,
  write: ({ conversationId }, clientId) =>
    JSON.stringify({ kind: "send", conversationId, clientId, body: { kind: "text", text } }),
  read: (frame) => {
    if (frame.startsWith('{"kind":"refused"')) throw new Error(`Refused: ${frame}`);
    if (frame.startsWith('{"kind":"message"')) return { heard: clientIdIn(frame) };
    return frame.startsWith('{"kind":"ack"') ? { done: clientIdIn(frame) } : {};
  },
});

/** socket.io's frames, spoken without its client, which would cost more than its server. */
export const socketIoWire = (url: string): Wire => {
  const base = `${url.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`;
  return {
    writerUrl: async () => base,
    managerUrl: async (rmId) => `${base}&manager=${rmId}`,
    hello: "40",
    write: ({ conversationId, rmId }, clientId) =>
      `42${JSON.stringify(["send", { conversationId, rmId, clientId, text }])}`,
    read: (frame, socket) => {
      if (frame === "2") socket.send("3");
      if (frame.startsWith('42["message"')) return { heard: clientIdIn(frame) };
      return frame.startsWith('42["ack"') ? { done: clientIdIn(frame) } : {};
    },
  };
};

/** A socket that says back what it hears: what the wire alone costs. */
export const echoWire = (url: string): Wire => ({
  writerUrl: async () => url.replace(/^http/, "ws"),
  managerUrl: async () => url.replace(/^http/, "ws"),
  write: ourWire(url).write,
  read: (frame) => ({ heard: clientIdIn(frame), done: clientIdIn(frame) }),
});

/** Connects everybody and waits until they are in. */
export async function connect(wire: Wire, { writers, managers }: Crowd): Promise<Lines> {
  let heard = (_: string) => {};
  let done = (_: string) => {};
  const all: WebSocket[] = [];
  const open = async (url: string) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    all.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.once("open", () => (wire.hello ? socket.send(wire.hello) : resolve()));
      if (wire.hello) socket.on("message", (data) => String(data).startsWith("40") && resolve());
    });
    socket.on("message", (data) => {
      const said = wire.read(String(data), socket);
      if (said.heard) heard(said.heard);
      if (said.done) done(said.done);
    });
    return socket;
  };
  for (const [rmId, sessionId] of managers) await open(await wire.managerUrl(rmId, sessionId));
  const sockets: WebSocket[] = [];
  await atOnce(writers.length, 20, async (at) => {
    const writer = writers[at];
    if (writer) sockets[at] = await open(await wire.writerUrl(writer));
  });
  return {
    send: (at, clientId) => {
      const writer = writers[at];
      if (writer) sockets[at]?.send(wire.write(writer, clientId));
    },
    onHeard: (listener) => {
      heard = listener;
    },
    onDone: (listener) => {
      done = listener;
    },
    close: () => {
      for (const socket of all) socket.terminate();
    },
  };
}
