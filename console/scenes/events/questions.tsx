import { Button, IconButton } from "@console/components/button";
import { TextField } from "@console/components/field";
import { Check } from "@console/components/switches";
import { randomId } from "@console/data/random-id";
import type { Question } from "./event-form.model";
import styles from "./events.module.css";
import { words } from "./words";

interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly problem: string | undefined;
  readonly onChange: (questions: readonly Question[]) => void;
}

const most = 5;

/** What customers are asked when they sign up: a plate number, a size, a diet. */
export function Questions({ questions, problem, onChange }: QuestionsProps) {
  const change = (id: string, part: Partial<Question>) =>
    onChange(
      questions.map((question) => (question.id === id ? { ...question, ...part } : question)),
    );
  const add = () =>
    onChange([...questions, { id: randomId().slice(0, 8), label: "", required: false }]);
  return (
    <fieldset>
      <legend className={styles.label}>{words.form.questions}</legend>
      {questions.map((question, index) => (
        <div key={question.id} className={styles.question}>
          <TextField
            label={words.form.question(index + 1)}
            hideLabel
            value={question.label}
            maxLength={40}
            problem={question.label.trim() ? undefined : problem}
            onChange={(event) => change(question.id, { label: event.target.value })}
          />
          <Check
            isOn={question.required}
            label={words.form.required}
            onChange={(required) => change(question.id, { required })}
          />
          <IconButton
            icon="trash"
            label={words.form.removeQuestion(index + 1)}
            onClick={() => onChange(questions.filter((other) => other.id !== question.id))}
          />
        </div>
      ))}
      {questions.length < most && (
        <Button size="small" icon="plus" onClick={add}>
          {words.form.addQuestion}
        </Button>
      )}
    </fieldset>
  );
}
