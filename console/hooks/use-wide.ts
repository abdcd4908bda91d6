import { useSyncExternalStore } from "react";

const query = "(min-width: 1024px)";

/** Whether there is a desk's width: where the layout itself differs, not only its measures. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", watcher);
      return () => list.removeEventListener("change", watcher);
    },
    () => window.matchMedia(query).matches,
  );
}
