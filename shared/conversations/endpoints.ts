import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import {
  InboxItem,
  Message,
  MessageBody,
  MyConversation,
  QuickReply,
  ReachPreview,
  Receipts,
  Sent,
} from "./conversation";

const clientId = z.string().min(8).max(64);
/** History is read backwards from `beforeSeq` or forwards from `afterSeq`; without either, the newest. */
const History = z.object({
  id: Id,
  beforeSeq: z.coerce.number().int().positive().optional(),
  afterSeq: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
const MessagePage = z.object({
  messages: z.array(Message),
  lastSeq: z.number().int(),
  receipts: Receipts,
});
const conversers = ["rm", "lead", "expert"] as const;

export const conversationEndpoints = [
  endpoint({
    method: "GET",
    path: "/my/conversation",
    summary: "The customer's conversation with their own RM; made on first use.",
    audience: "customer",
    input: z.object({}),
    output: MyConversation,
  }),
  endpoint({
    method: "GET",
    path: "/my/conversation/messages",
    summary: "History of the customer's own conversation.",
    audience: "customer",
    input: History.omit({ id: true }),
    output: MessagePage,
  }),
  endpoint({
    method: "POST",
    path: "/my/conversation/messages",
    summary: "The customer says something; safe to repeat with the same clientId.",
    audience: "customer",
    input: z.object({ clientId, body: MessageBody }),
    output: Sent,
  }),
  endpoint({
    method: "POST",
    path: "/my/conversation/receipts",
    summary: "How far this customer has received and read.",
    audience: "customer",
    input: z.object({ delivered: z.number().int().min(0), read: z.number().int().min(0) }),
    output: Receipts,
  }),
  endpoint({
    method: "POST",
    path: "/my/call-requests",
    summary: "Asks the RM to call back by phone, voice or video, now or at a time.",
    audience: "customer",
    input: z.object({
      clientId,
      medium: z.enum(["phone", "voice", "video"]),
      at: z.iso.datetime({ offset: true }).optional(),
    }),
    output: Sent,
  }),
  endpoint({
    method: "GET",
    path: "/conversations",
    summary: "The queue of a member of staff: conversations they answer, most urgent first.",
    audience: "staff",
    roles: conversers,
    input: z.object({ filter: z.enum(["all", "unanswered", "unread"]).optional(), ...PageInput }),
    output: pageOf(InboxItem),
  }),
  endpoint({
    method: "GET",
    path: "/conversations/:id",
    summary: "One row of the queue.",
    audience: "staff",
    roles: conversers,
    input: z.object({ id: Id }),
    output: InboxItem,
  }),
  endpoint({
    method: "GET",
    path: "/customers/:customerId/conversation",
    summary:
      "The conversation of a customer in scope; made on first use, so an RM can speak first.",
    audience: "staff",
    roles: conversers,
    input: z.object({ customerId: Id }),
    output: InboxItem,
  }),
  endpoint({
    method: "GET",
    path: "/conversations/:id/messages",
    summary: "History of a conversation in scope.",
    audience: "staff",
    roles: conversers,
    input: History,
    output: MessagePage,
  }),
  endpoint({
    method: "POST",
    path: "/conversations/:id/messages",
    summary: "Staff answers; passes the wording gate; safe to repeat with the same clientId.",
    audience: "staff",
    roles: conversers,
    provesPlace: true,
    input: z.object({
      id: Id,
      clientId,
      body: MessageBody,
      acceptWarnings: z.boolean().optional(),
    }),
    output: Sent,
  }),
  endpoint({
    method: "POST",
    path: "/conversations/:id/receipts",
    summary: "How far staff has received and read.",
    audience: "staff",
    roles: conversers,
    input: z.object({ id: Id, delivered: z.number().int().min(0), read: z.number().int().min(0) }),
    output: Receipts,
  }),
  endpoint({
    method: "GET",
    path: "/conversations/:id/reach",
    summary: "By which channel and right a message written now would reach the customer.",
    audience: "staff",
    roles: conversers,
    input: z.object({ id: Id }),
    output: ReachPreview,
  }),
  endpoint({
    method: "POST",
    path: "/conversations/:id/snooze",
    summary: "Puts a conversation aside until a time; no time wakes it.",
    audience: "staff",
    roles: conversers,
    input: z.object({ id: Id, until: z.iso.datetime({ offset: true }).optional() }),
    output: InboxItem,
  }),
  endpoint({
    method: "GET",
    path: "/quick-replies",
    summary: "Canned answers; `{{name}}` stands for the customer's polite name.",
    audience: "staff",
    roles: conversers,
    input: z.object({}),
    output: z.object({ items: z.array(QuickReply) }),
  }),
  endpoint({
    method: "POST",
    path: "/quick-replies",
    summary: "Adds a canned answer of one's own.",
    audience: "staff",
    roles: conversers,
    input: QuickReply.omit({ id: true }),
    output: QuickReply,
  }),
  endpoint({
    method: "DELETE",
    path: "/quick-replies/:id",
    summary: "Removes a canned answer of one's own.",
    audience: "staff",
    roles: conversers,
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
] as const;
/* Media: POST /api/v1/media (multipart field "file") and GET /api/v1/media/:id are byte streams and stand in server/features/media. */
