import type { ClientFrame, ServerFrame } from "@shared/live/live";
import { createStore } from "../data/store";
import type { Socket, SocketListener } from "../platform/socket";

export type LiveState = "off" | "connecting" | "open" | "waiting";

export interface LivePorts {
  readonly ticket: () => Promise<string>;
  readonly open: (path: string, listener: SocketListener) => Promise<Socket>;
  readonly later: (run: () => void, milliseconds: number) => () => void;
  /** Between 0 and 1. */
  readonly random: () => number;
}

const firstWait = 1_000;
const longestWait = 15_000;
const longestBeat = 25;
/** A server that says nothing for this many heartbeats is gone. */
const silentBeats = 2;
const nothing = () => {};

/**
 * The one socket of the program. While it is wanted it comes back by itself; it carries nothing
 * that cannot also be asked for, so whoever listens resumes from what they hold when it opens.
 */
export class Live {
  readonly state = createStore<LiveState>("off");
  readonly #listeners = new Set<(frame: ServerFrame) => void>();
  #socket: Socket | undefined;
  #failures = 0;
  /** Numbers the attempts, so that what an earlier one still says goes unheard. */
  #attempt = 0;
  #silence = 0;
  #stopBeat = nothing;
  #stopWait = nothing;

  constructor(private readonly ports: LivePorts) {}

  start(): void {
    if (this.state.get() !== "off") return;
    this.#failures = 0;
    void this.#connect();
  }

  stop(): void {
    this.#attempt++;
    this.state.set("off");
    this.#stopBeat();
    this.#stopWait();
    this.#socket?.close();
    this.#socket = undefined;
  }

  /** The network is back: no need to sit out the wait. */
  hurry(): void {
    if (this.state.get() !== "waiting") return;
    this.#failures = 0;
    void this.#connect();
  }

  /** Hears every frame; returns how to stop. */
  listen(listener: (frame: ServerFrame) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Answers whether it went out at all. */
  send(frame: ClientFrame): boolean {
    if (this.state.get() !== "open" || !this.#socket) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  async #connect(): Promise<void> {
    this.#stopWait();
    const mine = ++this.#attempt;
    const isMine = () => mine === this.#attempt;
    this.state.set("connecting");
    try {
      const ticket = await this.ports.ticket();
      if (!isMine()) return;
      const opened = await this.ports.open(`/live?ticket=${encodeURIComponent(ticket)}`, {
        received: (text) => isMine() && this.#receive(text),
        closed: () => isMine() && this.#lose(),
      });
      if (isMine()) this.#socket = opened;
      else opened.close();
    } catch {
      if (isMine()) this.#wait();
    }
  }

  #lose(): void {
    this.#socket = undefined;
    this.#stopBeat();
    this.#wait();
  }

  #wait(): void {
    this.state.set("waiting");
    const limit = Math.min(longestWait, firstWait * 2 ** this.#failures++);
    const wait = limit * (0.5 + this.ports.random() / 2);
    this.#stopWait = this.ports.later(() => void this.#connect(), wait);
  }

  #receive(text: string): void {
    this.#silence = 0;
    const frame = parse(text);
    if (!frame) return;
    if (frame.kind === "hello") {
      this.#failures = 0;
      this.#beat(Math.min(frame.heartbeatSeconds, longestBeat) * 1000);
      this.state.set("open");
    }
    for (const listener of [...this.#listeners]) listener(frame);
  }

  #beat(milliseconds: number): void {
    this.#stopBeat();
    this.#stopBeat = this.ports.later(() => {
      if (this.#silence++ >= silentBeats) return this.#socket?.close();
      this.send({ kind: "ping" });
      this.#beat(milliseconds);
    }, milliseconds);
  }
}

function parse(text: string): ServerFrame | undefined {
  try {
    return JSON.parse(text) as ServerFrame;
  } catch {
    return undefined;
  }
}
