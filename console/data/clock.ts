import { useSyncExternalStore } from "react";

let offset = 0;
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = 0;

/** The product's time, which a demonstration may have moved away from this machine's. */
export function now(): number {
  return Date.now() + offset;
}

/** The server said what time it is for the product; small differences are the network's. */
export function learnNow(instant: string): void {
  const next = new Date(instant).getTime() - Date.now();
  if (Math.abs(next - offset) < 5000) return;
  offset = Math.abs(next) < 5000 ? 0 : next;
  tick();
}

/** The product's time, renewed often enough for countdowns in minutes. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => minute || refreshed());
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(tick, 15_000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
      minute = 0;
    }
  };
}

function refreshed(): number {
  minute = now();
  return minute;
}

function tick(): void {
  minute = now();
  for (const watcher of watchers) watcher();
}
