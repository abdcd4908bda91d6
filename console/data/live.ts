import type { ServerFrame } from "@shared/live/live";
import { useEffect, useSyncExternalStore } from "react";
import { call } from "./call";
import { type LineState, LiveLine } from "./live-line";

type Listener = (frame: ServerFrame) => void;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let state: LineState = "connecting";

/** This page's one socket. Screens listen to it; the shell starts and stops it. */
export const line = new LiveLine({
  open: async () => {
    const { ticket } = await call("POST /live/staff-tickets", {});
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    return new WebSocket(`${scheme}://${location.host}/live?ticket=${encodeURIComponent(ticket)}`);
  },
  onFrame: (frame) => {
    for (const listener of listeners) listener(frame);
  },
  onState: (next) => {
    state = next;
    for (const watcher of watchers) watcher();
  },
});

export function useLineState(): LineState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

/** Hears every frame while mounted. The listener must be stable. */
export function useLiveFrames(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}

export function useLiveLine(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const hurry = () => {
      if (document.visibilityState === "visible") line.hurry();
    };
    line.start();
    document.addEventListener("visibilitychange", hurry);
    window.addEventListener("online", hurry);
    return () => {
      line.stop();
      document.removeEventListener("visibilitychange", hurry);
      window.removeEventListener("online", hurry);
    };
  }, [isOn]);
}
