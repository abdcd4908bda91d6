import { Card } from "@console/components/page";
import { parts, sharesOf } from "./campaign.model";
import type { Progress } from "./campaign.types";
import styles from "./pushes.module.css";
import { words } from "./words";

/** The counts as one bar with its numbers named; colour is never the only sign. */
export function ProgressCard({ progress }: { progress: Progress }) {
  return (
    <Card title={words.detail.progress}>
      <div className={styles.bar} aria-hidden>
        {sharesOf(progress).map(({ part, share }) => (
          <i key={part} data-part={part} style={{ flexGrow: share }} />
        ))}
      </div>
      <dl className={styles.figures} aria-live="polite">
        <div>
          <dt>{words.detail.planned}</dt>
          <dd>{progress.planned}</dd>
        </div>
        {parts.map((part) => (
          <div key={part} data-part={part}>
            <dt>{words.detail[part]}</dt>
            <dd>{progress[part]}</dd>
          </div>
        ))}
        <div>
          <dt>{words.detail.read}</dt>
          <dd>{progress.read}</dd>
        </div>
      </dl>
      {progress.byReason.length > 0 && (
        <>
          <h3 className={styles.small}>{words.detail.byReason}</h3>
          <ul className={styles.counts}>
            {progress.byReason.map(({ reason, label, count }) => (
              <li key={reason}>
                <span>{label}</span>
                <strong>{count}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
