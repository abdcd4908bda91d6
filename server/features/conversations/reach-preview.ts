import { previewNotice, type RightLeft } from "@server/features/reach";
import type { Ports } from "@server/ports";
import type { ReachPreview } from "@shared/conversations/conversation";
import { sayMoment } from "@shared/format/moment";
import { fill } from "@shared/text/fill";
import { words } from "@shared/text/zh-CN/conversations";
import type { ConversationDocument } from "./conversation.model";

/**
 * By which channel a message written now reaches the customer, and how many more may follow by it
 * until when: asked of the same arbiter and the same ledger that will send it.
 */
export async function reachPreview(
  { customerId }: ConversationDocument,
  ports: Ports,
): Promise<ReachPreview> {
  if (await ports.live.isOnline(`customer:${customerId}`))
    return { channel: "live", text: words.reachLive };
  const { decision, right } = await previewNotice(customerId, "message.waiting", ports);
  if (decision.do !== "send") return { channel: "none", text: words.reachNone };
  const told = (channel: ReachPreview["channel"], text: string): ReachPreview => ({
    channel,
    text: right ? fill(words.reachWithRight, { text, right: sayRight(right, ports) }) : text,
    ...(right ? { left: right.left } : {}),
    ...(right?.until ? { until: right.until.toISOString() } : {}),
  });
  switch (decision.channel) {
    case "officialService":
    case "miniService":
      return told("customerService", words.reachCustomerService);
    case "subscribe":
      return told("subscribe", words.reachSubscribe);
    case "template":
      return told("serviceTemplate", words.reachTemplate);
    default:
      return { channel: "none", text: words.reachNone };
  }
}

const sayRight = ({ left, until }: RightLeft, { clock }: Ports): string =>
  until
    ? fill(words.reachLeftUntil, { left, until: sayMoment(until, clock.now()) })
    : fill(words.reachLeft, { left });
