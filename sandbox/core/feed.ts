import type { Clock } from "./clock";
import type { Events, FeedEvent } from "./types";

type Body = FeedEvent extends infer Event
  ? Event extends FeedEvent
    ? Omit<Event, "id" | "at">
    : never
  : never;

/** Tells listeners what happens. Bodies are built only when somebody listens. */
export class Feed implements Events {
  private readonly listeners = new Set<(event: FeedEvent) => void>();
  private last = 0;

  constructor(private readonly clock: Clock) {}

  emit(build: () => Body): void {
    if (this.listeners.size === 0) return;
    const event = { ...build(), id: ++this.last, at: this.clock.now() } as FeedEvent;
    for (const listener of this.listeners) listener(event);
  }

  subscribe(listener: (event: FeedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
