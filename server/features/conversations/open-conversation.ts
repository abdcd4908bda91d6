import { newId } from "@server/core/ids";
import { isDuplicateKey } from "@server/core/mongo";
import { type CustomerDocument, customers, onlyCustomer } from "@server/features/customers";
import { ConversationError } from "@shared/conversations/errors";
import { type ConversationDocument, Conversations, conversations } from "./conversation.model";
import { everyConversation } from "./conversation.policy";

/** The conversation of a customer; made on first use. Two first uses at once make one. */
export async function conversationFor(
  customer: Pick<CustomerDocument, "_id" | "rmId" | "unitPath">,
): Promise<ConversationDocument> {
  const known = await conversations.within(everyConversation).ofCustomer(customer._id);
  if (known) return known.rmId === customer.rmId ? known : handTo(known, customer);
  try {
    const made = await Conversations.create({
      _id: newId("cnv"),
      customerId: customer._id,
      rmId: customer.rmId,
      unitPath: customer.unitPath,
      receipts: { customerDelivered: 0, customerRead: 0, staffDelivered: 0, staffRead: 0 },
      createdAt: new Date(),
    });
    return made.toObject() as ConversationDocument;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return conversationFor(customer);
  }
}

export async function conversationOf(customerId: string): Promise<ConversationDocument> {
  const customer = await customers.within(onlyCustomer(customerId)).find(customerId);
  if (!customer) throw ConversationError.notFound();
  return conversationFor(customer);
}

/** The customer has another RM since: the conversation goes along. */
async function handTo(
  known: ConversationDocument,
  { rmId, unitPath }: Pick<CustomerDocument, "rmId" | "unitPath">,
): Promise<ConversationDocument> {
  const moved = await conversations
    .within(everyConversation)
    .change(known._id, { $set: { rmId, unitPath } });
  return moved ?? known;
}
