import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { ClientFrame, ServerFrame } from "@shared/live/live";
import mongoose, { Schema } from "mongoose";
import { type WebSocket, WebSocketServer } from "ws";
import { seconds } from "../clock";
import type { Log } from "../log";
import { forget, liveSessions, onSessionEnd } from "../session";
import { type Connection, Hub } from "./hub";
import { SignalBus } from "./signals";
import { redeemTicket } from "./tickets";

export type { Connection } from "./hub";
export { issueTicket } from "./tickets";

/** The fast path to people's screens. Whatever it carries can also be asked for over HTTP. */
export interface Live {
  /** Shows a frame to everybody under the topics, in every process. Never throws, never waits. */
  publish(topics: readonly string[], frame: ServerFrame, except?: Connection): void;
  /** Whether any process holds an open socket under this topic. */
  isOnline(topic: string): Promise<boolean>;
  /** Which of many topics have an open socket anywhere, in one question. */
  whoIsOnline(topics: readonly string[]): Promise<Set<string>>;
}

export type FrameHandler = (frame: ClientFrame, connection: Connection) => Promise<void>;

export interface LiveOptions {
  readonly log: Log;
  /** Seals what travels through the database between processes: frames carry what people said. */
  readonly seal: (plain: Buffer) => Promise<Buffer>;
  readonly open: (sealed: Buffer) => Promise<Buffer>;
  readonly allowOrigin: (origin: string) => boolean;
  /** Further topics a person listens to from the start. */
  readonly topicsOf: (actor: Connection["actor"]) => Promise<readonly string[]>;
  /** Where a request comes from, past the bank's proxies. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly onFrame: FrameHandler;
  /** A clock shift from another process. */
  readonly onClock: (offsetMs: number) => void;
}

const presenceSchema = new Schema(
  { _id: String, topic: String, until: Date },
  { collection: "livePresence", versionKey: false },
);
presenceSchema.index({ topic: 1, until: 1 });
presenceSchema.index({ until: 1 }, { expireAfterSeconds: 0 });
const Presence = mongoose.model("LivePresence", presenceSchema);

const presenceLife = seconds(45);
const heartbeat = seconds(25);
const limits = { frameBytes: 65_536, framesPerSecond: 20, socketsPerPerson: 5 };

export class LiveServer implements Live {
  readonly #hub = new Hub();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
  });
  readonly #bus: SignalBus;
  #timer: NodeJS.Timeout | undefined;
  #alive = new WeakSet<WebSocket>();

  constructor(private readonly options: LiveOptions) {
    this.#bus = new SignalBus(options.log, (kind, payload) => void this.#receive(kind, payload));
    onSessionEnd((sessionId) => {
      this.#hub.closeSession(sessionId);
      void this.#bus.tell("sessionEnded", Buffer.from(sessionId)).catch(() => {});
    });
  }

  async start(): Promise<void> {
    await this.#bus.start();
    this.#timer = setInterval(() => void this.#beat(), heartbeat);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#hub.closeAll();
    await this.#bus.stop();
  }

  get openSockets(): number {
    return this.#hub.size;
  }

  publish(topics: readonly string[], frame: ServerFrame, except?: Connection): void {
    this.#hub.send(topics, frame, except);
    void this.#bus
      .tell("frame", () => this.options.seal(Buffer.from(JSON.stringify({ topics, frame }))))
      .catch((error) => this.options.log.warn({ err: error }, "signal lost"));
  }

  async isOnline(topic: string): Promise<boolean> {
    if (this.#hub.has(topic)) return true;
    return (await Presence.exists({ topic, until: { $gt: new Date() } })) !== null;
  }

  async whoIsOnline(topics: readonly string[]): Promise<Set<string>> {
    const found = await Presence.find(
      { topic: { $in: [...topics] }, until: { $gt: new Date() } },
      { topic: 1 },
    ).lean<{ topic: string }[]>();
    return new Set([
      ...found.map(({ topic }) => topic),
      ...topics.filter((topic) => this.#hub.has(topic)),
    ]);
  }

  tellClock(offsetMs: number): void {
    void this.#bus.tell("clock", Buffer.from(String(offsetMs))).catch(() => {});
  }

  subscribe(connection: Connection, topic: string): void {
    this.#hub.subscribe(connection, topic);
  }

  /** Has one person's sockets in this process opened anew: what they may hear has changed. */
  reopen(actorTopic: string): void {
    this.#hub.reopen(actorTopic);
  }

  send({ socket }: Connection, frame: ServerFrame): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  }

  /** Answers an HTTP upgrade at `/live?ticket=…`. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { origin } = request.headers;
    if (origin && !this.options.allowOrigin(origin)) return refuse(socket, 403);
    const ticket = new URL(request.url ?? "/", "http://live").searchParams.get("ticket");
    const found = ticket ? await redeemTicket(ticket) : undefined;
    if (!found || !(await liveSessions([found.sessionId])).has(found.sessionId))
      return refuse(socket, 401);
    const own = `${found.actor.kind}:${found.actor.id}`;
    if (this.#hub.countOf(own) >= limits.socketsPerPerson) return refuse(socket, 429);

    const topics = await this.options.topicsOf(found.actor);
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      this.#attend({
        socket: ws,
        sessionId: found.sessionId,
        actor: found.actor,
        topics: new Set([own, ...topics]),
        ip: this.options.addressOf(request),
      });
    });
  }

  #attend(connection: Connection): void {
    const { socket } = connection;
    this.#hub.add(connection);
    this.#alive.add(socket);
    void this.#announcePresence([...connection.topics]);
    let budget = limits.framesPerSecond;
    let since = Date.now();
    let turn = Promise.resolve();

    socket.on("pong", () => this.#alive.add(socket));
    socket.on("message", (data) => {
      // A socket that we are closing may take its time to agree; nothing it says counts any more.
      if (socket.readyState !== socket.OPEN) return;
      this.#alive.add(socket);
      const now = Date.now();
      budget = Math.min(
        limits.framesPerSecond,
        budget + ((now - since) / 1000) * limits.framesPerSecond,
      );
      since = now;
      budget -= 1;
      if (budget < 0) return socket.close(1008, "too many frames");
      const frame = parseFrame(String(data));
      if (!frame) return socket.close(1007, "bad frame");
      if (frame.kind === "ping") return this.send(connection, { kind: "pong" });
      // One after the other: what somebody said first is written first.
      turn = turn
        .then(() => this.options.onFrame(frame, connection))
        .catch((error) =>
          this.options.log.error({ err: error, frame: frame.kind }, "frame failed"),
        );
    });
    socket.on("close", () => {
      this.#hub.remove(connection);
      void this.#withdrawPresence([...connection.topics]);
    });
    socket.on("error", () => socket.terminate());
    this.send(connection, { kind: "hello", heartbeatSeconds: heartbeat / 1000 });
  }

  async #announcePresence(topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    const until = new Date(Date.now() + presenceLife);
    await Presence.bulkWrite(
      topics.map((topic) => ({
        updateOne: {
          filter: { _id: `${topic}|${this.#bus.id}` },
          update: { $set: { topic, until } },
          upsert: true,
        },
      })) as never,
      { ordered: false },
    ).catch((error) => this.options.log.warn({ err: error }, "presence"));
  }

  async #withdrawPresence(topics: readonly string[]): Promise<void> {
    const gone = topics
      .filter((topic) => !this.#hub.has(topic))
      .map((topic) => `${topic}|${this.#bus.id}`);
    if (gone.length > 0) await Presence.deleteMany({ _id: { $in: gone } }).catch(() => {});
  }

  async #beat(): Promise<void> {
    for (const socket of this.#sockets.clients) {
      if (!this.#alive.has(socket)) socket.terminate();
      else {
        this.#alive.delete(socket);
        socket.ping();
      }
    }
    await this.#announcePresence(this.#hub.topics);
    await this.checkSessions().catch((error) =>
      this.options.log.warn({ err: error }, "session check"),
    );
  }

  /** A session that ran out while its socket was open ends like one that was ended. */
  async checkSessions(): Promise<void> {
    const ids = this.#hub.sessions;
    if (ids.length === 0) return;
    const live = await liveSessions(ids);
    for (const id of ids) if (!live.has(id)) this.#hub.closeSession(id);
  }

  async #receive(kind: string, payload: Buffer): Promise<void> {
    if (kind === "sessionEnded") {
      forget(payload.toString());
      this.#hub.closeSession(payload.toString());
    } else if (kind === "clock") {
      this.options.onClock(Number(payload.toString()));
    } else if (kind === "frame") {
      const { topics, frame } = JSON.parse((await this.options.open(payload)).toString()) as {
        topics: string[];
        frame: ServerFrame;
      };
      this.#hub.send(topics, frame);
    }
  }
}

function parseFrame(text: string): ClientFrame | undefined {
  try {
    const frame = JSON.parse(text) as ClientFrame;
    return typeof frame === "object" && frame !== null && typeof frame.kind === "string"
      ? frame
      : undefined;
  } catch {
    return undefined;
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
}
