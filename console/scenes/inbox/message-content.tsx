import { Icon } from "@console/components/icon";
import { mediaUrl } from "@console/data/media";
import type { MessageBody } from "@shared/conversations/conversation";
import { Link } from "wouter";
import styles from "./message.module.css";
import { Picture } from "./picture";
import { VoiceNote } from "./voice-note";
import { words } from "./words";

/** What was said, as text and never as markup. */
export function MessageContent({ body, isOurs }: { body: MessageBody; isOurs: boolean }) {
  switch (body.kind) {
    case "text":
    case "notice":
      return <p className={styles.text}>{body.text}</p>;
    case "image":
      return <Picture {...body} />;
    case "voice":
      return <VoiceNote {...body} isOurs={isOurs} />;
    case "file":
      return (
        <a className={styles.file} href={mediaUrl(body.mediaId)} download={body.name}>
          <Icon name="note" />
          <span>
            {body.name}
            <small>{words.size(Math.ceil(body.bytes / 1024).toLocaleString("zh-CN"))}</small>
          </span>
        </a>
      );
    case "location":
      return (
        <div className={styles.file}>
          <Icon name="place" label={words.location} />
          <span>
            {body.name}
            <small>{body.address}</small>
          </span>
        </div>
      );
    case "card":
      return <Card body={body} />;
  }
}

const rooms = { booking: "/bookings", bookingOffer: "/bookings", event: "/events" } as const;

function Card({ body }: { body: Extract<MessageBody, { kind: "card" }> }) {
  const inside = (
    <>
      <span className={styles.cardKind}>{words.cards[body.card]}</span>
      <strong>{body.title}</strong>
      {body.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </>
  );
  if (body.card === "callRequest" || body.card === "manager")
    return <div className={styles.card}>{inside}</div>;
  return (
    <Link className={styles.card} href={`${rooms[body.card]}/${body.refId}`}>
      {inside}
    </Link>
  );
}
