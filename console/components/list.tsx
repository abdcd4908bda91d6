import { common } from "@console/shell/words";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Button } from "./button";
import { cx } from "./class-names";
import styles from "./list.module.css";

interface RowProps {
  readonly href?: string | undefined;
  readonly onOpen?: (() => void) | undefined;
  readonly start?: ReactNode;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly end?: ReactNode;
  readonly isCurrent?: boolean;
  /** Shows the whole text instead of its first line. */
  readonly wraps?: boolean;
}

/** One line of a list, 72 px under a thumb; the whole of it is the target. */
export function Row({
  href,
  onOpen,
  start,
  title,
  text,
  end,
  isCurrent = false,
  wraps = false,
}: RowProps) {
  const inside = (
    <>
      {start}
      <span className={styles.middle}>
        <span className={styles.title}>{title}</span>
        {text && <span className={cx(styles.text, wraps && styles.whole)}>{text}</span>}
      </span>
      {end && <span className={styles.end}>{end}</span>}
    </>
  );
  const className = cx(styles.row, isCurrent && styles.current);
  if (href)
    return (
      <Link href={href} className={className} aria-current={isCurrent ? "page" : undefined}>
        {inside}
      </Link>
    );
  if (onOpen)
    return (
      <button type="button" className={className} onClick={onOpen}>
        {inside}
      </button>
    );
  return <div className={className}>{inside}</div>;
}

export function List({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface MoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** The next page of a list, by a tap: nothing moves by itself under a finger. */
export function More({ query }: MoreProps) {
  if (!query.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <Button
        kind="quiet"
        busy={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {common.states.loadMore}
      </Button>
    </div>
  );
}
