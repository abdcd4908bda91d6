import { call } from "@console/data/call";
import { codeOf, isUnreachable, sentenceOf } from "@console/data/failure";
import { queryClient } from "@console/data/queries";
import { randomId } from "@console/data/random-id";
import type { Message, MessageBody } from "@shared/conversations/conversation";
import { useSyncExternalStore } from "react";
import { gateOf } from "./outbox.model";

/** A message on its way; `clientId` makes a repeated attempt the same message. */
export interface Outgoing {
  readonly clientId: string;
  readonly conversationId: string;
  readonly body: MessageBody;
  /** `waiting` is tried again by itself; `warned` and `blocked` wait for the writer. */
  readonly state: "sending" | "waiting" | "warned" | "blocked" | "refused";
  readonly reason?: string;
}

let outgoing: readonly Outgoing[] = [];
const watchers = new Set<() => void>();
const arrivals = new Set<(message: Message) => void>();

export function useOutgoing(conversationId: string): readonly Outgoing[] {
  const all = useSyncExternalStore(watch, () => outgoing);
  return all.filter((one) => one.conversationId === conversationId);
}

/** Tells a thread what the server stored, so that the bubble moves from "on its way" to "said". */
export function onArrival(listener: (message: Message) => void): () => void {
  arrivals.add(listener);
  return () => arrivals.delete(listener);
}

export function say(conversationId: string, body: MessageBody): void {
  const one: Outgoing = { clientId: randomId(), conversationId, body, state: "sending" };
  change([...outgoing, one]);
  void attempt(one, false);
}

export function sayAgain(one: Outgoing, acceptWarnings = false): void {
  update(one.clientId, { state: "sending" });
  void attempt(one, acceptWarnings);
}

let retry: ReturnType<typeof setTimeout> | undefined;
let pause = 0;
const firstPause = 3000;
const longestPause = 30_000;

/** Tries everything that waits again, in the order it was written; stops at the first that waits on. */
export async function flush(): Promise<void> {
  clearTimeout(retry);
  retry = undefined;
  for (const one of outgoing.filter((each) => each.state === "waiting")) {
    update(one.clientId, { state: "sending" });
    if (!(await attempt(one, false))) return;
  }
  pause = 0;
}

/** A line that came back says so itself; a network that failed for a moment is simply tried again. */
function flushLater(): void {
  if (retry) return;
  pause = Math.min(longestPause, pause ? pause * 2 : firstPause);
  retry = setTimeout(() => void flush(), pause);
}

export function discard(clientId: string): void {
  change(outgoing.filter((one) => one.clientId !== clientId));
}

/** False while the network keeps the message waiting. */
async function attempt(one: Outgoing, acceptWarnings: boolean): Promise<boolean> {
  const { conversationId: id, clientId, body } = one;
  try {
    const sent = await call("POST /conversations/:id/messages", {
      id,
      clientId,
      body,
      ...(acceptWarnings ? { acceptWarnings } : {}),
    });
    for (const listener of arrivals) listener(sent.message);
    discard(clientId);
    for (const key of ["GET /conversations", "GET /conversations/:id/reach", "GET /today"])
      void queryClient.invalidateQueries({ queryKey: [key] });
  } catch (failure) {
    if (isUnreachable(failure)) {
      update(clientId, { state: "waiting" });
      flushLater();
      return false;
    }
    const gate = codeOf(failure) === "conversation.wordingBlocked" ? gateOf(failure) : undefined;
    update(clientId, gate ?? { state: "refused", reason: sentenceOf(failure) });
  }
  return true;
}

function update(clientId: string, part: Partial<Outgoing>): void {
  change(outgoing.map((one) => (one.clientId === clientId ? { ...one, ...part } : one)));
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function change(next: readonly Outgoing[]): void {
  outgoing = next;
  for (const watcher of watchers) watcher();
}
