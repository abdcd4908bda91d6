import { useMe } from "@console/data/me";
import { common } from "@console/shell/words";
import { type ReactNode, useEffect } from "react";
import { Link, useLocation } from "wouter";
import { Avatar } from "./badges";
import { IconButton } from "./button";
import { cx } from "./class-names";
import styles from "./page.module.css";
import { Watermark } from "./watermark";

interface PageProps {
  readonly title: string;
  /** Where "back" leads; a first page of a scene has none. */
  readonly back?: string;
  readonly actions?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly width?: "narrow" | "normal" | "full";
  /** Shows personal data: carries the reader's name and the time. */
  readonly isPersonal?: boolean;
  readonly children: ReactNode;
}

/** The frame of a scene: one title, its actions, and the content under it. */
export function Page({
  title,
  back,
  actions,
  subtitle,
  width = "normal",
  isPersonal = false,
  children,
}: PageProps) {
  const [, go] = useLocation();
  useEffect(() => {
    document.title = `${title} · ${common.product}`;
  }, [title]);

  return (
    <div className={cx(styles.page, styles[width])}>
      <header className={styles.head}>
        {back && <IconButton icon="back" label={common.frame.back} onClick={() => go(back)} />}
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
        {!back && <Self />}
      </header>
      <div className={styles.content}>{children}</div>
      {isPersonal && <Watermark />}
    </div>
  );
}

/** On a phone the way to one's own page; the desk has it in the rail. */
export function Self() {
  const { name } = useMe();
  return (
    <Link href="/me" className={styles.self} aria-label={`${common.scenes.me} ${name}`}>
      <Avatar name={name} size={32} />
    </Link>
  );
}

interface CardProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** One matter on one surface. `flush` lets lists run to its edges. */
export function Card({ title, actions, flush = false, children }: CardProps) {
  return (
    <section className={styles.card}>
      {title && (
        <header className={styles.cardHead}>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      <div className={flush ? styles.flush : styles.padded}>{children}</div>
    </section>
  );
}
