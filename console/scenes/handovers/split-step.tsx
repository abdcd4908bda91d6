import { Label, TierBadge } from "@console/components/badges";
import { SelectField } from "@console/components/field";
import { Meter } from "@console/components/gauges";
import type { Output } from "@console/data/queries";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { closeService } from "@shared/staff/load";
import { assignmentsOf, type Draft, loadAfter } from "./handover.model";

type Preview = Output<"POST /handovers/preview">;

interface SplitProps {
  readonly draft: Draft;
  readonly preview: Preview;
  readonly onPick: (customerId: string, toId: string) => void;
}

/** The suggestion, customer by customer, with the loads it leads to above it. */
export function SplitStep({ draft, preview, onPick }: SplitProps) {
  const { successors, customers } = preview;
  const assignments = assignmentsOf(draft, customers);
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{words.handover.split}</p>
      <ul className={styles.loads}>
        {successors.map(({ id, name, load }) => {
          const after = loadAfter(load, id, assignments);
          return (
            <li key={id} className={styles.load}>
              <span>{name}</span>
              <Meter
                value={after}
                max={Math.max(closeService, after)}
                label={name}
                tone={after > closeService ? "warn" : "navy"}
              />
              <span className={styles.figure}>
                {words.handover.load(load, after)}
                {after > closeService && <Label tone="warn">{words.loadStates.full}</Label>}
              </span>
            </li>
          );
        })}
      </ul>
      <div>
        {customers.map(({ id, name, tier, toId, matters }) => (
          <div key={id} className={styles.splitRow}>
            <span>
              {name}
              <TierBadge tier={tier} />
              <small className={styles.quiet}>{words.handover.matters(matters)}</small>
            </span>
            <SelectField
              label={name}
              hideLabel
              value={draft.picks[id] ?? toId}
              onChange={(event) => onPick(id, event.target.value)}
            >
              {successors.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
              {draft.kind === "succession" && <option value="">{words.handover.keep}</option>}
            </SelectField>
          </div>
        ))}
      </div>
    </div>
  );
}
