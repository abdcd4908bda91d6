import styles from "./surveys.module.css";
import { words } from "./words";

interface BarsProps {
  readonly label: string;
  readonly bars: readonly { readonly label: string; readonly count: number }[];
  /** How many answered, for the share of each bar. */
  readonly of: number;
}

/** Counts as bars with their figures beside them: a table that one sees at a glance. */
export function Bars({ label, bars, of }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className={styles.bars}>
      <caption className="seen-by-readers-only">{label}</caption>
      <thead className="seen-by-readers-only">
        <tr>
          <th scope="col">{words.option}</th>
          <th scope="col">{words.count}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td>
              <span className={styles.bar}>
                <i style={{ width: `${(bar.count / most) * 100}%` }} aria-hidden />
              </span>
              <span className={styles.figure}>
                {words.people(bar.count)} · {of > 0 ? Math.round((bar.count / of) * 100) : 0}%
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
