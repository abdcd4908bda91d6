import { Button } from "@console/components/button";
import { line } from "@console/data/live";
import { type Output, useRead } from "@console/data/queries";
import { useShortcut } from "@console/hooks/use-shortcut";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Attachments } from "./attachments";
import { fillReply, sendsMessage, slashQuery } from "./composer.model";
import styles from "./composer.module.css";
import { keepDraft, readDraft } from "./drafts";
import { LockWarning } from "./lock-warning";
import { say } from "./outbox";
import { QuickReplyMenu } from "./quick-reply-menu";
import { onTakeBack } from "./take-back";
import { words } from "./words";

const tallest = 168;
const typingEvery = 3000;

/** Where the answer is written. What is not sent yet is kept, per conversation. */
export function Composer({ item }: { item: Output<"GET /conversations/:id"> }) {
  const { id, customerId, customerName } = item;
  const [text, setText] = useState(() => readDraft(id));
  const field = useRef<HTMLTextAreaElement>(null);
  const lastTyping = useRef(0);
  const brief = useRead("GET /customers/:id", { id: customerId });
  const query = slashQuery(text);

  const write = (next: string) => {
    setText(next);
    keepDraft(id, next);
    if (next && Date.now() - lastTyping.current > typingEvery) {
      lastTyping.current = Date.now();
      line.send({ kind: "typing", conversationId: id });
    }
  };
  const send = () => {
    const said = text.trim();
    if (!said || query !== undefined) return;
    say(id, { kind: "text", text: said });
    write("");
    field.current?.focus();
  };
  const insert = (reply: string) => {
    write(fillReply(reply, brief.data?.politeName ?? customerName));
    field.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return query === undefined ? field.current?.blur() : write("");
    }
    const { key, shiftKey, nativeEvent } = event;
    if (
      event.defaultPrevented ||
      !sendsMessage({ key, shiftKey, isComposing: nativeEvent.isComposing }, hasKeyboard())
    )
      return;
    event.preventDefault();
    send();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field's height follows its text.
  useEffect(() => grow(field.current), [text]);
  useEffect(() => onTakeBack(id, (returned) => setText(returned)), [id]);
  useShortcut("r", () => field.current?.focus());
  useShortcut("/", () => {
    if (!text) write("/");
    field.current?.focus();
  });

  return (
    <div className={styles.composer}>
      {query !== undefined && <QuickReplyMenu query={query} field={field} onChoose={insert} />}
      <LockWarning customerId={customerId} text={text} />
      <Attachments item={item} />
      <textarea
        ref={field}
        className={styles.field}
        rows={1}
        value={text}
        maxLength={4000}
        aria-label={words.writing.label(customerName)}
        placeholder={words.writing.placeholder}
        onChange={(event) => write(event.target.value)}
        onKeyDown={press}
      />
      <Button
        kind="primary"
        icon="send"
        disabled={!text.trim() || query !== undefined}
        onClick={send}
      >
        {words.writing.send}
      </Button>
    </div>
  );
}

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = "auto";
  field.style.height = `${Math.min(tallest, field.scrollHeight)}px`;
}

function hasKeyboard(): boolean {
  return window.matchMedia("(min-width: 1024px)").matches;
}
