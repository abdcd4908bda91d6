import { AreaField, SelectField, TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Check } from "@console/components/switches";
import type { Output } from "@console/data/queries";
import { sealedKinds } from "@shared/forms/check-form";
import type { Question } from "@shared/forms/form";
import { sensitivities } from "@shared/forms/kinds";
import type { Sensitivity } from "@shared/forms/question";
import { questionsOf } from "@shared/forms/questions-of";
import { formKinds, sensitivityWords } from "@shared/text/zh-CN/forms";
import type { ReactNode } from "react";
import { ChoicesEditor } from "./choices-editor";
import { changeQuestion, earlierThan } from "./design.model";
import styles from "./forms.module.css";
import { LimitsEditor } from "./limits-editor";
import type { Design } from "./use-design";
import { WhenEditor } from "./when-editor";
import { words } from "./words";

interface PropertiesProps {
  readonly design: Design;
  readonly fields: Output<"GET /fields">["items"];
  /** Stands in a dialog that has its own frame. */
  readonly isBare?: boolean;
}

/** Everything about the question one works on. */
export function Properties({ design, fields, isBare = false }: PropertiesProps) {
  const { content, change, chosen } = design;
  const question = questionsOf(content).find(({ id }) => id === chosen);
  const body = question ? (
    <QuestionForm
      question={question}
      earlier={earlierThan(content, question.id)}
      bound={fields.find(({ key }) => key === question.field)?.live?.label}
      onChange={(next) => change(changeQuestion(content, question.id, next))}
    />
  ) : (
    <p className={styles.hollow}>{words.design.pick}</p>
  );
  return isBare ? body : <Card title={words.design.properties}>{body}</Card>;
}

interface QuestionFormProps {
  readonly question: Question;
  readonly earlier: readonly Question[];
  readonly bound: string | undefined;
  readonly onChange: (next: Question) => void;
}

function QuestionForm({ question, earlier, bound, onChange }: QuestionFormProps) {
  const set = (part: Partial<Question>) => onChange({ ...question, ...part });
  return (
    <div className={styles.properties}>
      <p className={styles.quiet}>
        {formKinds[question.kind]}
        {question.field && ` · ${words.design.bound(bound ?? question.field)}`}
      </p>
      <TextField
        label={words.design.question}
        value={question.label}
        maxLength={40}
        onChange={(event) => set({ label: event.target.value })}
      />
      <AreaField
        label={words.design.help}
        rows={2}
        value={question.help ?? ""}
        maxLength={120}
        onChange={(event) => set({ help: event.target.value || undefined })}
      />
      <Check
        label={words.design.required}
        isOn={question.required}
        onChange={(required) => set({ required })}
      />
      {!question.field && (
        <OwnRules>
          <ChoicesEditor asked={question} onChange={(choices) => set({ choices })} />
          <LimitsEditor asked={question} onChange={(limits) => set({ limits })} />
          <SensitivityField
            value={question.sensitivity}
            isFixed={sealedKinds.includes(question.kind)}
            onChange={(sensitivity) => set({ sensitivity })}
          />
        </OwnRules>
      )}
      <WhenEditor earlier={earlier} when={question.when} onChange={(when) => set({ when })} />
    </div>
  );
}

/** What a bound question takes from its field, and others have to themselves. */
const OwnRules = ({ children }: { children: ReactNode }) => <>{children}</>;

/** The class of what is answered; some kinds leave no choice. */
export function SensitivityField({
  value,
  isFixed,
  onChange,
}: {
  value: Sensitivity;
  isFixed: boolean;
  onChange: (value: Sensitivity) => void;
}) {
  return (
    <SelectField
      label={words.design.sensitivity}
      hint={words.design.sensitivityText}
      value={value}
      disabled={isFixed}
      onChange={(event) => onChange(event.target.value as Sensitivity)}
    >
      {sensitivities.map((one) => (
        <option key={one} value={one}>
          {sensitivityWords[one]}
        </option>
      ))}
    </SelectField>
  );
}
