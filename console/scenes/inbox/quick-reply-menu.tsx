import { useRead } from "@console/data/queries";
import { type RefObject, useEffect, useState } from "react";
import { matchingReplies } from "./composer.model";
import styles from "./composer.module.css";
import { words } from "./words";

interface QuickReplyMenuProps {
  readonly query: string;
  /** The field keeps the focus; its arrows and Enter choose here. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChoose: (text: string) => void;
}

export function QuickReplyMenu({ query, field, onChoose }: QuickReplyMenuProps) {
  const replies = useRead("GET /quick-replies", {}, { staleTime: 300_000 });
  const matching = matchingReplies(replies.data?.items ?? [], query);
  const [current, setCurrent] = useState(0);
  const chosen = Math.min(current, Math.max(0, matching.length - 1));

  useEffect(() => {
    const element = field.current;
    const steer = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const reply = matching[chosen];
      if (event.key === "ArrowDown") setCurrent(Math.min(matching.length - 1, chosen + 1));
      else if (event.key === "ArrowUp") setCurrent(Math.max(0, chosen - 1));
      else if ((event.key === "Enter" || event.key === "Tab") && reply) onChoose(reply.text);
      else return;
      event.preventDefault();
    };
    element?.addEventListener("keydown", steer);
    return () => element?.removeEventListener("keydown", steer);
  }, [field, matching, chosen, onChoose]);

  return (
    <div className={styles.replies} role="listbox" aria-label={words.writing.replies}>
      {matching.map((reply, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: its arrows and Enter do the same.
        <div
          key={reply.id}
          role="option"
          aria-selected={index === chosen}
          className={styles.reply}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(reply.text)}
        >
          <strong>{reply.title}</strong>
          <span>{reply.text}</span>
        </div>
      ))}
      {replies.data && matching.length === 0 && (
        <p className={styles.noReply}>{words.writing.noReply}</p>
      )}
    </div>
  );
}
