import type { Message, Receipts } from "@shared/conversations/conversation";

/** What a screen holds of a conversation: a stretch of the log without holes, and the cursors. */
export interface Thread {
  readonly messages: readonly Message[];
  readonly lastSeq: number;
  readonly receipts: Receipts;
}

interface Page {
  readonly messages: readonly Message[];
  readonly lastSeq: number;
  readonly receipts: Receipts;
}

/** Joins what came to what was there: one copy of each message, in the log's order. */
export function merge(thread: Thread | undefined, page: Page): Thread {
  if (!thread) return { ...page, messages: inOrder(page.messages) };
  return {
    messages: inOrder([...thread.messages, ...page.messages]),
    lastSeq: Math.max(thread.lastSeq, page.lastSeq),
    receipts: furthest(thread.receipts, page.receipts),
  };
}

export function receive(thread: Thread, message: Message): Thread {
  return merge(thread, {
    messages: [message],
    lastSeq: message.seq,
    receipts: thread.receipts,
  });
}

/** The last seq before the first hole at the end; what lies after it must be asked for. */
export function heldTo(thread: Thread): number {
  let held = thread.messages[0]?.seq ?? 0;
  for (const { seq } of thread.messages) {
    if (seq > held + 1) break;
    held = seq;
  }
  return held;
}

export function hasGap(thread: Thread): boolean {
  return thread.messages.length > 0 && heldTo(thread) < thread.lastSeq;
}

export function hasEarlier(thread: Thread): boolean {
  return (thread.messages[0]?.seq ?? 1) > 1;
}

/** Cursors only move forward, whatever order their reports come in. */
export function furthest(one: Receipts, other: Receipts): Receipts {
  return {
    customerDelivered: Math.max(one.customerDelivered, other.customerDelivered),
    customerRead: Math.max(one.customerRead, other.customerRead),
    staffDelivered: Math.max(one.staffDelivered, other.staffDelivered),
    staffRead: Math.max(one.staffRead, other.staffRead),
  };
}

export type Tick = "sent" | "delivered" | "read";

/** How far a message of ours has come; never more than the customer's device has reported. */
export function tickOf(message: Message, receipts: Receipts): Tick {
  if (message.seq <= receipts.customerRead) return "read";
  return message.seq <= receipts.customerDelivered ? "delivered" : "sent";
}

const pause = 5 * 60_000;

/** Whether the talk paused before a message, so that the time stands between the two. */
export function startsAfterPause(before: Message | undefined, message: Message): boolean {
  if (!before) return true;
  return new Date(message.sentAt).getTime() - new Date(before.sentAt).getTime() > pause;
}

function inOrder(messages: readonly Message[]): readonly Message[] {
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
