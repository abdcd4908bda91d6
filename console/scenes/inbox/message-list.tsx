import { Button } from "@console/components/button";
import { now } from "@console/data/clock";
import { sayMoment } from "@console/format/say-time";
import { useLayoutEffect, useRef, useState } from "react";
import { MessageBubble, OutgoingBubble } from "./bubble";
import styles from "./message.module.css";
import { useOutgoing } from "./outbox";
import { hasEarlier, startsAfterPause, type Thread } from "./thread.model";
import { loadEarlier } from "./use-thread";
import { words } from "./words";

interface MessageListProps {
  readonly conversationId: string;
  readonly thread: Thread;
  readonly customerName: string;
}

const near = 120;

/** The log from old to new. It follows the newest, unless the reader has gone back in it. */
export function MessageList({ conversationId, thread, customerName }: MessageListProps) {
  const outgoing = useOutgoing(conversationId);
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const first = thread.messages[0]?.seq;
  const end = thread.lastSeq + outgoing.length;
  const heightBefore = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something was added at the end.
  useLayoutEffect(() => {
    if (isAtEnd) toEnd(box.current);
  }, [end]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something was added at the top.
  useLayoutEffect(() => {
    const element = box.current;
    if (element && heightBefore.current)
      element.scrollTop += element.scrollHeight - heightBefore.current;
    heightBefore.current = 0;
  }, [first]);

  const earlier = () => {
    heightBefore.current = box.current?.scrollHeight ?? 0;
    void loadEarlier(conversationId);
  };

  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.log}
        role="log"
        aria-label={customerName}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it.
        tabIndex={0}
        onScroll={(event) => setAtEnd(distanceToEnd(event.currentTarget) < near)}
        onLoad={() => isAtEnd && toEnd(box.current)}
      >
        {hasEarlier(thread) && (
          <Button kind="quiet" size="small" className={styles.earlier} onClick={earlier}>
            {words.earlier}
          </Button>
        )}
        {thread.messages.map((message, index) => (
          <div key={message.seq} className={styles.entry}>
            {startsAfterPause(thread.messages[index - 1], message) && (
              <time className={styles.time} dateTime={message.sentAt}>
                {sayMoment(message.sentAt, now())}
              </time>
            )}
            <MessageBubble message={message} receipts={thread.receipts} />
          </div>
        ))}
        {outgoing.map((one) => (
          <OutgoingBubble key={one.clientId} outgoing={one} />
        ))}
      </div>
      {!isAtEnd && (
        <Button
          size="small"
          icon="down"
          className={styles.newBelow}
          onClick={() => toEnd(box.current)}
        >
          {words.newBelow}
        </Button>
      )}
    </div>
  );
}

function distanceToEnd(element: HTMLElement): number {
  return element.scrollHeight - element.scrollTop - element.clientHeight;
}

function toEnd(element: HTMLElement | null): void {
  if (element) element.scrollTop = element.scrollHeight;
}
