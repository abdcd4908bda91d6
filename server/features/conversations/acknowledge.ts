import type { Ports } from "@server/ports";
import type { Receipts } from "@shared/conversations/conversation";
import { type ConversationDocument, conversations } from "./conversation.model";
import { everyConversation } from "./conversation.policy";
import { audienceOf } from "./say";

/** Moves one side's receipts forward. They never go back and never pass the end of the log. */
export async function acknowledge(
  conversation: ConversationDocument,
  side: "customer" | "staff",
  reached: { readonly delivered: number; readonly read: number },
  { live }: Ports,
): Promise<Receipts> {
  const read = Math.min(reached.read, conversation.lastSeq);
  const delivered = Math.min(Math.max(reached.delivered, read), conversation.lastSeq);
  const now = conversation.receipts;
  if (now[`${side}Delivered`] >= delivered && now[`${side}Read`] >= read) return now;
  const moved = await conversations.within(everyConversation).change(conversation._id, {
    $max: { [`receipts.${side}Delivered`]: delivered, [`receipts.${side}Read`]: read },
  });
  const receipts = moved?.receipts ?? now;
  live.publish(audienceOf(conversation), {
    kind: "receipts",
    conversationId: conversation._id,
    receipts,
  });
  return receipts;
}
