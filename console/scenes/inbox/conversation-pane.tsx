import { Avatar, TierBadge } from "@console/components/badges";
import { IconButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SlaRing } from "@console/components/gauges";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { useNow } from "@console/data/clock";
import { useLiveFrames } from "@console/data/live";
import { type Output, useRead } from "@console/data/queries";
import { CustomerBriefCard } from "@console/scenes/customers/brief-card";
import { BriefGate } from "@console/scenes/handovers/brief-gate";
import { common } from "@console/shell/words";
import type { ServerFrame } from "@shared/live/live";
import { useCallback, useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { Composer } from "./composer";
import styles from "./inbox.module.css";
import { MessageList } from "./message-list";
import { ReachLine } from "./reach-line";
import { SnoozeMenu } from "./snooze-menu";
import { useThread } from "./use-thread";
import { words } from "./words";

type Item = Output<"GET /conversations/:id">;

/** The talk with one customer. Nothing is ever laid over it on a desk. */
export function ConversationPane({ id }: { id: string }) {
  const item = useRead("GET /conversations/:id", { id });
  const thread = useThread(id);
  const isTyping = useTyping(id);
  const [isBriefOpen, setBriefOpen] = useState(false);

  if (item.error && !item.data)
    return (
      <section className={styles.talk}>
        <Failed failure={item.error} onRetry={() => void item.refetch()} />
      </section>
    );
  return (
    <section className={styles.talk} aria-label={item.data?.customerName}>
      <TalkHead item={item.data} isTyping={isTyping} />
      {thread.data ? (
        <MessageList
          conversationId={id}
          thread={thread.data}
          customerName={item.data?.customerName ?? ""}
        />
      ) : (
        <div className={styles.scroll}>
          {thread.error ? (
            <Failed failure={thread.error} onRetry={() => void thread.refetch()} />
          ) : (
            <Skeleton rows={6} />
          )}
        </div>
      )}
      {thread.data?.messages.length === 0 && (
        <Empty icon="inbox" title={words.noMessages} text={words.noMessagesText} />
      )}
      <footer className={styles.foot}>
        {item.data && (
          <BriefGate customerId={item.data.customerId} onOpen={() => setBriefOpen(true)} />
        )}
        {item.data && isBriefOpen && (
          <Dialog title={words.brief} onClose={() => setBriefOpen(false)}>
            <CustomerBriefCard id={item.data.customerId} />
          </Dialog>
        )}
        <ReachLine conversationId={id} />
        {item.data && <Composer item={item.data} />}
      </footer>
    </section>
  );
}

function TalkHead({ item, isTyping }: { item: Item | undefined; isTyping: boolean }) {
  const [, go] = useLocation();
  const [isBriefOpen, setBriefOpen] = useState(false);
  const moment = useNow();
  return (
    <header className={styles.talkHead}>
      <span className={styles.phoneOnly}>
        <IconButton icon="back" label={common.frame.back} onClick={() => go("/inbox")} />
      </span>
      {item && (
        <>
          <Link href={`/customers/${item.customerId}`} className={styles.who}>
            <Avatar
              name={item.customerName}
              size={36}
              isOnline={item.online ? words.online : undefined}
            />
            <span className={styles.whoName}>
              <span>
                <h1>{item.customerName}</h1>
                <TierBadge tier={item.tier} />
              </span>
              {isTyping ? (
                <small role="status">{words.typing}</small>
              ) : (
                item.waitingSince &&
                item.answerDueAt && (
                  <SlaRing
                    since={item.waitingSince}
                    dueAt={item.answerDueAt}
                    now={moment}
                    size={14}
                  />
                )
              )}
            </span>
          </Link>
          <SnoozeMenu item={item} />
          <span className={styles.narrowOnly}>
            <IconButton icon="info" label={words.brief} onClick={() => setBriefOpen(true)} />
          </span>
          {isBriefOpen && (
            <Dialog title={words.brief} onClose={() => setBriefOpen(false)}>
              <CustomerBriefCard id={item.customerId} />
            </Dialog>
          )}
        </>
      )}
    </header>
  );
}

const typingLasts = 5000;

function useTyping(id: string): boolean {
  const [isTyping, setTyping] = useState(false);
  const hear = useCallback(
    (frame: ServerFrame) => {
      if (frame.kind === "typing" && frame.conversationId === id && frame.who === "customer")
        setTyping(true);
      if (frame.kind === "message" && frame.message.conversationId === id) setTyping(false);
    },
    [id],
  );
  useLiveFrames(hear);
  useEffect(() => {
    if (!isTyping) return;
    const timer = setTimeout(() => setTyping(false), typingLasts);
    return () => clearTimeout(timer);
  }, [isTyping]);
  return isTyping;
}
