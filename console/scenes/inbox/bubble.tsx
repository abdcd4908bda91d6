import { Button } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { clockOf } from "@console/format/time";
import type { Message, Receipts } from "@shared/conversations/conversation";
import styles from "./message.module.css";
import { MessageContent } from "./message-content";
import { discard, type Outgoing, sayAgain } from "./outbox";
import { takeBack } from "./take-back";
import { type Tick, tickOf } from "./thread.model";
import { words } from "./words";

export function MessageBubble({ message, receipts }: { message: Message; receipts: Receipts }) {
  const { author, body, sentAt, via } = message;
  if (body.kind === "notice") return <p className={styles.notice}>{body.text}</p>;
  const isOurs = author.kind !== "customer";
  return (
    <article
      className={styles.message}
      data-ours={isOurs || undefined}
      aria-label={`${author.name} ${clockOf(sentAt)}`}
    >
      <div className={styles.bubble} data-kind={body.kind}>
        <MessageContent body={body} isOurs={isOurs} />
      </div>
      <p className={styles.meta}>
        {author.kind === "staff" && <span>{author.name}</span>}
        {via === "officialAccount" && <span>{words.viaOfficial}</span>}
        {isOurs && <Ticks tick={tickOf(message, receipts)} />}
      </p>
    </article>
  );
}

function Ticks({ tick }: { tick: Tick }) {
  return (
    <span className={styles.tick} data-tick={tick}>
      <Icon name={tick === "sent" ? "check" : "checks"} size={14} />
      {words.ticks[tick]}
    </span>
  );
}

/** A message that the server has not stored yet, and what can be done about it. */
export function OutgoingBubble({ outgoing }: { outgoing: Outgoing }) {
  const { body, state, clientId } = outgoing;
  return (
    <article className={styles.message} data-ours data-pending={state}>
      <div className={styles.bubble} data-kind={body.kind}>
        <MessageContent body={body} isOurs />
      </div>
      <p className={styles.meta} role="status">
        {state === "sending" && words.ticks.sending}
        {state !== "sending" && (
          <>
            <Icon name="warning" size={14} />
            <span>{reasonOf(outgoing)}</span>
          </>
        )}
      </p>
      {state !== "sending" && (
        <div className={styles.remedies}>
          {(state === "waiting" || state === "refused") && (
            <Button size="small" onClick={() => sayAgain(outgoing)}>
              {words.resend}
            </Button>
          )}
          {state === "warned" && (
            <Button size="small" onClick={() => sayAgain(outgoing, true)}>
              {words.sendAnyway}
            </Button>
          )}
          {body.kind === "text" && state !== "waiting" && (
            <Button
              size="small"
              onClick={() => {
                takeBack(outgoing.conversationId, body.text);
                discard(clientId);
              }}
            >
              {words.rewrite}
            </Button>
          )}
          <Button size="small" kind="quiet" onClick={() => discard(clientId)}>
            {words.discard}
          </Button>
        </div>
      )}
    </article>
  );
}

function reasonOf({ state, reason }: Outgoing): string {
  if (state === "waiting") return words.failed;
  if (state === "warned") return words.warned(reason ?? "");
  if (state === "blocked") return words.blocked(reason ?? "");
  return reason ?? words.ticks.failed;
}
