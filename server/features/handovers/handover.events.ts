import type { Consumer, DomainEvent } from "@server/core/events";
import type { Tx } from "@server/core/mongo";
import { conversationOf, rmCardOf, sayAsSystem } from "@server/features/conversations";
import { intend } from "@server/features/reach";
import type { Ports } from "@server/ports";
import { handovers as words } from "@shared/text/zh-CN/handovers";
import { notices } from "@shared/text/zh-CN/notices";

/** Tells a customer who serves them from now on: in the conversation, with the new manager's card, and by WeChat. */
export const handoverConsumer = (ports: Ports): Consumer => ({
  name: "handoverNotices",
  on: ["customer.rmChanged"],
  handle: async (event, tx) => tellCustomer(event, tx, ports),
});

async function tellCustomer({ data, at }: DomainEvent, tx: Tx, ports: Ports): Promise<void> {
  const text = (key: string) => String(data[key] ?? "");
  const customerId = text("customerId");
  const conversation = await conversationOf(customerId);
  const card = await rmCardOf(text("toId"), ports);
  const source = `handover:${text("handoverId")}`;
  const said = words.told(text("fromName"), card.name);
  await sayAsSystem(conversation, `${source}:notice`, { kind: "notice", text: said }, ports);
  await sayAsSystem(
    conversation,
    `${source}:card`,
    {
      kind: "card",
      card: "manager",
      refId: card.staffId,
      title: words.cardTitle(card.name),
      lines: [
        [card.title, card.branchName].filter(Boolean).join(" · "),
        ...(card.certificates.length > 0 ? [card.certificates.join("、")] : []),
        words.cardPromise,
      ].map((line) => line.slice(0, 80)),
    },
    ports,
  );
  await intend(
    {
      customerId,
      class: "SERVICE",
      kind: "handover",
      template: "message.waiting",
      source,
      step: "told",
      text: said,
      page: "pages/conversation/index",
      data: { sender: card.name, time: at.toISOString(), hint: notices.messageHint },
    },
    { session: tx, ports },
  );
  for (const id of [text("fromId"), text("toId")]) {
    ports.live.publish([`staff:${id}`], {
      kind: "changed",
      what: "conversation",
      id: conversation._id,
    });
    ports.live.publish([`staff:${id}`], { kind: "changed", what: "customer", id: customerId });
  }
}
