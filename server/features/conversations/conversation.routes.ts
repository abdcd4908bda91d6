import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import type { CustomerActor, StaffActor } from "@server/core/policy";
import { bulkReads, customers, customersSeenBy } from "@server/features/customers";
import type { Ports } from "@server/ports";
import { conversationEndpoints as all } from "@shared/conversations/endpoints";
import { ConversationError } from "@shared/conversations/errors";
import { sayMoment } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/conversations";
import { acknowledge } from "./acknowledge";
import { type ConversationDocument, conversations, messages } from "./conversation.model";
import { conversationsSeenBy } from "./conversation.policy";
import { followCustomers } from "./hand-over";
import { byUrgency, presentInbox } from "./inbox";
import { conversationFor, conversationOf } from "./open-conversation";
import { presentMessages } from "./present-message";
import { quickReplyRoutes } from "./quick-replies";
import { reachPreview } from "./reach-preview";
import { rmCardOf } from "./rm-card";
import { sayAsCustomer, sayAsStaff } from "./say";
import { unreadBy } from "./unread";

/** A conversation the member of staff may see, or nothing at all. */
export async function conversationInScope(
  id: string,
  actor: StaffActor,
): Promise<ConversationDocument> {
  const scope = conversations.within(conversationsSeenBy(actor));
  const found = await scope.find(id);
  // The bank may have given the customer another manager since: then the conversation goes along.
  const current = found ? await conversationOf(found.customerId) : null;
  if (!found || !current) throw ConversationError.notFound();
  if (current.rmId === found.rmId) return found;
  const still = await scope.find(id);
  if (!still) throw ConversationError.notFound();
  return still;
}

interface HistoryInput {
  readonly beforeSeq?: number | undefined;
  readonly afterSeq?: number | undefined;
  readonly limit?: number | undefined;
}

async function history(
  conversation: ConversationDocument,
  { beforeSeq, afterSeq, limit = 30 }: HistoryInput,
  ports: Ports,
) {
  const found =
    afterSeq !== undefined
      ? await messages.after(conversation._id, afterSeq, limit)
      : await messages.before(conversation._id, beforeSeq ?? conversation.lastSeq + 1, limit);
  return {
    messages: await presentMessages(found, ports),
    lastSeq: conversation.lastSeq,
    receipts: conversation.receipts,
  };
}

async function presentOne(conversation: ConversationDocument, ports: Ports) {
  const [item] = await presentInbox([conversation], ports);
  if (!item) throw ConversationError.notFound();
  return item;
}

const customerSide: Implementation[] = [
  implement(pick(all, "GET /my/conversation"))(async (_input, { actor, ports }) => {
    const conversation = await conversationOf(actor.id);
    const last = await messages.at(
      conversation.lastSeq > 0
        ? [{ conversationId: conversation._id, seq: conversation.lastSeq }]
        : [],
    );
    const [lastMessage] = await presentMessages(last, ports);
    const { _id: id, lastSeq, receipts } = conversation;
    return {
      id,
      rm: await rmCardOf(conversation.rmId, ports),
      lastSeq,
      receipts,
      unread: (await unreadBy("customer", [conversation])).get(id) ?? 0,
      ...(lastMessage ? { lastMessage } : {}),
    };
  }),
  implement(pick(all, "GET /my/conversation/messages"))(async (input, { actor, ports }) =>
    history(await conversationOf(actor.id), input, ports),
  ),
  implement(pick(all, "POST /my/conversation/messages"))(async (input, { actor, ports }) =>
    sayAsCustomer(actor, await conversationOf(actor.id), input, ports),
  ),
  implement(pick(all, "POST /my/conversation/receipts"))(async (reached, { actor, ports }) =>
    acknowledge(await conversationOf(actor.id), "customer", reached, ports),
  ),
  implement(pick(all, "POST /my/call-requests"))(async (input, context) =>
    requestCall(input, context),
  ),
];

async function requestCall(
  {
    clientId,
    medium,
    at,
  }: {
    readonly clientId: string;
    readonly medium: "phone" | "voice" | "video";
    readonly at?: string | undefined;
  },
  { actor, ports }: RequestContext<CustomerActor>,
) {
  const conversation = await conversationOf(actor.id);
  const when = at ? words.callAt(sayMoment(at, ports.clock.now())) : words.callNow;
  const body = {
    kind: "card",
    card: "callRequest",
    refId: clientId,
    title: words.callRequest[medium],
    lines: [when],
  } as const;
  return sayAsCustomer(
    actor,
    conversation,
    { clientId, body: { ...body, lines: [...body.lines] } },
    ports,
  );
}

const staffSide: Implementation[] = [
  implement(pick(all, "GET /conversations"))(
    async ({ filter, cursor, limit = 50 }, { actor, ports }) => {
      const now = ports.clock.now();
      await followCustomers(actor);
      const seen = await conversations.within(conversationsSeenBy(actor)).list();
      const unread = filter === "unread" ? await unreadBy("staff", seen) : undefined;
      const list = seen
        .filter((one) => filter !== "unanswered" || one.waitingSince)
        .filter((one) => !unread || unread.has(one._id))
        .sort(byUrgency(now));
      const from = Number.parseInt(cursor ?? "0", 10) || 0;
      const more = list.length > from + limit;
      return {
        items: await presentInbox(list.slice(from, from + limit), ports),
        ...(more ? { nextCursor: String(from + limit) } : {}),
      };
    },
  ),
  implement(pick(all, "GET /conversations/:id"))(async ({ id }, { actor, ports }) =>
    presentOne(await conversationInScope(id, actor), ports),
  ),
  implement(pick(all, "GET /customers/:customerId/conversation"))(
    async ({ customerId }, { actor, ports }) => {
      const customer = await customers.within(customersSeenBy(actor)).find(customerId);
      if (!customer) throw ConversationError.notFound();
      await bulkReads(actor.id, customerId);
      const conversation = await conversationFor(customer);
      return presentOne(await conversationInScope(conversation._id, actor), ports);
    },
  ),
  implement(pick(all, "GET /conversations/:id/messages"))(async ({ id, ...input }, context) => {
    const conversation = await conversationInScope(id, context.actor);
    context.ports.audit.note({
      actor: { kind: "staff", id: context.actor.id, roles: context.actor.roles },
      act: "conversation.read",
      object: { kind: "conversation", id },
      customerId: conversation.customerId,
      result: "ok",
      ip: context.ip,
      requestId: context.requestId,
    });
    return history(conversation, input, context.ports);
  }),
  implement(pick(all, "POST /conversations/:id/messages"))(async ({ id, ...said }, context) =>
    sayAsStaff(context.actor, await conversationInScope(id, context.actor), said, context),
  ),
  implement(pick(all, "POST /conversations/:id/receipts"))(
    async ({ id, ...reached }, { actor, ports }) =>
      acknowledge(await conversationInScope(id, actor), "staff", reached, ports),
  ),
  implement(pick(all, "GET /conversations/:id/reach"))(async ({ id }, { actor, ports }) =>
    reachPreview(await conversationInScope(id, actor), ports),
  ),
  implement(pick(all, "POST /conversations/:id/snooze"))(
    async ({ id, until }, { actor, ports }) => {
      const conversation = await conversationInScope(id, actor);
      const changed = await conversations
        .within(conversationsSeenBy(actor))
        .change(
          id,
          until ? { $set: { snoozedUntil: new Date(until) } } : { $unset: { snoozedUntil: 1 } },
        );
      return presentOne(changed ?? conversation, ports);
    },
  ),
];

export const conversationRoutes = [...customerSide, ...staffSide, ...quickReplyRoutes];
