import {
  furthest,
  hasEarlier,
  hasGap,
  heldTo,
  merge,
  receive,
  startsAfterPause,
  tickOf,
} from "@console/scenes/inbox/thread.model";
import type { Message, Receipts } from "@shared/conversations/conversation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const nothingYet: Receipts = {
  customerDelivered: 0,
  customerRead: 0,
  staffDelivered: 0,
  staffRead: 0,
};

function message(seq: number, sentAt = "2026-11-25T10:00:00+08:00"): Message {
  return {
    id: `msg_${seq}`,
    conversationId: "cnv_1",
    seq,
    clientId: `client-${seq}`,
    author: { kind: "staff", id: "stf_1", name: "林静" },
    body: { kind: "text", text: String(seq) },
    sentAt,
    via: "app",
  };
}

const page = (...seqs: number[]) => ({
  messages: seqs.map((seq) => message(seq)),
  lastSeq: Math.max(0, ...seqs),
  receipts: nothingYet,
});
const seqs = (thread: { messages: readonly Message[] }) => thread.messages.map(({ seq }) => seq);

describe("holding a conversation", () => {
  it("keeps one copy of each message in the log's order, whatever order they come in", () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 });

    fc.assert(
      fc.property(order, order, (first, second) => {
        const thread = [...first, ...second].reduce(
          (held, seq) => merge(held, page(seq)),
          merge(undefined, page()),
        );
        expect(seqs(thread)).toEqual([1, 2, 3, 4, 5, 6]);
      }),
    );
  });

  it("sees the hole that a lost frame leaves, and where to ask from", () => {
    const thread = receive(merge(undefined, page(8, 9)), message(12));

    expect(hasGap(thread)).toBe(true);
    expect(heldTo(thread)).toBe(9);
    expect(hasGap(merge(thread, page(10, 11)))).toBe(false);
  });

  it("knows whether anything came before what it holds", () => {
    expect(hasEarlier(merge(undefined, page(8, 9)))).toBe(true);
    expect(hasEarlier(merge(undefined, page(1, 2)))).toBe(false);
  });

  it("never moves a cursor back when reports overtake one another", () => {
    const ahead = { ...nothingYet, customerRead: 5, customerDelivered: 7 };
    const late = { ...nothingYet, customerRead: 3, customerDelivered: 8 };

    expect(furthest(ahead, late)).toMatchObject({ customerRead: 5, customerDelivered: 8 });
  });
});

describe("the ticks of a message", () => {
  it("say no more than the customer's device has reported", () => {
    const receipts = { ...nothingYet, customerDelivered: 2, customerRead: 1 };

    expect([1, 2, 3].map((seq) => tickOf(message(seq), receipts))).toEqual([
      "read",
      "delivered",
      "sent",
    ]);
  });
});

describe("the time between messages", () => {
  it("stands where the talk paused for more than five minutes", () => {
    const before = message(1, "2026-11-25T10:00:00+08:00");

    expect(startsAfterPause(undefined, before)).toBe(true);
    expect(startsAfterPause(before, message(2, "2026-11-25T10:04:00+08:00"))).toBe(false);
    expect(startsAfterPause(before, message(2, "2026-11-25T10:06:00+08:00"))).toBe(true);
  });
});
