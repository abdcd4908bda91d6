import type { Tx } from "@server/core/mongo";
import { type ConversationDocument, Conversations } from "./conversation.model";

type Owner = { readonly _id: string; readonly rmId: string; readonly unitPath: readonly string[] };

/** Both conversations as they are, before two records become one. */
export async function conversationsBetween(survivorId: string, loserId: string, tx: Tx) {
  const found = await Conversations.find({ customerId: { $in: [survivorId, loserId] } })
    .session(tx)
    .lean<ConversationDocument[]>();
  return {
    own: found.find(({ customerId }) => customerId === survivorId),
    other: found.find(({ customerId }) => customerId === loserId),
  };
}

/**
 * Gives the one conversation there is to the record that stays. Where both have one, the other is
 * closed under the id that is no longer in use: its log stays whole, in its own order, and is read
 * as what was said before.
 */
export async function joinConversations(survivor: Owner, loserId: string, tx: Tx): Promise<void> {
  const { own, other } = await conversationsBetween(survivor._id, loserId, tx);
  if (!other) return;
  const update = own
    ? {
        $set: { rmId: "closed", unitPath: [], participants: [] },
        $unset: { waitingSince: 1, answerDueAt: 1 },
      }
    : {
        $set: {
          customerId: survivor._id,
          rmId: survivor.rmId,
          unitPath: [...survivor.unitPath],
        },
      };
  await Conversations.updateOne({ _id: other._id }, update, { session: tx });
}

/** Takes the conversation back that came from a record which is its own again. */
export async function partConversations(before: ConversationDocument, tx: Tx): Promise<void> {
  const { _id, customerId, rmId, unitPath, participants } = before;
  await Conversations.updateOne(
    { _id },
    { $set: { customerId, rmId, unitPath: [...unitPath], participants: [...participants] } },
    { session: tx },
  );
}
