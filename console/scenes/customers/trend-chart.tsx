import { sayFenShort } from "@console/format/money";
import type { Portfolio } from "@shared/portfolio/portfolio";
import styles from "./assets.module.css";
import { linePath } from "./trend.model";
import { recordWords } from "./words";

const text = recordWords.assets;
const size = { width: 320, height: 96 };

/** Twelve months as one calm line with its ends named; the numbers stand in a table behind it. */
export function TrendChart({ trend, isShown }: { trend: Portfolio["trend"]; isShown: boolean }) {
  const first = trend[0];
  const last = trend.at(-1);
  if (!first || !last) return null;
  const line = linePath(
    trend.map(({ totalFen }) => totalFen),
    size,
  );
  const say = (fen: number) => (isShown ? sayFenShort(fen) : "●●●●");
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>{text.trend}</figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={text.trendLabel(first.on, last.on)}
        preserveAspectRatio="none"
      >
        <path
          className={styles.area}
          d={`${line}L${size.width},${size.height}L0,${size.height}Z`}
        />
        <path className={styles.line} d={line} vectorEffect="non-scaling-stroke" />
      </svg>
      <p className={styles.ends}>
        <span>
          {first.on.slice(0, 7)} {say(first.totalFen)}
        </span>
        <span>
          {last.on.slice(0, 7)} {say(last.totalFen)}
        </span>
      </p>
      {isShown && (
        <details className={styles.table}>
          <summary>{text.table}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.month}</th>
                <th scope="col">{text.amount}</th>
              </tr>
            </thead>
            <tbody>
              {trend.map(({ on, totalFen }) => (
                <tr key={on}>
                  <td>{on}</td>
                  <td>{sayFenShort(totalFen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  );
}
