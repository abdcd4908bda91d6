import type { Message } from "@shared/conversations/conversation";
import type { Call } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import type { Live } from "../live/live";
import { bodyOf, changed, nextToSend, type Outgoing, type Talk } from "./talk.model";

interface SenderPorts {
  readonly call: Call;
  readonly live: Live;
  readonly upload: (path: string) => Promise<string>;
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly read: () => Talk;
  readonly change: (talk: Talk) => void;
  /** A message of ours that the server stored. */
  readonly took: (message: Message) => void;
}

/** An answer over the socket that takes longer is asked for over HTTP: the same id is the same message. */
const ackPatience = 6_000;
const firstWait = 2_000;
const longestWait = 30_000;

/**
 * Empties the outbox: one message at a time, in order. What does not arrive is tried again, later
 * and later; what is refused stays with its reason and lets the next one pass.
 */
export function createSender(ports: SenderPorts) {
  const { call, live, read, change } = ports;
  let isRunning = false;
  let failures = 0;
  let stopWait = () => {};
  const acks = new Map<string, (error?: AppError) => void>();

  const run = () => {
    if (isRunning) return;
    stopWait();
    isRunning = true;
    void drain().finally(() => {
      isRunning = false;
    });
  };

  const drain = async () => {
    for (;;) {
      const outgoing = nextToSend(read());
      if (!outgoing) return;
      try {
        await send(outgoing);
        failures = 0;
      } catch (error) {
        if (!isFinal(error)) {
          const wait = Math.min(longestWait, firstWait * 2 ** failures++);
          stopWait = ports.later(run, wait);
          return;
        }
        change(changed(read(), outgoing.clientId, { state: "failed", reason: error.message }));
      }
    }
  };

  const send = async (outgoing: Outgoing) => {
    const { clientId } = outgoing;
    const body = bodyOf(outgoing.draft, await mediaOf(outgoing));
    const { id } = read();
    if (id && live.send({ kind: "send", conversationId: id, clientId, body })) {
      if (await acknowledgedInTime(clientId)) return;
    }
    const { message } = await call("POST /my/conversation/messages", { clientId, body });
    ports.took(message);
  };

  /** The file goes first and once, however often its message is tried. */
  const mediaOf = async ({ clientId, draft }: Outgoing): Promise<string> => {
    if (draft.kind === "text") return "";
    if (draft.mediaId) return draft.mediaId;
    const mediaId = await ports.upload(draft.path);
    change(changed(read(), clientId, { draft: { ...draft, mediaId } }));
    return mediaId;
  };

  const acknowledgedInTime = (clientId: string) =>
    new Promise<boolean>((resolve, reject) => {
      const stop = ports.later(() => {
        acks.delete(clientId);
        resolve(false);
      }, ackPatience);
      acks.set(clientId, (error) => {
        stop();
        acks.delete(clientId);
        if (error) reject(error);
        else resolve(true);
      });
    });

  return {
    run,
    /** The person asked for it now: no need to sit out the wait. */
    hurry() {
      failures = 0;
      run();
    },
    confirmed: (clientId: string) => acks.get(clientId)?.(),
    refused(
      clientId: string,
      { code, message }: { readonly code: string; readonly message: string },
    ) {
      const status = code === "conversation.tooFast" || code === "request.tooMany" ? 429 : 422;
      const error = new AppError(code, status);
      error.message = message;
      acks.get(clientId)?.(error);
    },
  };
}

/** Refused for good, as opposed to not arrived. */
const isFinal = (error: unknown): error is AppError =>
  error instanceof AppError &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 408, 429, 451].includes(error.status);
