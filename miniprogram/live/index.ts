import { useEffect } from "react";
import { openSocket } from "../platform/socket";
import { call } from "../session";
import { Live } from "./live";

export const live = new Live({
  ticket: async () => (await call("POST /live/tickets", {})).ticket,
  open: openSocket,
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
});

/** Several changes in a row are one reason to look again. */
const settle = 400;

/** Runs when something that a page shows has changed on the server. */
export function useLiveChange(run: () => unknown): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.listen((frame) => {
      if (frame.kind !== "changed" && frame.kind !== "message") return;
      clearTimeout(timer);
      timer = setTimeout(run, settle);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [run]);
}
