type Listener = (...args: unknown[]) => void;

interface Entry {
  listener: Listener;
  once: boolean;
}

export interface EventChannel {
  on(event: string, listener: Listener): void;
  once(event: string, listener: Listener): void;
  off(event: string, listener?: Listener): void;
  emit(event: string, ...args: unknown[]): void;
}

/** The channel between a page and the one that opened it. */
export function eventChannel(): EventChannel {
  const entries = new Map<string, Entry[]>();
  const add = (event: string, listener: Listener, once: boolean) => {
    entries.set(event, [...(entries.get(event) ?? []), { listener, once }]);
  };

  return {
    on: (event, listener) => add(event, listener, false),
    once: (event, listener) => add(event, listener, true),
    off: (event, listener) => {
      const left = (entries.get(event) ?? []).filter(
        (entry) => listener && entry.listener !== listener,
      );
      entries.set(event, left);
    },
    emit: (event, ...args) => {
      const now = entries.get(event) ?? [];
      entries.set(
        event,
        now.filter((entry) => !entry.once),
      );
      for (const entry of now) entry.listener(...args);
    },
  };
}
