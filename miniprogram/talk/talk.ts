import type { Message } from "@shared/conversations/conversation";
import type { Call } from "@shared/core/client";
import type { ServerFrame } from "@shared/live/live";
import { singleFlight } from "../data/single-flight";
import { createStore } from "../data/store";
import type { Live } from "../live/live";
import type { Outbox } from "./outbox";
import { createSender } from "./sender";
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

/**
 * The customer's conversation on this device. It holds a window of the log, fetches what is missing
 * on either side, sends what was said in order, and says how far it was received and read.
 */
export function createTalk(ports: TalkPorts) {
  const { call, live } = ports;
  const store = createStore<Talk>({ ...emptyTalk, outbox: ports.outbox.read() });
  const change = (next: Talk) => {
    if (next.outbox !== store.get().outbox) ports.outbox.write(next.outbox);
    store.set(next);
  };
  const told = { delivered: 0, read: 0 };
  let isWatched = false;
  let stopPolling = () => {};
  let stopTyping = () => {};

  const sender = createSender({
    ...ports,
    read: store.get,
    change,
    took: (message) => take([message]),
  });

  /** Asks for what lies behind the window's end until nothing is missing. */
  const catchUp = singleFlight(async () => {
    for (;;) {
      const { messages, lastSeq, receipts } = await call("GET /my/conversation/messages", {
        afterSeq: newestOf(store.get()),
        limit: pageSize,
      });
      change(acknowledged(followed(store.get(), messages, lastSeq), receipts));
      if (messages.length === 0 || isAtEnd(store.get())) return tell();
    }
  });

  const take = (messages: readonly Message[], lastSeq?: number) => {
    const wasAtEnd = isAtEnd(store.get());
    change(received(store.get(), messages, lastSeq));
    if (wasAtEnd && !isAtEnd(store.get())) void catchUp().catch(() => undefined);
    tell();
  };

  /** Says how far this device has come, once for each step forward. */
  const tell = () => {
    const talk = store.get();
    const delivered = Math.max(newestOf(talk), talk.lastSeq);
    const read = isWatched && isAtEnd(talk) ? newestOf(talk) : told.read;
    if (!talk.id || (delivered <= told.delivered && read <= told.read)) return;
    const before = { ...told };
    Object.assign(told, { delivered, read });
    const frame = read > before.read ? "read" : "delivered";
    const seq = frame === "read" ? read : delivered;
    if (live.send({ kind: frame, conversationId: talk.id, seq })) return;
    call("POST /my/conversation/receipts", { delivered, read }).catch(() =>
      Object.assign(told, before),
    );
  };

  const hear = (frame: ServerFrame) => {
    const talk = store.get();
    if (frame.kind === "hello") {
      stopPolling();
      if (talk.id) live.send({ kind: "resume", conversationId: talk.id, afterSeq: newestOf(talk) });
      sender.run();
    }
    if (frame.kind === "ack") {
      take([frame.message]);
      sender.confirmed(frame.clientId);
    }
    if (frame.kind === "refused") sender.refused(frame.clientId, frame);
    if (frame.kind === "message" && frame.message.conversationId === talk.id) take([frame.message]);
    if (frame.kind === "receipts" && frame.conversationId === talk.id)
      change(acknowledged(talk, frame.receipts));
    if (frame.kind === "resumed" && frame.conversationId === talk.id)
      take(frame.messages, frame.lastSeq);
    if (frame.kind === "typing" && frame.who === "staff") showTyping();
  };

  const showTyping = () => {
    change({ ...store.get(), isTyping: true });
    stopTyping();
    stopTyping = ports.later(() => change({ ...store.get(), isTyping: false }), typingLasts);
  };

  const poll = () => {
    stopPolling();
    if (!isWatched || live.state.get() === "open") return;
    stopPolling = ports.later(() => {
      void (store.get().id ? catchUp() : open()).catch(() => undefined).then(poll);
      sender.run();
    }, pollEvery);
  };

  /** Opens the conversation at its end; what was seen before stays until the answer comes. */
  const open = singleFlight(async () => {
    change(opened(store.get(), await call("GET /my/conversation", {})));
    if (store.get().messages.length === 0) await toEnd();
    else if (!isAtEnd(store.get())) await catchUp();
    tell();
    sender.run();
  });

  const toEnd = singleFlight(async () => {
    const { messages, lastSeq, receipts } = await call("GET /my/conversation/messages", {
      limit: pageSize,
    });
    change(acknowledged(jumped(store.get(), messages, lastSeq), receipts));
    tell();
  });

  const older = singleFlight(async () => {
    if (isAtStart(store.get())) return;
    const { messages } = await call("GET /my/conversation/messages", {
      beforeSeq: oldestOf(store.get()),
      limit: pageSize,
    });
    change(preceded(store.get(), messages));
  });

  live.listen(hear);
  live.state.subscribe(poll);

  return {
    store,
    open,
    older,
    newer: catchUp,
    toEnd,
    /** Somebody looks at the conversation: what is shown counts as read, and news is asked for. */
    watch(isOn: boolean) {
      isWatched = isOn;
      tell();
      poll();
    },
    say(draft: Draft) {
      change(
        queued(store.get(), {
          clientId: ports.newId(),
          draft,
          at: ports.now().toISOString(),
          state: "waiting",
        }),
      );
      sender.run();
    },
    resend(clientId: string) {
      change(changed(store.get(), clientId, { state: "waiting", reason: undefined }));
      sender.hurry();
    },
    drop(clientId: string) {
      change(dropped(store.get(), clientId));
    },
    /** Takes a message that another act of this person made, such as a call request. */
    took: (message: Message) => take([message]),
    typing() {
      const { id } = store.get();
      if (id) live.send({ kind: "typing", conversationId: id });
    },
    /** Another person signs in on this device. */
    forget() {
      change(emptyTalk);
      Object.assign(told, { delivered: 0, read: 0 });
    },
  };
}

export type TalkEngine = ReturnType<typeof createTalk>;
