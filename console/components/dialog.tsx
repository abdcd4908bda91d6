import { common } from "@console/shell/words";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { IconButton } from "./button";
import styles from "./dialog.module.css";
import { Watermark } from "./watermark";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  /** Stands at the top of a phone, because a keyboard comes up from below at once. */
  readonly high?: boolean;
}

/** A sheet from below on a phone, a small window on a desk; Escape and the back tap close it. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  wide = false,
  high = false,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (!dialog.open) dialog.showModal();
    // Not the closing button, which the browser would take: what is to be done here, or its name.
    (dialog.querySelector<HTMLElement>("[data-first]") ?? heading.current)?.focus();
    return () => dialog.close();
  }, []);

  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it by Escape, which the element itself provides.
    <dialog
      ref={ref}
      className={styles.dialog}
      data-wide={wide || undefined}
      data-high={high || undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className={styles.body}>
        <header className={styles.head}>
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <IconButton icon="close" label={common.verbs.close} onClick={onClose} />
        </header>
        <div className={styles.content}>{children}</div>
        {actions && <footer className={styles.actions}>{actions}</footer>}
      </div>
      <Watermark over={ref} />
    </dialog>,
    // Outside of where it was asked for, so that nothing there lends it its look or cuts it off.
    document.body,
  );
}
