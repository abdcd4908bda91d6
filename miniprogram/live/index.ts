import { useEffect } from "react";
import { openSocket } from "../platform/socket";
import { call } from "../session";
import { createLive } from "./live";

export const live = createLive({
  ticket: async () => (await call("POST /live/tickets", {})).ticket,
  open: openSocket,
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
});

/** Runs when something that a page shows has changed on the server. */
export function useLiveChange(run: () => void): void {
  useEffect(
    () =>
      live.listen((frame) => {
        if (frame.kind === "changed" || frame.kind === "message") run();
      }),
    [run],
  );
}
