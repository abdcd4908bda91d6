import { AreaField } from "@console/components/field";
import type { Output } from "@console/data/queries";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";

interface ConfirmProps {
  readonly counts: Output<"POST /handovers/preview">["counts"];
  readonly customers: number;
  readonly needsApproval: boolean;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

/** What moves along, in figures, and the note that the successors must read. */
export function ConfirmStep({ counts, customers, needsApproval, note, onNote }: ConfirmProps) {
  const shown = { ...counts, customers };
  return (
    <div className={styles.form}>
      <dl className={styles.counts} aria-label={words.handover.moves}>
        {(Object.keys(words.handover.counts) as (keyof typeof counts)[]).map((key) => (
          <div key={key}>
            <dt>{words.handover.counts[key]}</dt>
            <dd>{shown[key]}</dd>
          </div>
        ))}
      </dl>
      {counts.conflicts > 0 && <p>{words.handover.conflictText}</p>}
      <AreaField
        label={words.handover.note}
        hint={words.handover.noteHint}
        value={note}
        maxLength={1000}
        onChange={(event) => onNote(event.target.value)}
      />
      {needsApproval && <p>{words.handover.approval}</p>}
    </div>
  );
}
