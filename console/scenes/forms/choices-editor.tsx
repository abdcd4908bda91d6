import { Button, IconButton } from "@console/components/button";
import { TextField } from "@console/components/field";
import type { Asked, Choice } from "@shared/forms/question";
import { freshChoice } from "./design.model";
import styles from "./forms.module.css";
import { words } from "./words";

interface ChoicesProps {
  readonly asked: Pick<Asked, "kind" | "choices">;
  readonly onChange: (choices: Choice[]) => void;
}

/** The choices of a question, renamed, added and taken away; their values stay what they were. */
export function ChoicesEditor({ asked: { kind, choices }, onChange }: ChoicesProps) {
  if (kind !== "choice" && kind !== "choices") return null;
  return (
    <fieldset className={styles.fieldset}>
      <legend>{words.choices.title}</legend>
      {choices.map(({ value, label }, at) => (
        <div key={value} className={styles.choice}>
          <TextField
            label={words.choices.label(at + 1)}
            hideLabel
            value={label}
            maxLength={40}
            onChange={(event) =>
              onChange(
                choices.map((one) =>
                  one.value === value ? { value, label: event.target.value } : one,
                ),
              )
            }
          />
          <IconButton
            icon="minus"
            label={words.choices.remove(label)}
            onClick={() => onChange(choices.filter((one) => one.value !== value))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon="plus"
        onClick={() =>
          onChange([
            ...choices,
            { value: freshChoice(choices), label: words.choices.label(choices.length + 1) },
          ])
        }
      >
        {words.choices.add}
      </Button>
    </fieldset>
  );
}
