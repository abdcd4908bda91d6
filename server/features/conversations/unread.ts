import { type ConversationDocument, Messages } from "./conversation.model";

type Side = "customer" | "staff";

/** How much the other side said that this side has not read, by conversation. One's own words are not news. */
export async function unreadBy(
  side: Side,
  list: readonly Pick<ConversationDocument, "_id" | "lastSeq" | "receipts">[],
): Promise<Map<string, number>> {
  const behind = list.filter(({ lastSeq, receipts }) => lastSeq > receipts[`${side}Read`]);
  if (behind.length === 0) return new Map();
  const rows = await Messages.aggregate<{ _id: string; count: number }>([
    {
      $match: {
        $or: behind.map(({ _id, lastSeq, receipts }) => ({
          conversationId: _id,
          seq: { $gt: receipts[`${side}Read`], $lte: lastSeq },
        })),
        "author.kind": { $ne: side },
      },
    },
    { $group: { _id: "$conversationId", count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}
