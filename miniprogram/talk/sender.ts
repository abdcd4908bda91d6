import type { Message } from "@shared/conversations/conversation";
import type { Call } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import type { Live } from "../live/live";
import { bodyOf, changed, nextToSend, type Outgoing, type Talk } from "./talk.model";

export interface SenderPorts {
  readonly call: Call;
  readonly live: Live;
  /** Puts a file on the server and answers its id. */
  readonly upload: (path: string) => Promise<string>;
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly read: () => Talk;
  readonly change: (talk: Talk) => void;
  /** A message of ours that the server stored. */
  readonly took: (message: Message) => void;
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** An answer over the socket that takes longer is asked for over HTTP: the same id is the same message. */
const ackPatience = 6_000;
const firstWait = 2_000;
const longestWait = 30_000;

/**
 * Empties the outbox: one message at a time, in order. What does not arrive is tried again, later
 * and later; what is refused stays with its reason and lets the next one pass.
 */
export class Sender {
  readonly #answers = new Map<string, (error?: AppError) => void>();
  #isRunning = false;
  #failures = 0;
  #stopWait = () => {};

  constructor(private readonly ports: SenderPorts) {}

  run(): void {
    if (this.#isRunning) return;
    this.#stopWait();
    this.#isRunning = true;
    void this.#drain().finally(() => {
      this.#isRunning = false;
    });
  }

  /** The person asked for it now: no need to sit out the wait. */
  hurry(): void {
    this.#failures = 0;
    this.run();
  }

  confirmed(clientId: string): void {
    this.#answers.get(clientId)?.();
  }

  refused(clientId: string, { code, message }: Refusal): void {
    const error = new AppError(code, /tooFast|tooMany/.test(code) ? 429 : 422);
    error.message = message;
    this.#answers.get(clientId)?.(error);
  }

  async #drain(): Promise<void> {
    const { read, change, later } = this.ports;
    for (;;) {
      const outgoing = nextToSend(read());
      if (!outgoing) return;
      try {
        await this.#send(outgoing);
        this.#failures = 0;
      } catch (error) {
        if (!isFinal(error)) {
          const wait = Math.min(longestWait, firstWait * 2 ** this.#failures++);
          this.#stopWait = later(() => this.run(), wait);
          return;
        }
        change(changed(read(), outgoing.clientId, { state: "failed", reason: error.message }));
      }
    }
  }

  async #send(outgoing: Outgoing): Promise<void> {
    const { call, live, read, took } = this.ports;
    const { clientId } = outgoing;
    const body = bodyOf(outgoing.draft, await this.#mediaOf(outgoing));
    const { id } = read();
    const isOut = id && live.send({ kind: "send", conversationId: id, clientId, body });
    if (isOut && (await this.#answerTo(clientId))) return;

    took((await call("POST /my/conversation/messages", { clientId, body })).message);
  }

  /** The file goes first and once, however often its message is tried. */
  async #mediaOf({ clientId, draft }: Outgoing): Promise<string> {
    if (draft.kind === "text") return "";
    if (draft.mediaId) return draft.mediaId;
    const { read, change, upload } = this.ports;
    const mediaId = await upload(draft.path);
    change(changed(read(), clientId, { draft: { ...draft, mediaId } }));
    return mediaId;
  }

  /** `false` when nothing was answered in time. */
  #answerTo(clientId: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const stop = this.ports.later(() => {
        this.#answers.delete(clientId);
        resolve(false);
      }, ackPatience);
      this.#answers.set(clientId, (error) => {
        stop();
        this.#answers.delete(clientId);
        if (error) reject(error);
        else resolve(true);
      });
    });
  }
}

/** Refused for good, as opposed to not arrived. */
const isFinal = (error: unknown): error is AppError =>
  error instanceof AppError &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 408, 429, 451].includes(error.status);
