import type { Outgoing } from "./talk.model";

interface Storage {
  read<T>(key: string): T | undefined;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

/**
 * What was said but not confirmed, kept on the device in its order: closing the program, losing the
 * network or a phone that dies lose nothing.
 */
export function createOutbox(storage: Storage) {
  const key = "outbox";
  return {
    read: (): readonly Outgoing[] => storage.read<Outgoing[]>(key) ?? [],
    write: (outbox: readonly Outgoing[]) => {
      if (outbox.length > 0) storage.write(key, outbox);
      else storage.remove(key);
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
