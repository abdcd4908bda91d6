import type { Ports } from "@server/ports";
import type { Message } from "@shared/conversations/conversation";
import { type ConversationDocument, messages } from "./conversation.model";
import { presentMessages } from "./present-message";

/** One message of a conversation the caller may read; undefined when there is none with that number. */
export async function everyMessageAt(
  conversation: ConversationDocument,
  seq: number,
  ports: Ports,
): Promise<Message | undefined> {
  if (seq < 1) return undefined;
  const [message] = await presentMessages(
    await messages.at([{ conversationId: conversation._id, seq }]),
    ports,
  );
  return message;
}
