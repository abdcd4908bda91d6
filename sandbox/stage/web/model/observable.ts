import { useSyncExternalStore } from "react";

/** A thing with a life that components watch: `changed()` redraws them. */
export class Observable {
  private readonly listeners = new Set<() => void>();
  private revision = 0;

  protected changed(): void {
    this.revision += 1;
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): number => this.revision;
}

export function useObservable<T extends Observable>(thing: T): T {
  useSyncExternalStore(thing.subscribe, thing.snapshot);
  return thing;
}
