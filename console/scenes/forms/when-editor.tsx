import { Button, IconButton } from "@console/components/button";
import { SelectField, TextField } from "@console/components/field";
import { operatorsFor } from "@shared/forms/check-form";
import type { AnswerOperator, AnswerTest, Question, When } from "@shared/forms/form";
import styles from "./forms.module.css";
import { words } from "./words";

interface WhenProps {
  readonly earlier: readonly Question[];
  readonly when: When | undefined;
  readonly onChange: (when: When | undefined) => void;
}

/** When a question is shown: always, or under answers to earlier ones. */
export function WhenEditor({ earlier, when, onChange }: WhenProps) {
  const last = earlier.at(-1);
  const add = () => {
    if (!last) return;
    const tests = [...(when?.tests ?? []), startOf(last)];
    onChange({ join: when?.join ?? "all", tests });
  };
  return (
    <fieldset className={styles.fieldset}>
      <legend>{words.when.title}</legend>
      {!when && <p className={styles.quiet}>{last ? words.when.always : words.when.none}</p>}
      {when && when.tests.length > 1 && (
        <SelectField
          label={words.when.title}
          hideLabel
          value={when.join}
          onChange={({ target }) => onChange({ ...when, join: target.value as When["join"] })}
        >
          <option value="all">{words.when.all}</option>
          <option value="any">{words.when.any}</option>
        </SelectField>
      )}
      {when?.tests.map((test, at) => (
        <TestEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have no id and are never reordered.
          key={at}
          earlier={earlier}
          test={test}
          onChange={(next) => {
            const tests = when.tests.flatMap((one, place) =>
              place === at ? (next ? [next] : []) : [one],
            );
            onChange(tests.length > 0 ? { ...when, tests } : undefined);
          }}
        />
      ))}
      {last && (when?.tests.length ?? 0) < 6 && (
        <Button size="small" icon="plus" onClick={add}>
          {words.when.add}
        </Button>
      )}
    </fieldset>
  );
}

/** A test that holds nothing wrong from the start. */
function startOf({ id, kind, choices }: Question): AnswerTest {
  const [op = "answered"] = operatorsFor(kind);
  if (op === "answered" || op === "notAnswered") return { question: id, op };
  if (kind === "yesNo") return { question: id, op, value: true };
  if (choices[0]) return { question: id, op, value: choices[0].value };
  return { question: id, op, value: kind === "date" ? "2026-01-01" : 0 };
}

interface TestProps {
  readonly earlier: readonly Question[];
  readonly test: AnswerTest;
  readonly onChange: (next: AnswerTest | undefined) => void;
}

function TestEditor({ earlier, test, onChange }: TestProps) {
  const question = earlier.find(({ id }) => id === test.question);
  const ops = question ? operatorsFor(question.kind) : [];
  return (
    <div className={styles.test}>
      <SelectField
        label={words.when.question}
        hideLabel
        value={test.question}
        onChange={({ target }) => {
          const next = earlier.find(({ id }) => id === target.value);
          if (next) onChange(startOf(next));
        }}
      >
        {earlier.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.when.op}
        hideLabel
        value={test.op}
        onChange={({ target }) => {
          const op = target.value as AnswerOperator;
          const start = question && startOf(question);
          onChange(
            op === "answered" || op === "notAnswered"
              ? { question: test.question, op }
              : { question: test.question, op, value: test.value ?? start?.value },
          );
        }}
      >
        {ops.map((op) => (
          <option key={op} value={op}>
            {words.when.ops[op]}
          </option>
        ))}
      </SelectField>
      {question && <TestValue question={question} test={test} onChange={onChange} />}
      <IconButton icon="minus" label={words.when.remove} onClick={() => onChange(undefined)} />
    </div>
  );
}

function TestValue({
  question,
  test,
  onChange,
}: Pick<TestProps, "test" | "onChange"> & { question: Question }) {
  if (test.op === "answered" || test.op === "notAnswered") return null;
  const { kind, choices } = question;
  const set = (value: string | number | boolean) => onChange({ ...test, value });
  if (kind === "yesNo" || choices.length > 0) {
    const options =
      kind === "yesNo"
        ? [
            { value: "true", label: words.record.yes },
            { value: "false", label: words.record.no },
          ]
        : choices;
    return (
      <SelectField
        label={words.when.value}
        hideLabel
        value={String(test.value)}
        onChange={({ target }) => set(kind === "yesNo" ? target.value === "true" : target.value)}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    );
  }
  const scale = kind === "money" ? 100 : 1;
  return (
    <TextField
      label={words.when.value}
      hideLabel
      type={kind === "date" ? "date" : "number"}
      value={typeof test.value === "number" ? String(test.value / scale) : String(test.value ?? "")}
      onChange={({ target }) =>
        set(kind === "date" ? target.value : Math.round(Number(target.value) * scale))
      }
    />
  );
}
