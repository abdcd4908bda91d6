import * as z from "zod";

/** What can be said in a conversation. Media are uploaded first and named by id. */
export const MessageBody = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string().min(1).max(4000) }),
  z.object({
    kind: z.literal("image"),
    mediaId: z.string().max(64),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  }),
  z.object({
    kind: z.literal("voice"),
    mediaId: z.string().max(64),
    seconds: z.number().int().min(1).max(60),
    transcript: z.string().max(2000).optional(),
  }),
  z.object({
    kind: z.literal("file"),
    mediaId: z.string().max(64),
    name: z.string().max(120),
    bytes: z.number().int().positive(),
  }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().max(120),
    address: z.string().max(240),
  }),
  z.object({
    kind: z.literal("card"),
    card: z.enum(["booking", "bookingOffer", "event", "callRequest", "manager"]),
    /** The booking, event, request or manager that the card shows. */
    refId: z.string().max(64),
    title: z.string().max(60),
    lines: z.array(z.string().max(80)).max(4),
  }),
  /** Written by the product itself: who joined, what was booked. Never sent by a client. */
  z.object({ kind: z.literal("notice"), text: z.string().max(400) }),
]);
export type MessageBody = z.infer<typeof MessageBody>;

export const Author = z.object({
  kind: z.enum(["customer", "staff", "system"]),
  id: z.string(),
  name: z.string(),
});

export const Message = z.object({
  id: z.string(),
  conversationId: z.string(),
  /** Contiguous within its conversation, from 1. */
  seq: z.number().int(),
  /** Made by the sending client; the same id is the same message, however often it is sent. */
  clientId: z.string(),
  author: Author,
  body: MessageBody,
  sentAt: z.string(),
  /** Where it came in or went out besides the product's own screens. */
  via: z.enum(["app", "officialAccount"]),
});
export type Message = z.infer<typeof Message>;

/** How far each side has the conversation: a message is delivered or read when its seq is at most this. */
export const Receipts = z.object({
  customerDelivered: z.number().int(),
  customerRead: z.number().int(),
  staffDelivered: z.number().int(),
  staffRead: z.number().int(),
});
export type Receipts = z.infer<typeof Receipts>;

/** The RM as the customer sees them. */
export const RmCard = z.object({
  staffId: z.string(),
  name: z.string(),
  title: z.string(),
  branchName: z.string(),
  certificates: z.array(z.string()),
  /** In words: on duty, in a meeting, away with the cover's name. */
  presence: z.enum(["onDuty", "away", "offHours"]),
  presenceText: z.string(),
});
export type RmCard = z.infer<typeof RmCard>;

/** The customer's own view: there is exactly one conversation, with their RM. */
export const MyConversation = z.object({
  id: z.string(),
  rm: RmCard,
  lastSeq: z.number().int(),
  receipts: Receipts,
  unread: z.number().int(),
  lastMessage: Message.optional(),
});
export type MyConversation = z.infer<typeof MyConversation>;

/** How a message written now would reach the customer, said before it is sent. */
export const ReachPreview = z.object({
  channel: z.enum(["live", "customerService", "serviceTemplate", "subscribe", "none"]),
  text: z.string(),
  /** Messages that WeChat still lets follow by this channel; absent where nothing is counted. */
  left: z.number().int().optional(),
  /** When that right ends. */
  until: z.string().optional(),
});

export type ReachPreview = z.infer<typeof ReachPreview>;

/** One row of an RM's queue. */
export const InboxItem = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  tier: z.enum(["gold", "platinum", "diamond", "private"]),
  lastMessage: Message.optional(),
  lastSeq: z.number().int(),
  receipts: Receipts,
  unread: z.number().int(),
  /** When the oldest unanswered message of the customer came, and when its answer is due. */
  waitingSince: z.string().optional(),
  answerDueAt: z.string().optional(),
  online: z.boolean(),
  snoozedUntil: z.string().optional(),
});
export type InboxItem = z.infer<typeof InboxItem>;

export const QuickReply = z.object({
  id: z.string(),
  title: z.string().min(1).max(20),
  text: z.string().min(1).max(1000),
});
export type QuickReply = z.infer<typeof QuickReply>;

/** The answer to sending: the stored message, and what the wording gate had to say about it. */
export const Sent = z.object({
  message: Message,
  warnings: z.array(z.object({ word: z.string(), reason: z.string() })),
});
