import type { Ports } from "@server/ports";
import type { Message } from "@shared/conversations/conversation";
import { type ConversationDocument, messages } from "./conversation.model";
import { presentMessages } from "./present-message";

/** The whole log of one conversation, for its customer's own export. */
export async function messagesForExport(
  conversation: ConversationDocument,
  ports: Ports,
): Promise<Message[]> {
  const all: Message[] = [];
  for (let after = 0; after < conversation.lastSeq; after += 500) {
    all.push(...(await presentMessages(await messages.after(conversation._id, after, 500), ports)));
  }
  return all;
}
