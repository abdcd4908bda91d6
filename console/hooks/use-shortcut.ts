import { useEffect, useRef } from "react";
import { matchesShortcut } from "./shortcut.model";

/** Listens for one key anywhere on the page; single letters are silent while somebody types. */
export function useShortcut(shortcut: string, act: (event: KeyboardEvent) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!matchesShortcut(event, shortcut) || isBehindDialog()) return;
      event.preventDefault();
      latest.current(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [shortcut]);
}

/** What lies under an open dialog takes no keys: Escape closes the dialog and nothing else. */
function isBehindDialog(): boolean {
  return document.querySelector("dialog[open]") !== null;
}
