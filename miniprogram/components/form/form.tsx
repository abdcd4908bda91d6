import type { FormContent, Question } from "@shared/forms/form";
import { visible } from "@shared/forms/visible";
import { forms as words } from "@shared/text/zh-CN/miniprogram-forms";
import { Text, View } from "@tarojs/components";
import { Control } from "./control";
import type { Raw } from "./form.model";
import "./form.scss";

interface FormProps {
  readonly content: FormContent;
  readonly answers: Raw;
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (id: string, value: unknown) => void;
}

/** The questions of a form that are shown under what was answered so far. */
export function Form({ content, answers, errors, change }: FormProps) {
  const shown = visible(content, answers);
  return (
    <View className="form">
      {content.sections.map(({ id, title, help, questions }) => {
        const asked = questions.filter((question) => shown.has(question.id));
        if (asked.length === 0) return null;
        return (
          <View key={id} className="form__section">
            {title ? <Text className="form__heading">{title}</Text> : null}
            {help ? <Text className="form__help">{help}</Text> : null}
            {asked.map((question) => (
              <Asked
                key={question.id}
                question={question}
                value={answers[question.id]}
                error={errors[question.id]}
                change={(value) => change(question.id, value)}
              />
            ))}
          </View>
        );
      })}
    </View>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly change: (value: unknown) => void;
}

function Asked({ question, value, error, change }: AskedProps) {
  const { id, label, help, required } = question;
  return (
    <View id={`question-${id}`} className="form__question">
      <View className="form__label">
        <Text>{label}</Text>
        {required ? <Text className="form__required">{words.required}</Text> : null}
      </View>
      {help ? <Text className="form__help">{help}</Text> : null}
      <Control question={question} value={value} isWrong={error !== undefined} change={change} />
      {error ? <Text className="form__error">{error}</Text> : null}
    </View>
  );
}
