import { Card } from "@console/components/page";
import type { Interest } from "@shared/record/record";
import styles from "./record.module.css";
import { recordWords } from "./words";

/** What a customer cares for, with the reasons under each: no score without its why. */
export function InterestsCard({ interests }: { interests: readonly Interest[] }) {
  return (
    <Card title={recordWords.interests.title}>
      {interests.length === 0 && <p className={styles.quiet}>{recordWords.interests.none}</p>}
      <ul className={styles.scores}>
        {interests.map(({ label, score, reasons }) => (
          <li key={label}>
            <header>
              <span>{label}</span>
              <small>{recordWords.interests.score(score)}</small>
            </header>
            <div className={styles.bar} aria-hidden>
              <i style={{ width: `${score}%` }} />
            </div>
            <small>{reasons.join("；")}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
