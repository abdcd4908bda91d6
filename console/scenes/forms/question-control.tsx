import { AreaField, Field, SelectField, TextField } from "@console/components/field";
import { Check } from "@console/components/switches";
import type { Asked } from "@shared/forms/question";
import { asText, toggled } from "./answer.model";
import styles from "./control.module.css";
import { RegionControl } from "./region-control";
import { words } from "./words";

export interface ControlProps {
  readonly asked: Asked;
  readonly value: unknown;
  readonly problem?: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** The control that a kind of question is answered with at a desk or on a staff phone. */
export function QuestionControl(props: ControlProps) {
  const { asked, value, problem, onChange } = props;
  const shared = { label: asked.label, hint: asked.help, problem };
  switch (asked.kind) {
    case "longText":
      return (
        <AreaField
          {...shared}
          value={asText(asked, value)}
          maxLength={asked.limits.maxLength ?? 500}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "date":
      return (
        <TextField
          {...shared}
          type="date"
          value={asText(asked, value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "choice":
      return <OneChoice {...props} />;
    case "choices":
      return <SeveralChoices {...props} />;
    case "yesNo":
      return <YesNo {...props} />;
    case "region":
      return <RegionControl {...props} />;
    default:
      return (
        <TextField
          {...shared}
          inputMode={asked.kind === "number" || asked.kind === "money" ? "decimal" : "text"}
          value={asText(asked, value)}
          maxLength={asked.limits.maxLength ?? 100}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function OneChoice({ asked, value, problem, onChange }: ControlProps) {
  return (
    <SelectField
      label={asked.label}
      hint={asked.help}
      problem={problem}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{words.record.unset}</option>
      {asked.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}

function SeveralChoices({ asked, value, problem, onChange }: ControlProps) {
  return (
    <Field label={asked.label} hint={asked.help} problem={problem}>
      {(wiring) => (
        // biome-ignore lint/a11y/useSemanticElements: a legend would say the label twice.
        <div role="group" aria-label={asked.label} className={styles.options} {...wiring}>
          {asked.choices.map((choice) => (
            <Check
              key={choice.value}
              label={choice.label}
              isOn={Array.isArray(value) && value.includes(choice.value)}
              onChange={() => onChange(toggled(value, choice.value))}
            />
          ))}
        </div>
      )}
    </Field>
  );
}

function YesNo({ asked, value, problem, onChange }: ControlProps) {
  return (
    <SelectField
      label={asked.label}
      hint={asked.help}
      problem={problem}
      value={typeof value === "boolean" ? String(value) : ""}
      onChange={({ target }) => onChange(target.value ? target.value === "true" : undefined)}
    >
      <option value="">{words.record.unset}</option>
      <option value="true">{words.record.yes}</option>
      <option value="false">{words.record.no}</option>
    </SelectField>
  );
}
