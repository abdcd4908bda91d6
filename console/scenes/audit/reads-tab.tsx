import { Label } from "@console/components/badges";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { Segments } from "@console/components/switches";
import { type Output, useRead } from "@console/data/queries";
import { useState } from "react";
import { Link } from "wouter";
import styles from "./audit.module.css";
import { words } from "./words";

type Reads = Output<"GET /audit/reads">;
const spans = ["7", "14", "30"] as const;

/** How often each person opened customers' data, with the days that stand out. */
export function ReadsTab() {
  const [span, setSpan] = useState<(typeof spans)[number]>("14");
  const query = useRead("GET /audit/reads", { days: Number(span) }, { keep: true });
  return (
    <Card title={words.reads.title}>
      <div className={styles.bar}>
        <p className={styles.note}>{words.reads.text}</p>
        <Segments
          label={words.reads.title}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, label: words.reads.days(Number(value)) }))}
        />
      </div>
      <Loaded query={query}>
        {({ people }) =>
          people.length === 0 ? (
            <Empty icon="eye" title={words.reads.none} />
          ) : (
            <ul className={styles.people}>
              {people.map((person) => (
                <li key={person.staffId}>
                  <Person person={person} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function Person({ person }: { readonly person: Reads["people"][number] }) {
  const most = Math.max(1, ...person.days.map(({ count }) => count));
  const hasOutlier = person.days.some(({ isOutlier }) => isOutlier);
  return (
    <div className={styles.person}>
      <div className={styles.name}>
        <Link href={`/audit?staff=${person.staffId}&group=read`}>{person.name}</Link>
        {hasOutlier && <Label tone="warn">{words.reads.outlier}</Label>}
        <span className={styles.note}>
          {[
            person.unitName,
            words.reads.total(person.total),
            words.reads.median(person.median),
          ].join(" · ")}
        </span>
      </div>
      <ol className={styles.bars}>
        {person.days.map(({ day, count, isOutlier }) => (
          <li key={day}>
            <Link
              href={`/audit?staff=${person.staffId}&from=${day}&to=${day}`}
              className={styles.column}
              data-outlier={isOutlier || undefined}
              aria-label={(isOutlier ? words.reads.outlierCell : words.reads.cell)(day, count)}
              title={(isOutlier ? words.reads.outlierCell : words.reads.cell)(day, count)}
            >
              <i style={{ height: `${Math.round((count / most) * 100)}%` }} />
              <span aria-hidden>{count > 0 ? count : ""}</span>
              <small aria-hidden>{day.slice(8)}</small>
            </Link>
          </li>
        ))}
      </ol>
    </div>
  );
}
