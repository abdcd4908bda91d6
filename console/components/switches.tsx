import type { ReactNode } from "react";
import { cx } from "./class-names";
import styles from "./switches.module.css";

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly count?: number;
  }[];
  readonly onChange: (value: Value) => void;
}

/** A few ways to look at the same thing, one of them chosen. */
export function Segments<Value extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentsProps<Value>) {
  return (
    <div className={styles.segments} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of buttons; roving focus is not needed for two or three.
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          className={styles.segment}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
        </button>
      ))}
    </div>
  );
}

interface ChipProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A filter or a choice among many that is on or off. */
export function Chip({ isOn, onToggle, children }: ChipProps) {
  return (
    <button type="button" aria-pressed={isOn} className={cx(styles.chip)} onClick={onToggle}>
      {children}
    </button>
  );
}

interface CheckProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly label: ReactNode;
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Given when it is one of several of which only one can be chosen. */
  readonly name?: string;
}

export function Check({ isOn, onChange, label, hint, disabled = false, name }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type={name ? "radio" : "checkbox"}
        name={name}
        checked={isOn}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}
