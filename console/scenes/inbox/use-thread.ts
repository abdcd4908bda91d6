import { call } from "@console/data/call";
import { line, useLiveFrames } from "@console/data/live";
import { queryClient } from "@console/data/queries";
import type { Message } from "@shared/conversations/conversation";
import type { ServerFrame } from "@shared/live/live";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { flush, onArrival } from "./outbox";
import { furthest, hasGap, heldTo, merge, receive, type Thread } from "./thread.model";

const pageSize = 50;
const keyOf = (id: string) => ["thread", id];

/** One conversation, kept whole: the first page, what the socket brings, and what fell between. */
export function useThread(id: string): UseQueryResult<Thread> {
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: () => catchUp(id),
    staleTime: 10_000,
    structuralSharing: false,
  });
  const hear = useCallback((frame: ServerFrame) => follow(id, frame), [id]);
  useLiveFrames(hear);
  useEffect(() => {
    line.send({ kind: "resume", conversationId: id, afterSeq: heldTo(held(id) ?? empty) });
    return onArrival((message) => place(id, message));
  }, [id]);
  useReceipts(id, query.data);
  return query;
}

export async function loadEarlier(id: string): Promise<void> {
  const first = held(id)?.messages[0]?.seq;
  if (!first || first <= 1) return;
  const page = await call("GET /conversations/:id/messages", {
    id,
    beforeSeq: first,
    limit: pageSize,
  });
  put(id, merge(held(id), page));
}

const empty: Thread = {
  messages: [],
  lastSeq: 0,
  receipts: { customerDelivered: 0, customerRead: 0, staffDelivered: 0, staffRead: 0 },
};

async function catchUp(id: string): Promise<Thread> {
  let thread = held(id);
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const page = await call("GET /conversations/:id/messages", {
      id,
      limit: pageSize,
      ...(thread ? { afterSeq: heldTo(thread) } : {}),
    });
    thread = merge(held(id) ?? thread, page);
    if (!hasGap(thread) || page.messages.length === 0) break;
  }
  return thread ?? empty;
}

function follow(id: string, frame: ServerFrame): void {
  if (frame.kind === "hello") {
    line.send({ kind: "resume", conversationId: id, afterSeq: heldTo(held(id) ?? empty) });
    void queryClient.invalidateQueries({ queryKey: keyOf(id) });
    void flush();
  }
  if (frame.kind === "message") place(id, frame.message);
  if (frame.kind === "resumed" && frame.conversationId === id) {
    const thread = held(id);
    if (thread) put(id, merge(thread, { ...frame, receipts: thread.receipts }));
    if (frame.more) void queryClient.invalidateQueries({ queryKey: keyOf(id) });
  }
  if (frame.kind === "receipts" && frame.conversationId === id) {
    const thread = held(id);
    if (thread) put(id, { ...thread, receipts: furthest(thread.receipts, frame.receipts) });
  }
}

function place(id: string, message: Message): void {
  const thread = held(id);
  if (message.conversationId !== id || !thread) return;
  const next = receive(thread, message);
  put(id, next);
  if (hasGap(next)) void queryClient.invalidateQueries({ queryKey: keyOf(id) });
}

/** What is on a visible screen has been read; what has arrived has been delivered. */
function useReceipts(id: string, thread: Thread | undefined): void {
  const last = thread?.lastSeq ?? 0;
  const read = thread?.receipts.staffRead ?? 0;
  useEffect(() => {
    if (last <= read) return;
    const report = () => {
      if (document.visibilityState !== "visible") return;
      call("POST /conversations/:id/receipts", { id, delivered: last, read: last }).then(
        (receipts) => {
          const now = held(id);
          if (now) put(id, { ...now, receipts: furthest(now.receipts, receipts) });
          void queryClient.invalidateQueries({ queryKey: ["GET /conversations"] });
        },
        () => undefined,
      );
    };
    report();
    document.addEventListener("visibilitychange", report);
    return () => document.removeEventListener("visibilitychange", report);
  }, [id, last, read]);
}

function held(id: string): Thread | undefined {
  return queryClient.getQueryData<Thread>(keyOf(id));
}

function put(id: string, thread: Thread): void {
  queryClient.setQueryData(keyOf(id), thread);
}
