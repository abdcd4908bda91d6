import { Button } from "@console/components/button";
import { now } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { dayOf } from "@shared/calendar/day";
import { checkAnswer } from "@shared/forms/check-answer";
import type { Answer } from "@shared/forms/question";
import type { RecordField, RecordFields } from "@shared/forms/record";
import { sayProblem } from "@shared/forms/validate";
import { isAnswered } from "@shared/forms/visible";
import { useState } from "react";
import styles from "./more-fields.module.css";
import { QuestionControl } from "./question-control";
import { words } from "./words";

interface FormProps {
  readonly customerId: string;
  readonly groups: RecordFields["groups"];
  readonly onClose: () => void;
}

/** All fields one may write, judged by the same rules as on the server. */
export function MoreFieldsForm({ customerId, groups, onClose }: FormProps) {
  const [changed, setChanged] = useState<Readonly<Record<string, unknown>>>({});
  const [isJudged, setJudged] = useState(false);
  const save = useWrite("PUT /customers/:customerId/fields", {
    refresh: ["GET /customers/:customerId/fields"],
    done: words.record.saved,
    onDone: onClose,
  });
  const fields = groups.flatMap((group) => group.fields).filter(({ mayWrite }) => mayWrite);
  const { answers, errors } = judge(fields, changed);
  const submit = () => {
    setJudged(true);
    if (Object.keys(errors).length > 0) return;
    if (Object.keys(answers).length === 0) return onClose();
    save.mutate({ customerId, answers });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {fields.map((field) => (
        <QuestionControl
          key={field.key}
          asked={field.state === "masked" ? { ...field, help: words.record.overwrite } : field}
          value={field.key in changed ? changed[field.key] : field.value}
          problem={isJudged ? errors[field.key] : undefined}
          onChange={(value) => setChanged((all) => ({ ...all, [field.key]: value }))}
        />
      ))}
      <div className={styles.actions}>
        <Button onClick={onClose}>{common.verbs.cancel}</Button>
        <Button kind="primary" type="submit" busy={save.isPending}>
          {words.record.save}
        </Button>
      </div>
    </form>
  );
}

/** What was changed, in normal form; an emptied field becomes null. */
function judge(fields: readonly RecordField[], changed: Readonly<Record<string, unknown>>) {
  const answers: Record<string, Answer | null> = {};
  const errors: Record<string, string> = {};
  const today = dayOf(new Date(now()));
  for (const field of fields) {
    if (!(field.key in changed)) continue;
    const value = changed[field.key];
    const checked = isAnswered(value) ? checkAnswer(field, value, { today }) : { value: null };
    if ("value" in checked) answers[field.key] = checked.value;
    else errors[field.key] = sayProblem(checked.problem, checked.values);
  }
  return { answers, errors };
}
