import type { ReactNode } from "react";
import styles from "./facts.module.css";

/** Label and value, one under the other; values that are absent are left out with their label. */
export function Facts({
  items,
}: {
  items: readonly (readonly [label: string, value: ReactNode])[];
}) {
  const present = items.filter(
    ([, value]) => value !== undefined && value !== "" && value !== null,
  );
  return (
    <dl className={styles.facts}>
      {present.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
