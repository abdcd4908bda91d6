import type { FieldTest } from "@shared/conditions/condition";
import { valueShapeOf } from "@shared/conditions/operators";
import { useState } from "react";
import type { FieldView } from "./campaign.types";
import { fenPerTenThousand } from "./condition.model";
import styles from "./condition.module.css";
import { NumberInput } from "./test-editor";
import { words } from "./words";

type Scalar = string | number;

interface ValueEditorProps {
  readonly test: FieldTest;
  readonly field: FieldView;
  readonly onChange: (test: FieldTest) => void;
}

/** The control that fits what is compared with: a choice, an amount, a day, a list. */
export function ValueEditor({ test, field, onChange }: ValueEditorProps) {
  const { value } = test;
  const set = (next: NonNullable<FieldTest["value"]>) => onChange({ ...test, value: next });
  switch (valueShapeOf(test.op)) {
    case "none":
      return null;
    case "days":
      return (
        <>
          <NumberInput
            label={words.builder.days}
            value={typeof value === "number" ? value : undefined}
            least={0}
            most={3660}
            onChange={set}
          />
          {words.builder.days}
        </>
      );
    case "list":
      return <ListEditor field={field} value={listOf(value)} onChange={set} />;
    case "pair":
      return <PairEditor field={field} value={listOf(value)} onChange={set} />;
    case "one":
      if (field.type === "flag") return <FlagEditor isOn={value !== false} onChange={set} />;
      return (
        <OneEditor
          field={field}
          value={scalarOf(value)}
          label={words.builder.value}
          onChange={set}
        />
      );
  }
}

interface OneEditorProps {
  readonly field: FieldView;
  readonly value: Scalar | undefined;
  readonly label: string;
  readonly onChange: (value: Scalar) => void;
}

function OneEditor({ field, value, label, onChange }: OneEditorProps) {
  if (field.choices && field.choices.length > 0)
    return (
      <select
        className={styles.pick}
        aria-label={label}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
      >
        {value === undefined && <option value="" />}
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  if (field.type === "money")
    return (
      <>
        <NumberInput
          label={label}
          value={typeof value === "number" ? value / fenPerTenThousand : undefined}
          onChange={(amount) => onChange(Math.round(amount * fenPerTenThousand))}
        />
        {words.builder.tenThousand}
      </>
    );
  if (field.type === "number")
    return (
      <NumberInput
        label={label}
        value={typeof value === "number" ? value : undefined}
        onChange={onChange}
      />
    );
  if (field.type === "day" || field.type === "instant")
    return (
      <input
        className={styles.text}
        type="date"
        aria-label={label}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (field.type === "yearDay")
    return (
      <input
        className={styles.text}
        type="date"
        aria-label={label}
        value={value ? `2024-${value}` : ""}
        onChange={(event) => onChange(event.target.value.slice(5))}
      />
    );
  return (
    <input
      className={styles.text}
      aria-label={label}
      maxLength={200}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface ListProps {
  readonly field: FieldView;
  readonly value: readonly Scalar[];
  readonly onChange: (value: Scalar[]) => void;
}

function PairEditor({ field, value, onChange }: ListProps) {
  const [low, high] = value;
  const set = (next: readonly (Scalar | undefined)[]) =>
    onChange(next.filter((one): one is Scalar => one !== undefined));
  return (
    <>
      <OneEditor
        field={field}
        label={words.builder.from}
        value={low}
        onChange={(next) => set([next, high])}
      />
      {words.builder.to}
      <OneEditor
        field={field}
        label={words.builder.to}
        value={high}
        onChange={(next) => set([low ?? next, next])}
      />
    </>
  );
}

function ListEditor({ field, value, onChange }: ListProps) {
  if (field.choices && field.choices.length > 0)
    return (
      <span className={styles.choices}>
        {field.choices.map((choice) => {
          const isOn = value.includes(choice.value);
          return (
            <button
              key={choice.value}
              type="button"
              className={styles.toggle}
              aria-pressed={isOn}
              onClick={() =>
                onChange(
                  isOn ? value.filter((one) => one !== choice.value) : [...value, choice.value],
                )
              }
            >
              {choice.label}
            </button>
          );
        })}
      </span>
    );
  return <TypedList field={field} value={value} onChange={onChange} />;
}

function TypedList({ field, value, onChange }: ListProps) {
  const [text, setText] = useState(value.join("、"));
  const read = (next: string) => {
    setText(next);
    const words = next.split(/[\u3001\uff0c,\s]+/u).filter(Boolean);
    const numbers = words.map(Number).filter((one) => !Number.isNaN(one));
    if (field.type === "money")
      return onChange(numbers.map((one) => Math.round(one * fenPerTenThousand)));
    onChange(field.type === "number" ? numbers : words);
  };
  return (
    <input
      className={styles.text}
      aria-label={words.builder.value}
      placeholder={words.builder.listHint}
      value={text}
      onChange={(event) => read(event.target.value)}
    />
  );
}

function FlagEditor({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <select
      className={styles.pick}
      aria-label={words.builder.value}
      value={isOn ? "yes" : "no"}
      onChange={(event) => onChange(event.target.value === "yes")}
    >
      <option value="yes">{words.builder.yes}</option>
      <option value="no">{words.builder.no}</option>
    </select>
  );
}

function listOf(value: FieldTest["value"]): readonly Scalar[] {
  return Array.isArray(value) ? value : [];
}

function scalarOf(value: FieldTest["value"]): Scalar | undefined {
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
