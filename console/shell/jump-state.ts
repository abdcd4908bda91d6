import { useSyncExternalStore } from "react";

let isOpen = false;
const watchers = new Set<() => void>();

export const openJump = () => set(true);
export const closeJump = () => set(false);

export function useJumpIsOpen(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => isOpen,
  );
}

function set(next: boolean): void {
  isOpen = next;
  for (const watcher of watchers) watcher();
}
