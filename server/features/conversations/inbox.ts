import { customers, everyCustomer, openNames } from "@server/features/customers";
import type { Ports } from "@server/ports";
import type { InboxItem } from "@shared/conversations/conversation";
import { type ConversationDocument, messages } from "./conversation.model";
import { presentMessages } from "./present-message";
import { unreadBy } from "./unread";

/** Rows of the queue, each with its customer and last message, opened in one step. */
export async function presentInbox(
  list: readonly ConversationDocument[],
  ports: Ports,
): Promise<InboxItem[]> {
  const [people, last, unread] = await Promise.all([
    customers.within(everyCustomer).findMany(list.map(({ customerId }) => customerId)),
    messages.at(
      list
        .filter(({ lastSeq }) => lastSeq > 0)
        .map(({ _id, lastSeq }) => ({ conversationId: _id, seq: lastSeq })),
    ),
    unreadBy("staff", list),
  ]);
  const names = await openNames(ports.vault, people);
  const tiers = new Map(people.map(({ _id, tier }) => [_id, tier]));
  const shown = new Map(
    (await presentMessages(last, ports)).map((message) => [message.conversationId, message]),
  );
  const online = await ports.live.whoIsOnline(
    list.map(({ customerId }) => `customer:${customerId}`),
  );
  return list.map((one) => {
    const lastMessage = shown.get(one._id);
    return {
      id: one._id,
      customerId: one.customerId,
      customerName: names.get(one.customerId) ?? "",
      tier: tiers.get(one.customerId) ?? "gold",
      ...(lastMessage ? { lastMessage } : {}),
      lastSeq: one.lastSeq,
      receipts: one.receipts,
      unread: unread.get(one._id) ?? 0,
      ...(one.waitingSince ? { waitingSince: one.waitingSince.toISOString() } : {}),
      ...(one.answerDueAt ? { answerDueAt: one.answerDueAt.toISOString() } : {}),
      online: online.has(`customer:${one.customerId}`),
      ...(one.snoozedUntil && one.snoozedUntil > ports.clock.now()
        ? { snoozedUntil: one.snoozedUntil.toISOString() }
        : {}),
    };
  });
}

/** What each customer wrote last, however much the product itself has noted since. */
export async function lastWordsOf(
  list: readonly Pick<ConversationDocument, "_id" | "lastSeq">[],
  ports: Ports,
): Promise<Map<string, string>> {
  const latest = await Promise.all(
    list.map(({ _id, lastSeq }) => messages.before(_id, lastSeq + 1, 10)),
  );
  const theirs = latest.flatMap((some) =>
    some.filter(({ author }) => author.kind === "customer").slice(-1),
  );
  return new Map(
    (await presentMessages(theirs, ports)).map(({ conversationId, body }) => [
      conversationId,
      body.kind === "text" ? body.text : "",
    ]),
  );
}

/** Who waits longest comes first, then what was said last; what was put aside comes at the end. */
export function byUrgency(now: Date) {
  const rank = ({ snoozedUntil, answerDueAt }: ConversationDocument) =>
    snoozedUntil && snoozedUntil > now ? 2 : answerDueAt ? 0 : 1;
  return (one: ConversationDocument, other: ConversationDocument): number => {
    const difference = rank(one) - rank(other);
    if (difference !== 0) return difference;
    if (one.answerDueAt && other.answerDueAt)
      return one.answerDueAt.getTime() - other.answerDueAt.getTime();
    return (other.lastAt?.getTime() ?? 0) - (one.lastAt?.getTime() ?? 0);
  };
}
