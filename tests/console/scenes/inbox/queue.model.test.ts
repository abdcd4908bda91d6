import { neighbour, snippetOf, snoozeTimes } from "@console/scenes/inbox/queue.model";
import { words } from "@console/scenes/inbox/words";
import type { Message, MessageBody } from "@shared/conversations/conversation";
import { describe, expect, it } from "vitest";

describe("moving through the queue by keyboard", () => {
  it("goes to the neighbour and stops at the ends", () => {
    expect(neighbour(["a", "b", "c"], "a", 1)).toBe("b");
    expect(neighbour(["a", "b", "c"], "c", 1)).toBe("c");
    expect(neighbour(["a", "b", "c"], "a", -1)).toBe("a");
  });

  it("begins at the top when nothing is open or what was open has gone", () => {
    expect(neighbour(["a", "b"], undefined, 1)).toBe("a");
    expect(neighbour(["a", "b"], "gone", -1)).toBe("a");
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });
});

describe("putting a conversation aside", () => {
  it("offers this afternoon only while it lies ahead", () => {
    const morning = new Date("2026-11-25T10:00:00+08:00").getTime();
    const evening = new Date("2026-11-25T19:00:00+08:00").getTime();

    expect(snoozeTimes(morning).afternoon).toBe("2026-11-25T06:00:00.000Z");
    expect(snoozeTimes(evening).afternoon).toBeUndefined();
    expect(snoozeTimes(evening).tomorrow).toBe("2026-11-26T01:00:00.000Z");
    expect(snoozeTimes(evening).monday).toBe("2026-11-30T01:00:00.000Z");
  });
});

describe("the last thing said, on one line", () => {
  const said = (body: MessageBody, kind: "customer" | "staff" = "customer"): Message => ({
    id: "msg_1",
    conversationId: "cnv_1",
    seq: 1,
    clientId: "client-1",
    author: { kind, id: "x", name: "陈嘉禾" },
    body,
    sentAt: "2026-11-25T10:00:00+08:00",
    via: "app",
  });

  it("says what is no text by its kind, and a voice by its transcript", () => {
    const voice = { kind: "voice", mediaId: "m", seconds: 9, transcript: "明天到" } as const;

    expect(snippetOf(said({ kind: "image", mediaId: "m", width: 1, height: 1 }), words)).toBe(
      "[图片]",
    );
    expect(snippetOf(said(voice), words)).toBe("[语音] 明天到");
    expect(snippetOf(undefined, words)).toBe("");
  });

  it("folds lines into one and tells our own words from the customer's", () => {
    expect(snippetOf(said({ kind: "text", text: "好的\n谢谢" }), words)).toBe("好的 谢谢");
    expect(snippetOf(said({ kind: "text", text: "好的" }, "staff"), words)).toBe("您: 好的");
  });
});
