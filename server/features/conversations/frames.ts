import { sentence } from "@server/core/http/errors";
import { isWithin, networkOf } from "@server/core/http/networks";
import type { Connection, LiveServer } from "@server/core/live";
import type { CustomerActor, StaffActor } from "@server/core/policy";
import { limit } from "@server/core/rate-limit";
import { hasProven } from "@server/core/session";
import { staffActor } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { MessageBody } from "@shared/conversations/conversation";
import { ConversationError } from "@shared/conversations/errors";
import { AppError, RequestError } from "@shared/core/errors";
import type { ClientFrame } from "@shared/live/live";
import * as z from "zod";
import { acknowledge } from "./acknowledge";
import { type ConversationDocument, conversations, messages } from "./conversation.model";
import { conversationOfCustomer } from "./conversation.policy";
import { conversationInScope } from "./conversation.routes";
import { presentMessages } from "./present-message";
import { audienceOf, sayAsCustomer, sayAsStaff, topicOf } from "./say";

const id = z.string().max(64);
const seq = z.number().int().min(0);
const Frame = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("send"),
    conversationId: id,
    clientId: z.string().min(8).max(64),
    body: MessageBody,
    acceptWarnings: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("read"), conversationId: id, seq }),
  z.object({ kind: z.literal("delivered"), conversationId: id, seq }),
  z.object({ kind: z.literal("resume"), conversationId: id, afterSeq: seq }),
  z.object({ kind: z.literal("typing"), conversationId: id }),
]);
type Frame = z.output<typeof Frame>;

interface Hearing {
  readonly ports: Ports;
  readonly live: LiveServer;
  readonly connection: Connection;
}

/** What comes over a socket: the same commands as over HTTP, authorised anew at every frame. */
export async function hearFrame(raw: ClientFrame, hearing: Hearing): Promise<void> {
  const parsed = Frame.safeParse(raw);
  if (!parsed.success) return refuse(raw, new AppError("request.invalid", 400), hearing);
  try {
    await hear(parsed.data, hearing);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refuse(raw, error, hearing);
  }
}

async function hear(frame: Frame, hearing: Hearing): Promise<void> {
  const { actor } = hearing.connection;
  const found =
    actor.kind === "customer"
      ? await ofCustomer(frame.conversationId, actor.id)
      : await ofStaff(frame.conversationId, actor.id, hearing.ports);
  const { conversation } = found;
  if (frame.kind === "send") return send(frame, found, hearing);
  if (frame.kind === "resume") return resume(frame, conversation, hearing);
  if (frame.kind === "typing") {
    return hearing.live.publish(
      audienceOf(conversation),
      { kind: "typing", conversationId: conversation._id, who: actor.kind },
      hearing.connection,
    );
  }
  await acknowledge(
    conversation,
    actor.kind,
    { delivered: frame.seq, read: frame.kind === "read" ? frame.seq : 0 },
    hearing.ports,
  );
}

interface Found {
  readonly conversation: ConversationDocument;
  readonly staffActor?: StaffActor;
}

async function ofCustomer(conversationId: string, customerId: string): Promise<Found> {
  const conversation = await conversations
    .within(conversationOfCustomer(customerId))
    .find(conversationId);
  if (!conversation) throw ConversationError.notFound();
  return { conversation };
}

async function ofStaff(conversationId: string, staffId: string, { clock }: Ports): Promise<Found> {
  const actor = await staffActor(staffId, clock);
  if (!actor) throw ConversationError.notFound();
  return { conversation: await conversationInScope(conversationId, actor), staffActor: actor };
}

async function send(
  frame: Extract<Frame, { kind: "send" }>,
  found: Found,
  { ports, live, connection }: Hearing,
): Promise<void> {
  await limit("person", `say:${connection.actor.id}`);
  const { conversation, staffActor: actor } = found;
  if (actor) await demandPlace(connection, ports);
  const said = actor
    ? await sayAsStaff(
        actor,
        conversation,
        frame,
        { ip: "", requestId: connection.sessionId, ports },
        connection,
      )
    : await sayAsCustomer(
        {
          kind: "customer",
          id: connection.actor.id,
          sessionId: connection.sessionId,
          wechatUserId: "",
        } satisfies CustomerActor,
        conversation,
        frame,
        ports,
        connection,
      );
  live.send(connection, { kind: "ack", clientId: frame.clientId, message: said.message });
}

/** A socket from a network where the session was never proven sends nothing (security.md A2-08). */
async function demandPlace({ sessionId, ip }: Connection, { config }: Ports): Promise<void> {
  if (isWithin(ip, config.bankNetworks) || (await hasProven(sessionId, networkOf(ip)))) return;
  throw RequestError.reauthenticate();
}

const page = 100;

/** The gap since the last number a device holds; it asks again while there is more. */
async function resume(
  { afterSeq }: Extract<Frame, { kind: "resume" }>,
  conversation: ConversationDocument,
  { ports, live, connection }: Hearing,
): Promise<void> {
  const found = await messages.after(conversation._id, afterSeq, page);
  if (connection.actor.kind === "staff") live.subscribe(connection, topicOf(conversation));
  live.send(connection, {
    kind: "resumed",
    conversationId: conversation._id,
    messages: await presentMessages(found, ports),
    lastSeq: conversation.lastSeq,
    more: afterSeq + page < conversation.lastSeq,
  });
}

function refuse(frame: ClientFrame, error: AppError, { live, connection }: Hearing): void {
  const clientId = "clientId" in frame && typeof frame.clientId === "string" ? frame.clientId : "";
  live.send(connection, {
    kind: "refused",
    clientId,
    code: error.code,
    message: sentence(error.code, "zh"),
    ...(error.details ? { details: { ...error.details } } : {}),
  });
}
