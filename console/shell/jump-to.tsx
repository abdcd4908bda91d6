import { Avatar, TierBadge } from "@console/components/badges";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { useRead } from "@console/data/queries";
import { useDebounced } from "@console/hooks/use-debounced";
import { useShortcut } from "@console/hooks/use-shortcut";
import { type KeyboardEvent, useState } from "react";
import { useLocation } from "wouter";
import { closeJump, openJump, useJumpIsOpen } from "./jump-state";
import styles from "./jump-to.module.css";
import { common } from "./words";

/** ⌘K: from anywhere to a customer by a few letters. */
export function JumpTo() {
  const isOpen = useJumpIsOpen();
  useShortcut("mod+k", openJump);
  return isOpen ? <Jump /> : null;
}

function Jump() {
  const [, go] = useLocation();
  const [text, setText] = useState("");
  const [current, setCurrent] = useState(0);
  const q = useDebounced(text.trim(), 180);
  const found = useRead("GET /customers", { q, limit: 8 }, { enabled: q !== "", keep: true });
  const items = q ? (found.data?.items ?? []) : [];

  const open = (id: string | undefined) => {
    if (!id) return;
    closeJump();
    go(`/customers/${id}`);
  };
  const steer = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setCurrent(Math.min(items.length - 1, current + 1));
    else if (event.key === "ArrowUp") setCurrent(Math.max(0, current - 1));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) open(items[current]?.id);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={common.frame.jump} onClose={closeJump}>
      <TextField
        label={common.frame.jumpHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCurrent(0);
        }}
        onKeyDown={steer}
        type="search"
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="jump-found"
        aria-activedescendant={items[current] ? `jump-${items[current].id}` : undefined}
        autoComplete="off"
        data-first
      />
      <div id="jump-found" role="listbox" aria-label={common.frame.jump} className={styles.found}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus; arrows move the option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
          <div
            key={item.id}
            id={`jump-${item.id}`}
            role="option"
            aria-selected={index === current}
            className={styles.option}
            onClick={() => open(item.id)}
          >
            <Avatar name={item.name} size={32} />
            <span className={styles.name}>{item.name}</span>
            <TierBadge tier={item.tier} />
          </div>
        ))}
      </div>
      {q && found.data && items.length === 0 && (
        <p className={styles.none}>{common.frame.noMatch}</p>
      )}
    </Dialog>
  );
}
