import { seconds } from "@server/core/clock";
import type { Consumer } from "@server/core/events";
import { customers, everyCustomer } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { intend } from "@server/features/reach";
import type { Ports } from "@server/ports";
import type { MessageBody } from "@shared/conversations/conversation";
import { words as kinds } from "@shared/text/zh-CN/customers";
import { notices } from "@shared/text/zh-CN/notices";
import { messages } from "./conversation.model";
import { messageKind } from "./message-notice";
import { presentMessage } from "./present-message";

const conversationPage = "pages/conversation/index";
/** An open mini-program acknowledges at once; one that sleeps in a pocket does not. */
const patience = seconds(4);

/** Lets an answer reach a customer who does not have the conversation open. */
export const messageNoticeConsumer = (ports: Ports): Consumer => ({
  name: "messageNotices",
  on: ["message.sent"],
  handle: async ({ actor, aggregate, data, at }, tx) => {
    const customerId = String(data.customerId);
    await customers.within(everyCustomer).change(customerId, { lastContactAt: at }, tx);
    if (actor.kind !== "staff") return;
    const online = await ports.live.isOnline(`customer:${customerId}`);
    const [message, author] = await Promise.all([
      messages.find(String(data.messageId)),
      staff.find(actor.id),
    ]);
    if (!message || !author) return;
    const { body } = await presentMessage(message, ports);
    await intend(
      {
        customerId,
        class: "SERVICE",
        kind: messageKind,
        template: "message.waiting",
        source: `conversation:${aggregate.id}`,
        step: `message:${String(data.seq)}`,
        page: conversationPage,
        text: `${author.name}:${textOf(body)}`,
        data: { sender: author.name, time: at.toISOString(), hint: notices.messageHint },
        notBefore: new Date(at.getTime() + (online ? patience : 0)),
      },
      { session: tx, ports },
    );
  },
});

/** What goes out as a customer-service message inside its window; notices of other kinds carry no text at all. */
function textOf(body: MessageBody): string {
  switch (body.kind) {
    case "text":
    case "notice":
      return body.text;
    case "card":
      return [body.title, ...body.lines].join("\n");
    case "image":
      return kinds.picture;
    case "voice":
      return kinds.voice;
    case "file":
      return kinds.file;
    case "location":
      return kinds.location;
  }
}
