import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import type { MessageBody } from "@shared/conversations/conversation";
import {
  type ConversationDocument,
  Conversations,
  type MessageDocument,
  Messages,
} from "./conversation.model";
import { answerDue } from "./sla";

/** A message on its way into the log. */
export interface Draft {
  readonly conversationId: string;
  readonly customerId: string;
  readonly clientId: string;
  readonly author: MessageDocument["author"];
  readonly body: MessageBody;
  readonly via: MessageDocument["via"];
}

export interface Written {
  readonly document: MessageDocument;
  readonly conversation: ConversationDocument;
  /** Was in the log already: a repetition of the same clientId. */
  readonly repeated: boolean;
}

interface Waiting {
  readonly draft: Draft;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: unknown) => void;
}

const groupSize = 20;
/** One group commits while the next fills: more at once only wait for each other at the log's end. */
const lanes = 2;

/**
 * Appends messages to conversations. Those that arrive together commit together, which is what
 * makes durable writing fast; each message is in the log, with its event, before it is acknowledged.
 */
export class MessageWriter {
  #queue: Waiting[] = [];
  #busy = 0;
  /** Conversations a lane is writing to. Another lane leaves them alone, so that order holds. */
  readonly #writing = new Set<string>();

  constructor(private readonly ports: Pick<Ports, "vault" | "clock">) {}

  append(draft: Draft): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ draft, resolve, reject });
      setImmediate(() => void this.#drain());
    });
  }

  async #drain(): Promise<void> {
    if (this.#busy >= lanes) return;
    const group = this.#take();
    if (group.length === 0) return;
    this.#busy += 1;
    const taken = new Set(group.map(({ draft }) => draft.conversationId));
    for (const id of taken) this.#writing.add(id);
    try {
      const written = await this.#commit(group.map(({ draft }) => draft));
      group.forEach(({ resolve, reject }, at) => {
        const one = written[at];
        if (one) resolve(one);
        else reject(new Error("The message was not written."));
      });
    } catch (error) {
      await this.#alone(group, error);
    } finally {
      for (const id of taken) this.#writing.delete(id);
      this.#busy -= 1;
      for (let lane = this.#busy; lane < lanes; lane += 1) void this.#drain();
    }
  }

  /** The oldest that wait, without conversations that are being written to: what was said first stands first. */
  #take(): Waiting[] {
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const one of this.#queue) {
      const free = group.length < groupSize && !this.#writing.has(one.draft.conversationId);
      (free ? group : rest).push(one);
    }
    this.#queue = rest;
    return group;
  }

  /** One bad message must not take its neighbours along: a group that failed is tried one by one. */
  async #alone(group: readonly Waiting[], error: unknown): Promise<void> {
    if (group.length === 1) return group[0]?.reject(error);
    for (const { draft, resolve, reject } of group) {
      await this.#commit([draft]).then(([one]) => (one ? resolve(one) : reject(error)), reject);
    }
  }

  async #commit(drafts: readonly Draft[]): Promise<Written[]> {
    const ids = drafts.map(() => newId("msg"));
    const sealed = await this.ports.vault.sealGroups(
      drafts.map(({ customerId, body }, at) => ({
        owner: customerId,
        place: { collection: "messages", id: ids[at] ?? "", field: "body" },
        values: body,
      })),
    );
    return transact(async (tx) => {
      const known = await findRepeated(drafts, tx);
      const fresh = firstOfEach(drafts, known);
      const heads = await advance(
        fresh.map(({ draft }) => draft),
        this.ports.clock.now(),
        tx,
      );
      const documents = fresh.map(
        ({ draft, at }): MessageDocument => ({
          _id: ids[at] ?? "",
          conversationId: draft.conversationId,
          customerId: draft.customerId,
          seq: heads.take(draft.conversationId),
          clientId: draft.clientId,
          author: draft.author,
          kind: draft.body.kind,
          body: sealed[at] as MessageDocument["body"],
          sentAt: heads.at,
          via: draft.via,
        }),
      );
      if (documents.length > 0) {
        await Messages.collection.insertMany(documents as never[], { session: tx });
        await announce(tx, ...documents.map(toEvent));
      }
      return answers(
        drafts,
        [...known, ...documents],
        new Set(known.map(({ _id }) => _id)),
        heads.conversations,
        tx,
      );
    });
  }
}

const keyOf = ({
  conversationId,
  clientId,
}: {
  readonly conversationId: string;
  readonly clientId: string;
}) => `${conversationId}|${clientId}`;

async function findRepeated(drafts: readonly Draft[], tx: Tx): Promise<MessageDocument[]> {
  return Messages.find(
    { $or: drafts.map(({ conversationId, clientId }) => ({ conversationId, clientId })) } as never,
    null,
    { session: tx },
  ).lean<MessageDocument[]>();
}

/** The drafts that are not in the log yet, each clientId once. */
function firstOfEach(
  drafts: readonly Draft[],
  known: readonly MessageDocument[],
): { draft: Draft; at: number }[] {
  const seen = new Set(known.map(keyOf));
  return drafts.flatMap((draft, at) => {
    if (seen.has(keyOf(draft))) return [];
    seen.add(keyOf(draft));
    return [{ draft, at }];
  });
}

/** Moves each conversation's end forward once and hands out the numbers. */
async function advance(drafts: readonly Draft[], at: Date, tx: Tx) {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts)
    groups.set(draft.conversationId, [...(groups.get(draft.conversationId) ?? []), draft]);
  const found = await Conversations.find({ _id: { $in: [...groups.keys()] } }, null, {
    session: tx,
  }).lean<ConversationDocument[]>();
  if (found.length < groups.size) throw new Error("The conversation is gone.");

  const moves = found.map((before) => move(before, groups.get(before._id) ?? [], at));
  // Read and written in one snapshot: whoever else moves one meanwhile makes this run again.
  if (moves.length > 0)
    await Conversations.collection.bulkWrite(
      moves.map(({ before: { _id }, update }) => ({
        updateOne: { filter: { _id }, update },
      })) as never,
      { ordered: false, session: tx },
    );
  const next = new Map(moves.map(({ before }) => [before._id, before.lastSeq + 1]));
  return {
    at,
    conversations: new Map(moves.map(({ after }) => [after._id, after])),
    take: (id: string) => {
      const seq = next.get(id) ?? 0;
      next.set(id, seq + 1);
      return seq;
    },
  };
}

/** A customer's message starts the clock of its answer, an answer stops it; either wakes a snoozed conversation's customer side. */
function move(before: ConversationDocument, group: readonly Draft[], at: Date) {
  const { waitingSince, answerDueAt, snoozedUntil, ...rest } = before;
  const moved = { lastSeq: before.lastSeq + group.length, lastAt: at };
  const last = group.filter(({ author }) => author.kind !== "system").at(-1)?.author.kind;
  const starts = last === "customer" && !waitingSince;
  const waiting = starts
    ? { waitingSince: at, answerDueAt: answerDue(at) }
    : last === "staff" && waitingSince
      ? {}
      : { ...(waitingSince && { waitingSince }), ...(answerDueAt && { answerDueAt }) };
  const snoozed = last === "customer" || !snoozedUntil ? {} : { snoozedUntil };
  const after: ConversationDocument = { ...rest, ...moved, ...waiting, ...snoozed };
  const gone = (["waitingSince", "answerDueAt", "snoozedUntil"] as const).filter(
    (path) => before[path] && !after[path],
  );
  return {
    before,
    after,
    update: {
      $inc: { lastSeq: group.length },
      $set: { lastAt: at, ...(starts ? waiting : {}) },
      ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((path) => [path, 1])) } : {}),
    },
  };
}

function toEvent({
  _id,
  conversationId,
  customerId,
  seq,
  author,
  kind,
  via,
  sentAt,
}: MessageDocument) {
  return {
    type: "message.sent",
    aggregate: { kind: "conversation", id: conversationId },
    actor: author,
    at: sentAt,
    data: { messageId: _id, customerId, seq, kind, via },
  };
}

async function answers(
  drafts: readonly Draft[],
  documents: readonly MessageDocument[],
  known: ReadonlySet<string>,
  conversations: Map<string, ConversationDocument>,
  tx: Tx,
): Promise<Written[]> {
  const byKey = new Map(documents.map((document) => [keyOf(document), document]));
  const written: Written[] = [];
  for (const draft of drafts) {
    const document = byKey.get(keyOf(draft));
    const conversation =
      conversations.get(draft.conversationId) ??
      (await Conversations.findById(draft.conversationId, null, {
        session: tx,
      }).lean<ConversationDocument | null>());
    if (!document || !conversation) throw new Error("The message was not written.");
    conversations.set(draft.conversationId, conversation);
    written.push({ document, conversation, repeated: known.has(document._id) });
  }
  return written;
}
