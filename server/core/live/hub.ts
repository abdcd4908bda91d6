import type { ServerFrame } from "@shared/live/live";
import type { WebSocket } from "ws";

/** One open socket and whom it belongs to. */
export interface Connection {
  readonly socket: WebSocket;
  readonly sessionId: string;
  readonly actor: { readonly kind: "customer" | "staff"; readonly id: string };
  readonly topics: Set<string>;
  /** Where it comes from. */
  readonly ip: string;
}

/** A slow reader is cut off here; it comes back and resumes by its last seq. */
const maxBuffered = 1_048_576;

/** The sockets of this process by topic: `customer:cus_…`, `staff:stf_…`, `conversation:cnv_…`. */
export class Hub {
  readonly #byTopic = new Map<string, Set<Connection>>();
  readonly #bySession = new Map<string, Set<Connection>>();

  add(connection: Connection): void {
    insert(this.#bySession, connection.sessionId, connection);
    for (const topic of connection.topics) insert(this.#byTopic, topic, connection);
  }

  subscribe(connection: Connection, topic: string): void {
    connection.topics.add(topic);
    insert(this.#byTopic, topic, connection);
  }

  remove(connection: Connection): void {
    erase(this.#bySession, connection.sessionId, connection);
    for (const topic of connection.topics) erase(this.#byTopic, topic, connection);
  }

  has(topic: string): boolean {
    return this.#byTopic.has(topic);
  }

  get topics(): string[] {
    return [...this.#byTopic.keys()];
  }

  get sessions(): string[] {
    return [...this.#bySession.keys()];
  }

  get size(): number {
    let count = 0;
    for (const set of this.#bySession.values()) count += set.size;
    return count;
  }

  countOf(actorTopic: string): number {
    return this.#byTopic.get(actorTopic)?.size ?? 0;
  }

  /** Sends one frame to everybody under any of the topics, each socket once. */
  send(topics: readonly string[], frame: ServerFrame, except?: Connection): void {
    const receivers = new Set<Connection>();
    for (const topic of topics)
      for (const one of this.#byTopic.get(topic) ?? []) receivers.add(one);
    if (except) receivers.delete(except);
    if (receivers.size === 0) return;

    const text = JSON.stringify(frame);
    for (const { socket } of receivers) {
      if (socket.bufferedAmount > maxBuffered) socket.close(1013, "slow");
      else if (socket.readyState === socket.OPEN) socket.send(text);
    }
  }

  /** Closes the sockets of a session that ended: 4401 tells the client to sign in again. */
  closeSession(sessionId: string): void {
    for (const { socket } of this.#bySession.get(sessionId) ?? [])
      socket.close(4401, "session ended");
  }

  /** Closes the sockets under a topic so that their clients come back at once, with the rights of now. */
  reopen(topic: string): void {
    for (const { socket } of this.#byTopic.get(topic) ?? []) socket.close(1012, "rights changed");
  }

  closeAll(): void {
    for (const set of this.#bySession.values())
      for (const { socket } of set) socket.close(1012, "restart");
  }
}

function insert(map: Map<string, Set<Connection>>, key: string, value: Connection): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function erase(map: Map<string, Set<Connection>>, key: string, value: Connection): void {
  const set = map.get(key);
  if (!set) return;
  set.delete(value);
  if (set.size === 0) map.delete(key);
}
