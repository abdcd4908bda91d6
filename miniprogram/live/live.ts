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
/** A server that says nothing for this many heartbeats is gone. */
const silentBeats = 2;

/**
 * The one socket of the program. While it is wanted it comes back by itself; it carries nothing
 * that cannot also be asked for, so whoever listens resumes from what they hold when it opens.
 */
export function createLive(ports: LivePorts) {
  const state = createStore<LiveState>("off");
  const listeners = new Set<(frame: ServerFrame) => void>();
  let socket: Socket | undefined;
  let failures = 0;
  let attempt = 0;
  let stopBeat = () => {};
  let stopWait = () => {};
  let heard = true;

  const wait = () => {
    if (state.get() === "off") return;
    state.set("waiting");
    const limit = Math.min(longestWait, firstWait * 2 ** failures++);
    stopWait = ports.later(() => void connect(), limit * (0.5 + ports.random() / 2));
  };

  const beat = (milliseconds: number, silent: number) => {
    stopBeat = ports.later(() => {
      if (!heard && silent >= silentBeats) return socket?.close();
      send({ kind: "ping" });
      const missed = heard ? 1 : silent + 1;
      heard = false;
      beat(milliseconds, missed);
    }, milliseconds);
  };

  const receive = (text: string) => {
    heard = true;
    const frame = parse(text);
    if (!frame) return;
    if (frame.kind === "hello") {
      failures = 0;
      stopBeat();
      beat(Math.min(frame.heartbeatSeconds, 25) * 1000, 0);
      state.set("open");
    }
    for (const listener of [...listeners]) listener(frame);
  };

  const connect = async () => {
    stopWait();
    const mine = ++attempt;
    state.set("connecting");
    try {
      const ticket = await ports.ticket();
      if (mine !== attempt || state.get() === "off") return;
      const opened = await ports.open(`/live?ticket=${encodeURIComponent(ticket)}`, {
        opened: () => {},
        received: (message) => {
          if (mine === attempt) receive(message);
        },
        closed: () => {
          if (mine !== attempt) return;
          socket = undefined;
          stopBeat();
          wait();
        },
      });
      if (mine === attempt && state.get() !== "off") socket = opened;
      else opened.close();
    } catch {
      if (mine === attempt) wait();
    }
  };

  const send = (frame: ClientFrame): boolean => {
    if (state.get() !== "open" || !socket) return false;
    socket.send(JSON.stringify(frame));
    return true;
  };

  return {
    state,
    send,
    /** Hears every frame; returns how to stop. */
    listen(listener: (frame: ServerFrame) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      if (state.get() !== "off") return;
      failures = 0;
      void connect();
    },
    stop() {
      attempt++;
      state.set("off");
      stopBeat();
      stopWait();
      socket?.close();
      socket = undefined;
    },
    /** The network is back: no need to sit out the wait. */
    hurry() {
      if (state.get() !== "waiting") return;
      failures = 0;
      void connect();
    },
  };
}

export type Live = ReturnType<typeof createLive>;

function parse(text: string): ServerFrame | undefined {
  try {
    return JSON.parse(text) as ServerFrame;
  } catch {
    return undefined;
  }
}
