import { useEffect, useRef, useState } from "react";
import styles from "./code-input.module.css";
import { Field } from "./field";

interface CodeInputProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly problem: string | undefined;
  readonly onComplete: (code: string) => void;
}

const length = 6;

/** Six digits from an authenticator; the sixth sends them. One field, so that a phone can fill it in. */
export function CodeInput({ label, isBusy, problem, onComplete }: CodeInputProps) {
  const [code, setCode] = useState("");
  const ref = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!problem) return;
    setCode("");
    ref.current?.focus();
  }, [problem]);

  const change = (text: string) => {
    const digits = text.replace(/\D/g, "").slice(0, length);
    setCode(digits);
    if (digits.length === length && !isBusy) onComplete(digits);
  };

  return (
    <Field label={label} problem={problem}>
      {(wiring) => (
        <input
          {...wiring}
          ref={ref}
          className={styles.code}
          value={code}
          onChange={(event) => change(event.target.value)}
          name="code"
          type="text"
          inputMode="numeric"
          pattern="\d{6}"
          autoComplete="one-time-code"
          // biome-ignore lint/a11y/noAutofocus: the only thing to do on this page.
          autoFocus
          data-first
          readOnly={isBusy}
          aria-busy={isBusy || undefined}
        />
      )}
    </Field>
  );
}
