import type { Tx } from "@server/core/mongo";
import type { Scope } from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { Receipts } from "@shared/conversations/conversation";
import mongoose, { Schema } from "mongoose";

/** The one conversation of a customer with the bank. Who answers it is the customer's RM of now. */
export interface ConversationDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly rmId: string;
  readonly unitPath: readonly string[];
  /** Experts who were asked in. */
  readonly participants: readonly string[];
  readonly lastSeq: number;
  readonly lastAt?: Date;
  readonly receipts: Receipts;
  /** The oldest message of the customer that nobody answered, and when its answer is due. */
  readonly waitingSince?: Date;
  readonly answerDueAt?: Date;
  readonly snoozedUntil?: Date;
  readonly createdAt: Date;
}

const count = { type: Number, default: 0 };
const conversationSchema = new Schema<ConversationDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    rmId: { type: String, required: true },
    unitPath: { type: [String], default: [] },
    participants: { type: [String], default: [] },
    lastSeq: count,
    lastAt: Date,
    receipts: {
      _id: false,
      customerDelivered: count,
      customerRead: count,
      staffDelivered: count,
      staffRead: count,
    },
    waitingSince: Date,
    answerDueAt: Date,
    snoozedUntil: Date,
    createdAt: Date,
  },
  { collection: "conversations", versionKey: false },
);
conversationSchema.index({ customerId: 1 }, { unique: true });
conversationSchema.index({ rmId: 1, lastAt: -1 });
conversationSchema.index({ unitPath: 1, lastAt: -1 });
conversationSchema.index({ participants: 1 });
conversationSchema.index({ answerDueAt: 1 });
export const Conversations = mongoose.model<ConversationDocument>(
  "Conversation",
  conversationSchema,
);

/** One line of the log. What was said is sealed with the customer's key. */
export interface MessageDocument {
  readonly _id: string;
  readonly conversationId: string;
  readonly customerId: string;
  readonly seq: number;
  readonly clientId: string;
  readonly author: { readonly kind: "customer" | "staff" | "system"; readonly id: string };
  readonly kind: string;
  readonly body: Sealed;
  readonly sentAt: Date;
  readonly via: "app" | "officialAccount";
}

const messageSchema = new Schema<MessageDocument>(
  {
    _id: String,
    conversationId: { type: String, required: true },
    customerId: { type: String, required: true },
    seq: { type: Number, required: true },
    clientId: { type: String, required: true },
    author: { _id: false, kind: { type: String }, id: String },
    kind: { type: String, required: true },
    body: { ...sealedPath, required: true },
    sentAt: { type: Date, required: true },
    via: String,
  },
  { collection: "messages", versionKey: false },
);
// The log has no holes and no doubles, whoever writes: the database holds it, not our care.
messageSchema.index({ conversationId: 1, seq: 1 }, { unique: true });
messageSchema.index({ conversationId: 1, clientId: 1 }, { unique: true });
messageSchema.index({ customerId: 1, sentAt: 1 });
export const Messages = mongoose.model<MessageDocument>("Message", messageSchema);

type ConversationScope = Scope<ConversationDocument>;

/** The only way to conversations: within a Scope. */
export const conversations = {
  within: (scope: ConversationScope) => ({
    find: (id: string) =>
      Conversations.findOne({
        $and: [{ _id: id }, scope.filter],
      }).lean<ConversationDocument | null>(),
    ofCustomer: (customerId: string) =>
      Conversations.findOne({
        $and: [{ customerId }, scope.filter],
      }).lean<ConversationDocument | null>(),
    /** A book is at most a few hundred conversations; the queue is sorted by urgency in memory. */
    list: (limit = 500) =>
      Conversations.find(scope.filter as never)
        .sort({ lastAt: -1 })
        .limit(limit)
        .lean<ConversationDocument[]>(),
    change: (id: string, update: Readonly<Record<string, unknown>>, tx?: Tx) =>
      Conversations.findOneAndUpdate({ $and: [{ _id: id }, scope.filter] }, update, {
        returnDocument: "after",
        ...(tx ? { session: tx } : {}),
      }).lean<ConversationDocument | null>(),
  }),
};

/** Messages of one conversation that the caller has already found within their Scope. */
export const messages = {
  after: (conversationId: string, seq: number, limit: number) =>
    Messages.find({ conversationId, seq: { $gt: seq, $lte: seq + limit } })
      .sort({ seq: 1 })
      .lean<MessageDocument[]>(),
  before: (conversationId: string, seq: number, limit: number) =>
    Messages.find({ conversationId, seq: { $lt: seq, $gte: Math.max(1, seq - limit) } })
      .sort({ seq: 1 })
      .lean<MessageDocument[]>(),
  at: (places: readonly { readonly conversationId: string; readonly seq: number }[]) =>
    places.length === 0
      ? Promise.resolve([])
      : Messages.find({
          $or: places.map(({ conversationId, seq }) => ({ conversationId, seq })),
        } as never).lean<MessageDocument[]>(),
  find: (id: string) => Messages.findById(id).lean<MessageDocument | null>(),
};

/** When something was said with a customer the caller has found within a Scope, oldest first. */
export const saidBetween = (customerId: string, since: Date, until: Date) =>
  Messages.find(
    { customerId, sentAt: { $gte: since, $lte: until }, "author.kind": { $ne: "system" } },
    { conversationId: 1, sentAt: 1 },
  )
    .sort({ sentAt: 1 })
    .limit(2_000)
    .lean<Pick<MessageDocument, "_id" | "conversationId" | "sentAt">[]>();
