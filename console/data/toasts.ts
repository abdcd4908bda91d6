import { useSyncExternalStore } from "react";

export type Tone = "calm" | "danger";
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const watchers = new Set<() => void>();
const longestStay = 6000;
const perCharacter = 120;

/** Says one short thing above everything else; it stays as long as it takes to read. */
export function toast(text: string, tone: Tone = "calm"): void {
  if (toasts.some((other) => other.text === text)) return;
  lastId += 1;
  const id = lastId;
  change([...toasts.slice(-2), { id, text, tone }]);
  setTimeout(() => dismiss(id), Math.min(longestStay, 2000 + text.length * perCharacter));
}

export function dismiss(id: number): void {
  change(toasts.filter((other) => other.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(watch, () => toasts);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const watcher of watchers) watcher();
}
