import { SelectField } from "@console/components/field";
import { Empty, Loaded } from "@console/components/states";
import { Check } from "@console/components/switches";
import { useRead } from "@console/data/queries";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import type { Draft } from "./handover.model";

interface StepProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

const lengths = [0, 7, 14, 30, 60];

export function KindStep({ draft, onChange }: StepProps) {
  return (
    <div className={styles.form}>
      {(["succession", "leaver"] as const).map((kind) => (
        <Check
          key={kind}
          name="handover-kind"
          isOn={draft.kind === kind}
          label={words.handover.kinds[kind]}
          hint={words.handover.kindText[kind]}
          onChange={() => onChange({ kind })}
        />
      ))}
      {draft.kind === "succession" && (
        <SelectField
          label={words.handover.companion}
          value={draft.companionDays}
          onChange={(event) => onChange({ companionDays: Number(event.target.value) })}
        >
          {lengths.map((count) => (
            <option key={count} value={count}>
              {words.handover.days(count)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

/** Who takes over: one or several; the book is split among them. */
export function SuccessorStep({
  fromId,
  draft,
  onChange,
}: StepProps & { readonly fromId: string }) {
  const candidates = useRead("GET /handover-successors", { fromId });
  const { successorIds } = draft;
  return (
    <Loaded query={candidates}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="people" title={words.handover.noSuccessors} />
        ) : (
          <fieldset className={styles.form}>
            <legend>{words.handover.successors}</legend>
            {items.map(({ id, name, unitName, customers }) => (
              <Check
                key={id}
                isOn={successorIds.includes(id)}
                label={words.handover.successor(name, unitName)}
                hint={words.customers(customers)}
                onChange={(isOn) =>
                  onChange({
                    picks: {},
                    successorIds: isOn
                      ? [...successorIds, id]
                      : successorIds.filter((one) => one !== id),
                  })
                }
              />
            ))}
          </fieldset>
        )
      }
    </Loaded>
  );
}
