import { Avatar, Count, TierBadge } from "@console/components/badges";
import { SlaRing } from "@console/components/gauges";
import { Row } from "@console/components/list";
import { useNow } from "@console/data/clock";
import { sayBriefly, sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import type { InboxItem } from "@shared/conversations/conversation";
import { snippetOf } from "./queue.model";
import { words } from "./words";

export function QueueRow({ item, isCurrent }: { item: InboxItem; isCurrent: boolean }) {
  const moment = useNow();
  const isWaiting = item.waitingSince && item.answerDueAt;
  return (
    <Row
      href={`/inbox/${item.id}`}
      isCurrent={isCurrent}
      start={<Avatar name={item.customerName} isOnline={item.online ? words.online : undefined} />}
      title={
        <>
          <span>{item.customerName}</span>
          <TierBadge tier={item.tier} />
        </>
      }
      text={snippetOf(item.lastMessage, words)}
      end={
        <>
          {isWaiting ? (
            <SlaRing
              since={item.waitingSince ?? ""}
              dueAt={item.answerDueAt ?? ""}
              now={moment}
              size={14}
            />
          ) : (
            <span>{whenOf(item, moment)}</span>
          )}
          <Count value={item.unread} label={common.frame.unread(item.unread)} />
        </>
      }
    />
  );
}

function whenOf(item: InboxItem, moment: number): string {
  if (item.snoozedUntil) return words.snoozedUntil(sayMoment(item.snoozedUntil, moment));
  return item.lastMessage ? sayBriefly(item.lastMessage.sentAt, moment) : "";
}
