import type { Connection } from "@server/core/live";
import { transact } from "@server/core/mongo";
import type { CustomerActor, StaffActor } from "@server/core/policy";
import { authorize } from "@server/core/policy";
import { isMediaOf } from "@server/features/media";
import { briefGates } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Message, MessageBody } from "@shared/conversations/conversation";
import { ConversationError } from "@shared/conversations/errors";
import { HandoverError } from "@shared/staff/errors";
import { checkWording, isBlocked } from "@shared/wording/gate";
import type { ConversationDocument } from "./conversation.model";
import { mayAnswer } from "./conversation.policy";
import { type Draft, MessageWriter, type Written } from "./message-writer";
import { presentMessage } from "./present-message";

const writers = new WeakMap<Ports["vault"], MessageWriter>();

function writerOf(ports: Ports): MessageWriter {
  const known = writers.get(ports.vault) ?? new MessageWriter(ports);
  writers.set(ports.vault, known);
  return known;
}

export interface Said {
  readonly message: Message;
  readonly warnings: { word: string; reason: string }[];
}

/** Everybody who shows a conversation: the customer's devices, their RM's, whoever has it open. */
export const audienceOf = ({
  _id,
  customerId,
  rmId,
  participants,
}: ConversationDocument): string[] => [
  `customer:${customerId}`,
  `staff:${rmId}`,
  ...participants.map((id) => `staff:${id}`),
  topicOf({ _id, rmId }),
];

/** Whoever has a conversation open listens here; with another manager it is another topic. */
export const topicOf = ({ _id, rmId }: Pick<ConversationDocument, "_id" | "rmId">): string =>
  `conversation:${_id}:${rmId}`;

/** Writes a message and shows it to everybody. Nothing is shown before it is durable. */
export async function append(draft: Draft, ports: Ports, from?: Connection): Promise<Message> {
  const written = await writerOf(ports).append(draft);
  const message = await presentMessage(written.document, ports);
  if (!written.repeated) show(written, message, ports, from);
  return message;
}

function show(
  { conversation }: Written,
  message: Message,
  { live }: Ports,
  from?: Connection,
): void {
  live.publish(audienceOf(conversation), { kind: "message", message }, from);
}

/** The customer says something. What customers write is never held back; the RM sees it as it is. */
export async function sayAsCustomer(
  actor: CustomerActor,
  conversation: ConversationDocument,
  said: { readonly clientId: string; readonly body: MessageBody },
  ports: Ports,
  from?: Connection,
): Promise<Said> {
  await refuseForeign(said.body, conversation);
  const message = await append(
    {
      conversationId: conversation._id,
      customerId: actor.id,
      clientId: said.clientId,
      author: { kind: "customer", id: actor.id },
      body: said.body,
      via: "app",
    },
    ports,
    from,
  );
  return { message, warnings: [] };
}

/** Staff answers. A text passes the wording gate first: what may not be said is not stored as said. */
export async function sayAsStaff(
  actor: StaffActor,
  conversation: ConversationDocument,
  said: {
    readonly clientId: string;
    readonly body: MessageBody;
    readonly acceptWarnings?: boolean | undefined;
  },
  context: { readonly ip: string; readonly requestId: string; readonly ports: Ports },
  from?: Connection,
): Promise<Said> {
  authorize(actor, mayAnswer, conversation);
  await demandBrief(actor, conversation, context.ports);
  await refuseForeign(said.body, conversation);
  const warnings = await passGate(actor, conversation, said, context);
  const message = await append(
    {
      conversationId: conversation._id,
      customerId: conversation.customerId,
      clientId: said.clientId,
      author: { kind: "staff", id: actor.id },
      body: said.body,
      via: "app",
    },
    context.ports,
    from,
  );
  return { message, warnings };
}

/** Whoever took a customer over, or stands in, reads the brief before the first word: nobody has to tell it again. */
async function demandBrief(
  actor: StaffActor,
  { customerId, rmId }: ConversationDocument,
  { clock }: Ports,
): Promise<void> {
  const gate = await briefGates.of(actor.id, { _id: customerId, rmId }, clock.now());
  if (gate && !gate.readAt) throw HandoverError.briefUnread({ customerId });
}

/** A line of the product itself, such as a booking that was made. */
export function sayAsSystem(
  conversation: Pick<ConversationDocument, "_id" | "customerId">,
  clientId: string,
  body: MessageBody,
  ports: Ports,
): Promise<Message> {
  return append(
    {
      conversationId: conversation._id,
      customerId: conversation.customerId,
      clientId,
      author: { kind: "system", id: "system" },
      body,
      via: "app",
    },
    ports,
  );
}

/** Notices are the product's own, and a picture, voice or file is the conversation's own. */
async function refuseForeign(
  body: MessageBody,
  { customerId }: ConversationDocument,
): Promise<void> {
  if (body.kind === "notice") throw ConversationError.cardNotYours();
  if ("mediaId" in body && !(await isMediaOf(body.mediaId, customerId)))
    throw ConversationError.mediaRejected();
}

/** Everything in a body that a customer would read. */
function wordsIn(body: MessageBody): string {
  switch (body.kind) {
    case "text":
    case "notice":
      return body.text;
    case "card":
      return [body.title, ...body.lines].join("\n");
    case "location":
      return [body.name, body.address].join("\n");
    case "file":
      return body.name;
    case "voice":
      return body.transcript ?? "";
    case "image":
      return "";
  }
}

/** What staff sent in the last minutes; a forbidden word split over two messages is still one. */
const recent = new Map<string, string[]>();

async function passGate(
  actor: StaffActor,
  conversation: ConversationDocument,
  {
    body,
    acceptWarnings,
  }: { readonly body: MessageBody; readonly acceptWarnings?: boolean | undefined },
  {
    ip,
    requestId,
    ports,
  }: { readonly ip: string; readonly requestId: string; readonly ports: Ports },
): Promise<Said["warnings"]> {
  const text = wordsIn(body);
  if (text === "") return [];
  const key = `${actor.id}|${conversation._id}`;
  const before = recent.get(key) ?? [];
  const hits = checkWording(text, { place: "conversation", before });
  const warnings = hits.map(({ text, advice }) => ({ word: text, reason: advice }));
  const blocked = isBlocked(hits);
  if (hits.length > 0) {
    const entry = {
      actor: { kind: "staff", id: actor.id, roles: actor.roles },
      act: blocked ? "wording.blocked" : acceptWarnings ? "wording.accepted" : "wording.warned",
      object: { kind: "conversation", id: conversation._id },
      customerId: conversation.customerId,
      result: blocked ? "denied" : "ok",
      ip,
      requestId,
      reason: hits.map(({ text }) => text).join(", "),
    } as const;
    await transact((tx) => ports.audit.record(entry, { session: tx }));
  }
  if (blocked || (hits.length > 0 && !acceptWarnings))
    throw ConversationError.wordingBlocked({ blocked, hits: warnings });
  if (recent.size > 5_000) recent.clear();
  recent.set(key, [...before, text].slice(-2));
  return warnings;
}

/** A card that staff sent by an act elsewhere, such as proposing times. */
export function sayAsStaffCard(
  conversation: Pick<ConversationDocument, "_id" | "customerId">,
  staffId: string,
  clientId: string,
  body: Extract<MessageBody, { kind: "card" }>,
  ports: Ports,
): Promise<Message> {
  return append(
    {
      conversationId: conversation._id,
      customerId: conversation.customerId,
      clientId,
      author: { kind: "staff", id: staffId },
      body,
      via: "app",
    },
    ports,
  );
}

/** Something a customer says by an act elsewhere, such as asking about an event. */
export function sayAsCustomerCard(
  conversation: Pick<ConversationDocument, "_id" | "customerId">,
  clientId: string,
  body: MessageBody,
  ports: Ports,
): Promise<Message> {
  const { customerId } = conversation;
  return append(
    {
      conversationId: conversation._id,
      customerId,
      clientId,
      author: { kind: "customer", id: customerId },
      body,
      via: "app",
    },
    ports,
  );
}
