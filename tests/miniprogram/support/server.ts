import type { Message, MessageBody } from "@shared/conversations/conversation";
import type { Call, EndpointKey } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import type { ServerFrame } from "@shared/live/live";

type Answer = (input: Record<string, unknown>) => unknown;

/** A server at the end of a wire, for one conversation: it keeps a log and says what it is told to. */
export function conversationServer() {
  const log: Message[] = [];
  const receipts = { customerDelivered: 0, customerRead: 0, staffDelivered: 0, staffRead: 0 };
  const told: { delivered: number; read: number }[] = [];
  let failure: AppError | undefined;
  let lostAnswers = 0;

  const write = (kind: "customer" | "staff", clientId: string, body: MessageBody): Message => {
    const known = log.find((message) => message.clientId === clientId);
    if (known) return known;
    const message: Message = {
      id: `msg_${log.length + 1}`,
      conversationId: "cnv_1",
      seq: log.length + 1,
      clientId,
      author: { kind, id: kind, name: kind === "staff" ? "林静" : "陈嘉禾" },
      body,
      sentAt: new Date(Date.UTC(2026, 10, 25, 2, log.length)).toISOString(),
      via: "app",
    };
    log.push(message);
    return message;
  };

  const answers: Partial<Record<EndpointKey, Answer>> = {
    "GET /my/conversation": () => ({
      id: "cnv_1",
      rm: { staffId: "rm", name: "林静" },
      lastSeq: log.length,
      receipts,
      unread: 0,
    }),
    "GET /my/conversation/messages": ({ beforeSeq, afterSeq, limit }) => ({
      messages: page(log, { beforeSeq, afterSeq, limit } as Page),
      lastSeq: log.length,
      receipts,
    }),
    "POST /my/conversation/messages": ({ clientId, body }) => {
      const message = write("customer", String(clientId), body as MessageBody);
      if (lostAnswers-- > 0) throw new AppError("network.unreachable", 0);
      return { message, warnings: [] };
    },
    "POST /my/conversation/receipts": ({ delivered, read }) => {
      told.push({ delivered: Number(delivered), read: Number(read) });
      return receipts;
    },
  };

  return {
    log,
    told,
    receipts,
    staffSays: (text: string) => write("staff", `staff-${log.length}`, { kind: "text", text }),
    write,
    failWith(error: AppError | undefined) {
      failure = error;
    },
    /** The next so many messages are stored, but their answers get lost on the way. */
    loseAnswers(count: number) {
      lostAnswers = count;
    },
    call: (async (key: EndpointKey, input: Record<string, unknown>) => {
      if (failure) throw failure;
      const answer = answers[key];
      if (!answer) throw new Error(`nobody answers ${key}`);
      return answer(input);
    }) as unknown as Call,
  };
}

interface Page {
  readonly beforeSeq?: number;
  readonly afterSeq?: number;
  readonly limit: number;
}

function page(log: readonly Message[], { beforeSeq, afterSeq, limit }: Page): Message[] {
  if (beforeSeq !== undefined) return log.filter(({ seq }) => seq < beforeSeq).slice(-limit);
  if (afterSeq !== undefined) return log.filter(({ seq }) => seq > afterSeq).slice(0, limit);
  return log.slice(-limit);
}

/** Time that passes when a test says so. */
export function handClock() {
  let now = 0;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  return {
    later(run: () => void, milliseconds: number) {
      const entry = { at: now + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    async pass(milliseconds: number) {
      now += milliseconds;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { run } of due) run();
      await settled();
    },
    get pending() {
      return waiting.length;
    },
  };
}

/** Lets everything that waits for nothing but its turn run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

/** The other end of a socket. */
export function socketEnd() {
  const sent: Record<string, unknown>[] = [];
  let listener: { received: (text: string) => void; closed: () => void } | undefined;
  let opened = 0;
  return {
    sent,
    get opened() {
      return opened;
    },
    open: async (_path: string, given: NonNullable<typeof listener>) => {
      opened++;
      listener = given;
      return {
        send: (text: string) => void sent.push(JSON.parse(text)),
        close: () => given.closed(),
      };
    },
    says: (frame: ServerFrame) => listener?.received(JSON.stringify(frame)),
    breaks: () => listener?.closed(),
  };
}
