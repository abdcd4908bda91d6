import { previewNotice } from "@server/features/reach";
import type { Ports } from "@server/ports";
import type { ReachPreview } from "@shared/conversations/conversation";
import { words } from "@shared/text/zh-CN/conversations";
import type { ConversationDocument } from "./conversation.model";

/** By which channel a message written now reaches the customer: asked of the same arbiter that will send it. */
export async function reachPreview(
  { customerId }: ConversationDocument,
  ports: Ports,
): Promise<ReachPreview> {
  if (await ports.live.isOnline(`customer:${customerId}`))
    return { channel: "live", text: words.reachLive };
  const decision = await previewNotice(customerId, "message.waiting", ports);
  if (decision.do !== "send") return { channel: "none", text: words.reachNone };
  switch (decision.channel) {
    case "officialService":
    case "miniService":
      return { channel: "customerService", text: words.reachCustomerService };
    case "subscribe":
      return { channel: "subscribe", text: words.reachSubscribe };
    case "template":
      return { channel: "serviceTemplate", text: words.reachTemplate };
    default:
      return { channel: "none", text: words.reachNone };
  }
}
