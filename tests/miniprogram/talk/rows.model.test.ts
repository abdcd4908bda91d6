import { rowsOf } from "@miniprogram/talk/rows.model";
import { acknowledged, emptyTalk, jumped, queued } from "@miniprogram/talk/talk.model";
import type { Message } from "@shared/conversations/conversation";
import { describe, expect, it } from "vitest";

const said = (seq: number, kind: "customer" | "staff" | "system", minute: number): Message => ({
  id: `msg_${seq}`,
  conversationId: "cnv_1",
  seq,
  clientId: `client-${seq}`,
  author: { kind, id: kind, name: kind },
  body: kind === "system" ? { kind: "notice", text: "已预约" } : { kind: "text", text: "好" },
  sentAt: new Date(Date.UTC(2026, 10, 25, 2, minute)).toISOString(),
  via: "app",
});
const talkOf = (...messages: Message[]) => jumped(emptyTalk, messages, messages.length);
const ticks = (talk: ReturnType<typeof talkOf>) =>
  rowsOf(talk).flatMap((row) => (row.kind === "message" && row.isMine ? [row.tick] : []));
const receipts = (staffDelivered: number, staffRead: number) => ({
  customerDelivered: 0,
  customerRead: 0,
  staffDelivered,
  staffRead,
});

describe("the lines of a conversation", () => {
  it("separates what lies five minutes apart by its time", () => {
    const rows = rowsOf(talkOf(said(1, "staff", 0), said(2, "staff", 4), said(3, "staff", 9)));

    expect(rows.map(({ kind }) => kind)).toEqual(["time", "message", "message", "time", "message"]);
  });

  it("shows the product's own lines as notices", () => {
    const rows = rowsOf(talkOf(said(1, "system", 0)));

    expect(rows.map(({ kind }) => kind)).toEqual(["time", "notice"]);
  });

  it("says of each own message how far it has come", () => {
    const talk = acknowledged(
      talkOf(said(1, "customer", 0), said(2, "customer", 1), said(3, "customer", 2)),
      receipts(2, 1),
    );

    expect(ticks(talk)).toEqual([undefined, "delivered", "sent"]);
  });

  it("keeps 已读 under the newest only", () => {
    const talk = acknowledged(
      talkOf(said(1, "customer", 0), said(2, "customer", 1)),
      receipts(2, 2),
    );

    expect(ticks(talk)).toEqual([undefined, "read"]);
  });

  it("puts what is still to be sent at the end, with the key it keeps when it arrives", () => {
    const waiting = queued(talkOf(said(1, "staff", 0)), {
      clientId: "client-2",
      draft: { kind: "text", text: "好" },
      at: new Date(Date.UTC(2026, 10, 25, 2, 1)).toISOString(),
      state: "failed",
      reason: "未发送",
    });

    const before = rowsOf(waiting).at(-1);
    const after = rowsOf(talkOf(said(1, "staff", 0), said(2, "customer", 1))).at(-1);

    expect(before).toMatchObject({ kind: "outgoing", tick: "failed" });
    expect(after?.key).toBe(before?.key);
  });
});
