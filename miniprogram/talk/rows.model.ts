import type { Message } from "@shared/conversations/conversation";
import { isAtEnd, type Outgoing, type Talk } from "./talk.model";

export type Tick = "waiting" | "failed" | "sent" | "delivered" | "read";

/** One line of the conversation's screen. */
export type Row =
  | { readonly kind: "time"; readonly key: string; readonly at: string }
  | { readonly kind: "notice"; readonly key: string; readonly text: string }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: Message;
      readonly isMine: boolean;
      /** Only under what this person said. */
      readonly tick?: Tick | undefined;
    }
  | {
      readonly kind: "outgoing";
      readonly key: string;
      readonly outgoing: Outgoing;
      readonly tick: Tick;
    };

/** A pause longer than this gets a time separator. */
const pause = 5 * 60_000;

/** Lays the window out as lines: separators between pauses, ticks under one's own words. */
export function rowsOf(talk: Talk): Row[] {
  const rows: Row[] = [];
  let before = Number.NEGATIVE_INFINITY;
  const separate = (at: string) => {
    const time = Date.parse(at);
    if (time - before >= pause) rows.push({ kind: "time", key: `t${at}`, at });
    before = time;
  };
  for (const message of talk.messages) {
    separate(message.sentAt);
    rows.push(rowOf(message, talk));
  }
  if (!isAtEnd(talk)) return calm(rows);
  for (const outgoing of talk.outbox) {
    separate(outgoing.at);
    rows.push({
      kind: "outgoing",
      key: outgoing.clientId,
      outgoing,
      tick: outgoing.state,
    });
  }
  return calm(rows);
}

/** Ticks that still say something: those not read yet, and the newest of all. */
function calm(rows: Row[]): Row[] {
  let isNewest = true;
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (row?.kind === "outgoing") isNewest = false;
    if (row?.kind !== "message" || !row.isMine) continue;
    if (!isNewest && row.tick === "read") rows[at] = { ...row, tick: undefined };
    isNewest = false;
  }
  return rows;
}

function rowOf(message: Message, { receipts }: Talk): Row {
  // A bubble keeps its key when the server confirms it, so nothing blinks.
  const key = message.clientId || message.id;
  if (message.body.kind === "notice") return { kind: "notice", key, text: message.body.text };
  if (message.author.kind !== "customer") return { kind: "message", key, message, isMine: false };
  return { kind: "message", key, message, isMine: true, tick: tickOf(message.seq, receipts) };
}

function tickOf(seq: number, { staffDelivered, staffRead }: Talk["receipts"]): Tick {
  if (seq <= staffRead) return "read";
  return seq <= staffDelivered ? "delivered" : "sent";
}
