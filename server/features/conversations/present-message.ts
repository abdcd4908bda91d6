import { customers, everyCustomer, openNames } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Message, MessageBody } from "@shared/conversations/conversation";
import { words } from "@shared/text/zh-CN/conversations";
import type { MessageDocument } from "./conversation.model";

/** Opens messages for whoever may read their conversation. The customer's name is shown as they know it: 您 has none. */
export async function presentMessages(
  documents: readonly MessageDocument[],
  ports: Ports,
): Promise<Message[]> {
  const bodies = await ports.vault.openGroups<MessageBody>(
    documents.map(({ _id, customerId, body }) => ({
      owner: customerId,
      place: { collection: "messages", id: _id, field: "body" },
      sealed: body,
    })),
  );
  const names = await namesOf(documents, ports);
  return documents.map((document, at) => ({
    id: document._id,
    conversationId: document.conversationId,
    seq: document.seq,
    clientId: document.clientId,
    author: { ...document.author, name: names.get(document.author.id) ?? words.system },
    body: bodies[at] as MessageBody,
    sentAt: document.sentAt.toISOString(),
    via: document.via,
  }));
}

export async function presentMessage(document: MessageDocument, ports: Ports): Promise<Message> {
  const [message] = await presentMessages([document], ports);
  return message as Message;
}

/** Names change rarely and stand on every message: read at most once a minute. */
const cache = new Map<string, { readonly name: string; readonly until: number }>();

async function namesOf(
  documents: readonly MessageDocument[],
  ports: Ports,
): Promise<Map<string, string>> {
  const now = Date.now();
  const wanted = new Map(documents.map(({ author }) => [author.id, author.kind]));
  const missing = [...wanted].filter(([id]) => !((cache.get(id)?.until ?? 0) > now));
  const staffIds = missing.filter(([, kind]) => kind === "staff").map(([id]) => id);
  const customerIds = missing.filter(([, kind]) => kind === "customer").map(([id]) => id);
  if (cache.size > 10_000) cache.clear();
  const keep = (id: string, name: string) => cache.set(id, { name, until: now + 60_000 });
  if (staffIds.length > 0) for (const { _id, name } of await staff.named(staffIds)) keep(_id, name);
  if (customerIds.length > 0) {
    const found = await customers.within(everyCustomer).findMany(customerIds);
    for (const [id, name] of await openNames(ports.vault, found)) keep(id, name);
  }
  return new Map(
    [...wanted.keys()].flatMap((id) => (cache.has(id) ? [[id, cache.get(id)?.name ?? ""]] : [])),
  );
}
