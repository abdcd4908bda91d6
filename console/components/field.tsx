import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { cx } from "./class-names";
import styles from "./field.module.css";

interface FieldProps {
  readonly label: string;
  /** Said under the control: what is expected, or what went wrong. */
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly hideLabel?: boolean;
  readonly className?: string | undefined;
}

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** Ties a label, a control and what is said about it together. */
export function Field({
  label,
  hint,
  problem,
  hideLabel = false,
  className,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const note = problem ?? hint;
  const wiring: Wiring = { id };
  if (note) wiring["aria-describedby"] = `${id}-note`;
  if (problem) wiring["aria-invalid"] = true;
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? "seen-by-readers-only" : styles.label}>
        {label}
      </label>
      {children(wiring)}
      {note && (
        <p id={`${id}-note`} className={problem ? styles.problem : styles.hint}>
          {note}
        </p>
      )}
    </div>
  );
}

type Own<Rest> = FieldProps & Omit<Rest, "className">;

export function TextField({
  label,
  hint,
  problem,
  hideLabel,
  className,
  ...rest
}: Own<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field {...{ label, hint, problem, hideLabel, className }}>
      {(wiring) => <input className={styles.control} {...wiring} {...rest} />}
    </Field>
  );
}

export function AreaField({
  label,
  hint,
  problem,
  hideLabel,
  className,
  ...rest
}: Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field {...{ label, hint, problem, hideLabel, className }}>
      {(wiring) => <textarea className={styles.area} rows={4} {...wiring} {...rest} />}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  problem,
  hideLabel,
  className,
  children,
  ...rest
}: Own<SelectHTMLAttributes<HTMLSelectElement>>) {
  return (
    <Field {...{ label, hint, problem, hideLabel, className }}>
      {(wiring) => (
        <select className={cx(styles.control, styles.select)} {...wiring} {...rest}>
          {children}
        </select>
      )}
    </Field>
  );
}
