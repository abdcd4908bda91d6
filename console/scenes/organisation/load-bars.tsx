import { Label } from "@console/components/badges";
import { Meter } from "@console/components/gauges";
import { closeService, loadState } from "@shared/staff/load";
import styles from "./organisation.module.css";
import { words } from "./words";

interface Loaded {
  readonly id: string;
  readonly name: string;
  readonly customers: number;
}

const tones = { normal: "navy", full: "warn", over: "danger" } as const;

/** How full each manager's book is, on one scale, with its figure beside it. */
export function LoadBars({ people }: { people: readonly Loaded[] }) {
  const most = Math.max(closeService, ...people.map(({ customers }) => customers));
  if (people.length === 0) return <p className={styles.quiet}>{words.noManagers}</p>;
  return (
    <ul className={styles.loads}>
      {people.map(({ id, name, customers }) => {
        const state = loadState(customers);
        return (
          <li key={id} className={styles.load}>
            <span>{name}</span>
            <Meter value={customers} max={most} label={name} tone={tones[state]} />
            <span className={styles.figure}>
              {words.customers(customers)}
              {state !== "normal" && <Label tone="warn">{words.loadStates[state]}</Label>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
