import type { Question } from "@shared/forms/form";
import { formWords } from "@shared/text/zh-CN/forms";
import { toggled } from "./answer.model";
import styles from "./phone-form.module.css";

interface OptionsProps {
  readonly question: Question;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Choices as rows, as the phone draws them. */
export function PhoneOptions({
  question: { kind, label, choices },
  value,
  onChange,
}: OptionsProps) {
  const options =
    kind === "yesNo"
      ? [
          { value: "true", label: formWords.yes },
          { value: "false", label: formWords.no },
        ]
      : choices;
  const isOn = (choice: string) =>
    Array.isArray(value) ? value.includes(choice) : String(value) === choice;
  const choose = (choice: string) => {
    if (kind === "choices") onChange(toggled(value, choice));
    else onChange(kind === "yesNo" ? choice === "true" : choice);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend would say the label twice.
    <div role="group" aria-label={label}>
      {options.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className={styles.option}
          aria-pressed={isOn(choice.value)}
          onClick={() => choose(choice.value)}
        >
          <i data-box={kind === "choices" || undefined} aria-hidden />
          {choice.label}
        </button>
      ))}
    </div>
  );
}
