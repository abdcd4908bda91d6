import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import type { ConversationDocument } from "./conversation.model";

/** Whose conversations a member of staff sees: an RM their own and those they cover, a lead the team's, an expert where asked in. */
export function conversationsSeenBy(actor: StaffActor): Scope<ConversationDocument> {
  return scopeToAny<ConversationDocument>([
    ...(hasRole(actor, "rm")
      ? [scopeTo<ConversationDocument>({ rmId: { $in: [...actor.coversFor] } })]
      : []),
    ...(hasRole(actor, "lead") ? [scopeTo<ConversationDocument>({ unitPath: actor.unitId })] : []),
    ...(hasRole(actor, "expert")
      ? [scopeTo<ConversationDocument>({ participants: actor.id })]
      : []),
    // Whoever was granted a customer for a while reads along; answering stays with the own people.
    ...(actor.granted && actor.granted.length > 0
      ? [scopeTo<ConversationDocument>({ customerId: { $in: [...actor.granted] } })]
      : []),
    ...(hasRole(actor, "rm", "expert") && actor.serves.length > 0
      ? [scopeTo<ConversationDocument>({ customerId: { $in: [...actor.serves] } })]
      : []),
  ]);
}

export const conversationOfCustomer = (customerId: string) =>
  scopeTo<ConversationDocument>({ customerId });

/** The product's own consumers and callbacks, which act for the bank. */
export const everyConversation = scopeTo<ConversationDocument>({});

/** Only those who answer a conversation write in it; a lead reads along. */
export const mayAnswer = (actor: StaffActor, conversation: ConversationDocument): boolean =>
  actor.coversFor.includes(conversation.rmId) ||
  conversation.participants.includes(actor.id) ||
  actor.serves.includes(conversation.customerId);
