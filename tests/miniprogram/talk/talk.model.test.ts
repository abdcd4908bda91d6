import {
  acknowledged,
  dropped,
  emptyTalk,
  followed,
  isAtEnd,
  isAtStart,
  jumped,
  newestOf,
  oldestOf,
  preceded,
  queued,
  received,
  type Talk,
  windowSize,
} from "@miniprogram/talk/talk.model";
import type { Message } from "@shared/conversations/conversation";
import { describe, expect, it } from "vitest";

const message = (seq: number, clientId = `client-${seq}`): Message => ({
  id: `msg_${seq}`,
  conversationId: "cnv_1",
  seq,
  clientId,
  author: { kind: "staff", id: "rm", name: "林静" },
  body: { kind: "text", text: `第 ${seq} 句` },
  sentAt: "2026-11-25T02:00:00.000Z",
  via: "app",
});
const messages = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => message(from + at));
const talkWith = (from: number, to: number, lastSeq = to): Talk =>
  jumped(emptyTalk, messages(from, to), lastSeq);
const outgoing = (clientId: string) => ({
  clientId,
  draft: { kind: "text", text: "好" } as const,
  at: "2026-11-25T02:00:00.000Z",
  state: "waiting" as const,
});

describe("a conversation on the device", () => {
  it("appends what continues it", () => {
    const talk = received(talkWith(1, 3), [message(4)]);

    expect(newestOf(talk)).toBe(4);
    expect(isAtEnd(talk)).toBe(true);
  });

  it("shows nothing twice", () => {
    const talk = received(talkWith(1, 3), [message(3), message(2)]);

    expect(talk.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("notices a gap instead of showing what lies behind it", () => {
    const talk = received(talkWith(1, 3), [message(6)]);

    expect(newestOf(talk)).toBe(3);
    expect(talk.lastSeq).toBe(6);
    expect(isAtEnd(talk)).toBe(false);
  });

  it("puts messages that arrive out of order in order", () => {
    const talk = received(talkWith(1, 3), [message(5), message(4)]);

    expect(talk.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it("fills the gap with a page of newer messages", () => {
    const behind = received(talkWith(1, 3), [message(6)]);

    const talk = followed(behind, messages(4, 6), 6);

    expect(newestOf(talk)).toBe(6);
    expect(isAtEnd(talk)).toBe(true);
  });

  it("never holds more than its window, and always one piece of the log", () => {
    let talk = talkWith(1, 1);
    for (let seq = 2; seq <= 200; seq++) {
      talk = received(talk, [message(seq)]);
      expect(talk.messages.length).toBeLessThanOrEqual(windowSize);
      expect(newestOf(talk) - oldestOf(talk) + 1).toBe(talk.messages.length);
    }
    expect(newestOf(talk)).toBe(200);
  });

  it("lets go of the end when older messages fill the window", () => {
    const talk = preceded(talkWith(41, 100), messages(11, 40));

    expect(oldestOf(talk)).toBe(11);
    expect(newestOf(talk)).toBe(70);
    expect(isAtEnd(talk)).toBe(false);
  });

  it("does not append news while the reader is far above the end", () => {
    const above = preceded(talkWith(41, 100), messages(11, 40));

    const talk = received(above, [message(101)]);

    expect(newestOf(talk)).toBe(70);
    expect(talk.lastSeq).toBe(101);
  });

  it("knows its beginning", () => {
    expect(isAtStart(talkWith(1, 5))).toBe(true);
    expect(isAtStart(talkWith(2, 5))).toBe(false);
  });

  it("takes out of the outbox what the server has", () => {
    const waiting = queued(queued(talkWith(1, 1), outgoing("one")), outgoing("two"));

    const talk = received(waiting, [message(2, "one")]);

    expect(talk.outbox.map(({ clientId }) => clientId)).toEqual(["two"]);
    expect(dropped(talk, "two").outbox).toEqual([]);
  });

  it("never moves receipts back", () => {
    const ahead = acknowledged(emptyTalk, {
      customerDelivered: 5,
      customerRead: 5,
      staffDelivered: 9,
      staffRead: 7,
    });

    const talk = acknowledged(ahead, {
      customerDelivered: 6,
      customerRead: 1,
      staffDelivered: 3,
      staffRead: 8,
    });

    expect(talk.receipts).toEqual({
      customerDelivered: 6,
      customerRead: 5,
      staffDelivered: 9,
      staffRead: 8,
    });
  });
});
