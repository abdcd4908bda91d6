/** One answer of the product to a page on a person's phone. */
export interface Passed {
  person: string;
  method: string;
  path: string;
  status: number;
  ms: number;
}

/** Tells the page what passed through the proxy, so that the trace shows both phones. */
export class Traffic {
  private readonly listeners = new Set<(record: Passed) => void>();

  tell(record: Passed): void {
    for (const listener of this.listeners) listener(record);
  }

  subscribe(listener: (record: Passed) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
