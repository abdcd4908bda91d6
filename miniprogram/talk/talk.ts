import type { Message } from "@shared/conversations/conversation";
import type { Call } from "@shared/core/client";
import type { ServerFrame } from "@shared/live/live";
import { singleFlight } from "../data/single-flight";
import { createStore } from "../data/store";
import type { Live } from "../live/live";
import type { Outbox } from "./outbox";
import { Sender } from "./sender";
import {
  acknowledged,
  changed,
  type Draft,
  dropped,
  emptyTalk,
  followed,
  isAtEnd,
  isAtStart,
  jumped,
  newestOf,
  oldestOf,
  opened,
  pageSize,
  preceded,
  queued,
  received,
  type Talk,
} from "./talk.model";

export interface TalkPorts {
  readonly call: Call;
  readonly live: Live;
  readonly outbox: Outbox;
  /** Puts a file on the server and answers its id. */
  readonly upload: (path: string) => Promise<string>;
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** How often it is asked for news while no socket is open. */
const pollEvery = 4_000;
const typingLasts = 6_000;
const nothing = () => undefined;

/**
 * The customer's conversation on this device. It holds a window of the log, fetches what is missing
 * on either side, sends what was said in order, and says how far it was received and read.
 */
export class TalkEngine {
  readonly store = createStore<Talk>(emptyTalk);
  readonly #sender: Sender;
  /** How far the server was told that this device has come. */
  #told = { delivered: 0, read: 0 };
  #isWatched = false;
  #stopPolling: () => void = nothing;
  #stopTyping: () => void = nothing;

  constructor(private readonly ports: TalkPorts) {
    this.store.set({ ...emptyTalk, outbox: ports.outbox.read() });
    this.#sender = new Sender({
      ...ports,
      read: this.store.get,
      change: (talk) => this.#change(talk),
      took: (message) => this.took(message),
    });
    ports.live.listen((frame) => this.#hear(frame));
    ports.live.state.subscribe(() => this.#poll());
  }

  /** Opens the conversation at its end; what was seen before stays until the answer comes. */
  readonly open = singleFlight(async () => {
    this.#change(opened(this.store.get(), await this.ports.call("GET /my/conversation", {})));
    if (this.store.get().messages.length === 0) await this.toEnd();
    else if (!isAtEnd(this.store.get())) await this.newer();
    this.#tell();
    this.#sender.run();
  });

  readonly toEnd = singleFlight(async () => {
    const { messages, lastSeq, receipts } = await this.#page({});
    this.#change(acknowledged(jumped(this.store.get(), messages, lastSeq), receipts));
    this.#tell();
  });

  readonly older = singleFlight(async () => {
    if (isAtStart(this.store.get())) return;
    const { messages } = await this.#page({ beforeSeq: oldestOf(this.store.get()) });
    this.#change(preceded(this.store.get(), messages));
  });

  /** Asks for what lies behind the window's end until nothing is missing. */
  readonly newer = singleFlight(async () => {
    for (;;) {
      const { messages, lastSeq, receipts } = await this.#page({
        afterSeq: newestOf(this.store.get()),
      });
      this.#change(acknowledged(followed(this.store.get(), messages, lastSeq), receipts));
      if (messages.length === 0 || isAtEnd(this.store.get())) return this.#tell();
    }
  });

  /** Somebody looks at the conversation: what is shown counts as read, and news is asked for. */
  watch(isOn: boolean): void {
    this.#isWatched = isOn;
    this.#tell();
    this.#poll();
  }

  say(draft: Draft): void {
    const { newId, now } = this.ports;
    const outgoing = {
      clientId: newId(),
      draft,
      at: now().toISOString(),
      state: "waiting",
    } as const;
    this.#change(queued(this.store.get(), outgoing));
    this.#sender.run();
  }

  resend(clientId: string): void {
    this.#change(changed(this.store.get(), clientId, { state: "waiting", reason: undefined }));
    this.#sender.hurry();
  }

  drop(clientId: string): void {
    this.#change(dropped(this.store.get(), clientId));
  }

  /** Takes a message that another act of this person made, such as a call request. */
  took(message: Message): void {
    this.#take([message]);
  }

  typing(): void {
    const { id } = this.store.get();
    if (id) this.ports.live.send({ kind: "typing", conversationId: id });
  }

  /** Another person signs in on this device. */
  forget(): void {
    this.#change(emptyTalk);
    this.#told = { delivered: 0, read: 0 };
  }

  #change(next: Talk): void {
    if (next.outbox !== this.store.get().outbox) this.ports.outbox.write(next.outbox);
    this.store.set(next);
  }

  #page(where: { readonly beforeSeq?: number; readonly afterSeq?: number }) {
    return this.ports.call("GET /my/conversation/messages", { ...where, limit: pageSize });
  }

  #take(messages: readonly Message[], lastSeq?: number): void {
    const wasAtEnd = isAtEnd(this.store.get());
    this.#change(received(this.store.get(), messages, lastSeq));
    if (wasAtEnd && !isAtEnd(this.store.get())) void this.newer().catch(nothing);
    this.#tell();
  }

  /** Says how far this device has come, once for each step forward. */
  #tell(): void {
    const talk = this.store.get();
    const before = this.#told;
    const delivered = Math.max(newestOf(talk), talk.lastSeq);
    const read = this.#isWatched && isAtEnd(talk) ? newestOf(talk) : before.read;
    if (!talk.id || (delivered <= before.delivered && read <= before.read)) return;

    this.#told = { delivered, read };
    const step =
      read > before.read
        ? ({ kind: "read", seq: read } as const)
        : ({ kind: "delivered", seq: delivered } as const);
    if (this.ports.live.send({ ...step, conversationId: talk.id })) return;
    this.ports.call("POST /my/conversation/receipts", { delivered, read }).catch(() => {
      this.#told = before;
    });
  }

  #hear(frame: ServerFrame): void {
    const { id } = this.store.get();
    switch (frame.kind) {
      case "hello":
        this.#resume();
        break;
      case "ack":
        this.took(frame.message);
        this.#sender.confirmed(frame.clientId);
        break;
      case "refused":
        this.#sender.refused(frame.clientId, frame);
        break;
      case "message":
        if (frame.message.conversationId === id) this.took(frame.message);
        break;
      case "resumed":
        if (frame.conversationId === id) this.#take(frame.messages, frame.lastSeq);
        break;
      case "receipts":
        if (frame.conversationId === id)
          this.#change(acknowledged(this.store.get(), frame.receipts));
        break;
      case "typing":
        if (frame.who === "staff") this.#showTyping();
        break;
      default:
    }
  }

  /** A socket opened: the gap is asked for, and what waits goes out. */
  #resume(): void {
    this.#stopPolling();
    const talk = this.store.get();
    if (talk.id)
      this.ports.live.send({ kind: "resume", conversationId: talk.id, afterSeq: newestOf(talk) });
    this.#sender.run();
  }

  #showTyping(): void {
    this.#change({ ...this.store.get(), isTyping: true });
    this.#stopTyping();
    this.#stopTyping = this.ports.later(
      () => this.#change({ ...this.store.get(), isTyping: false }),
      typingLasts,
    );
  }

  #poll(): void {
    this.#stopPolling();
    if (!this.#isWatched || this.ports.live.state.get() === "open") return;
    this.#stopPolling = this.ports.later(() => {
      const asking = this.store.get().id ? this.newer() : this.open();
      void asking.catch(nothing).then(() => this.#poll());
      this.#sender.run();
    }, pollEvery);
  }
}
