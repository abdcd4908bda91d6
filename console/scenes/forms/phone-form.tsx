import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import { dayOf } from "@shared/calendar/day";
import type { FormContent, Question } from "@shared/forms/form";
import { problemWith } from "@shared/forms/validate";
import { isAnswered, visible } from "@shared/forms/visible";
import { forms as phone } from "@shared/text/zh-CN/miniprogram-forms";
import { useState } from "react";
import styles from "./phone-form.module.css";
import { PhoneOptions } from "./phone-options";
import { QuestionControl } from "./question-control";
import { words } from "./words";

/** The form as the customer will see it, to be tried: the same rules show and judge it there. */
export function PhoneForm({ content }: { content: FormContent }) {
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  const shown = visible(content, answers);
  const set = (id: string) => (value: unknown) => setAnswers((all) => ({ ...all, [id]: value }));
  return (
    <Card title={words.design.preview}>
      <p className={styles.hint}>{words.design.previewText}</p>
      <section className={styles.phone} aria-label={words.design.preview}>
        <div className={styles.bar}>{content.title}</div>
        <div className={styles.screen}>
          {content.intro && <p className={styles.intro}>{content.intro}</p>}
          {content.sections.map(({ id, title, questions }) => {
            const asked = questions.filter((question) => shown.has(question.id));
            if (asked.length === 0) return null;
            return (
              <div key={id} className={styles.card}>
                {title && <h4>{title}</h4>}
                {asked.map((question) => (
                  <PhoneQuestion
                    key={question.id}
                    question={question}
                    value={answers[question.id]}
                    onChange={set(question.id)}
                  />
                ))}
              </div>
            );
          })}
          <div className={styles.submit}>{phone.submit}</div>
        </div>
      </section>
    </Card>
  );
}

interface PhoneQuestionProps {
  readonly question: Question;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function PhoneQuestion({ question, value, onChange }: PhoneQuestionProps) {
  const { label, help, required, kind } = question;
  const today = dayOf(new Date(now()));
  const problem = isAnswered(value) ? problemWith(question, value, { today }) : undefined;
  return (
    <div className={styles.question}>
      <p className={styles.label}>
        <span>{label}</span>
        {required && <em>{phone.required}</em>}
      </p>
      {help && <p className={styles.help}>{help}</p>}
      {kind === "choice" || kind === "choices" || kind === "yesNo" ? (
        <PhoneOptions question={question} value={value} onChange={onChange} />
      ) : (
        <div className={styles.control}>
          <QuestionControl
            asked={{ ...question, help: undefined }}
            value={value}
            onChange={onChange}
          />
        </div>
      )}
      {problem && <p className={styles.problem}>{problem}</p>}
    </div>
  );
}
