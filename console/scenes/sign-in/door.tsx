import { common } from "@console/shell/words";
import mark from "@console/theme/mark.svg";
import type { ReactNode } from "react";
import styles from "./door.module.css";
import { words } from "./words";

/** The bank's door: its sign and its promise on one side, the way in on the other. */
export function Door({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.door}>
      <aside className={styles.face}>
        <img src={mark} alt="" width={56} height={56} />
        <p className={styles.product}>{common.product}</p>
        <p className={styles.motto}>{words.motto}</p>
      </aside>
      <main className={styles.way}>
        <div className={styles.panel}>
          <h1 className={styles.title}>{title}</h1>
          {text && <p className={styles.text}>{text}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
