import { sentenceOf } from "@console/data/failure";
import { common } from "@console/shell/words";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Icon, type IconName } from "./icon";
import styles from "./states.module.css";

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string;
  /** The next step, when there is one. */
  readonly action?: ReactNode;
}

export function Empty({ icon, title, text, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <span className={styles.sign}>
        <Icon name={icon} size={26} />
      </span>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action}
    </div>
  );
}

export function Failed({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <span className={styles.sign}>
        <Icon name="warning" size={26} />
      </span>
      <p className={styles.title}>{common.states.failedTitle}</p>
      <p className={styles.text}>{sentenceOf(failure)}</p>
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {common.states.retry}
        </Button>
      )}
    </div>
  );
}

/** A still drawing of the layout to come; it appears only when the wait is felt. */
export function Skeleton({
  rows = 5,
  kind = "rows",
}: {
  rows?: number;
  kind?: "rows" | "cards" | "page";
}) {
  return (
    <div className={styles.skeleton} role="status" aria-label={common.states.loading}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical and never reordered.
        <div key={index} className={styles[kind]}>
          {kind === "rows" && <i className={styles.disc} />}
          <span>
            <i className={styles.line} />
            <i className={styles.short} />
          </span>
        </div>
      ))}
    </div>
  );
}

interface Query<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface LoadedProps<Data> {
  readonly query: Query<Data>;
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Chooses among loading, failed and ready. What was loaded stays while a renewal fails. */
export function Loaded<Data>({ query, skeleton = <Skeleton />, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failed failure={query.error} onRetry={() => void query.refetch()} />;
  return <>{skeleton}</>;
}
