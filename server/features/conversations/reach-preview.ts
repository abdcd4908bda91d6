import type { Ports } from "@server/ports";
import type { ReachPreview } from "@shared/conversations/conversation";
import { words } from "@shared/text/zh-CN/conversations";
import type { ConversationDocument } from "./conversation.model";

/** By which channel a message written now reaches the customer. */
export async function reachPreview(
  { customerId }: ConversationDocument,
  { live }: Ports,
): Promise<{ channel: ReachPreview["channel"]; text: string }> {
  if (await live.isOnline(`customer:${customerId}`))
    return { channel: "live", text: words.reachLive };
  return { channel: "none", text: words.reachNone };
}
