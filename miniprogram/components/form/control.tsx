import type { Question } from "@shared/forms/form";
import { fill } from "@shared/text/fill";
import { formWords } from "@shared/text/zh-CN/forms";
import { forms as words } from "@shared/text/zh-CN/miniprogram-forms";
import { Input, Picker, Text, Textarea, View } from "@tarojs/components";
import { textIn, toggled } from "./form.model";
import { Options } from "./options";
import { Region } from "./region";

export interface ControlProps {
  readonly question: Question;
  readonly value: unknown;
  readonly isWrong: boolean;
  readonly change: (value: unknown) => void;
}

const keyboards = {
  number: "digit",
  money: "digit",
  phone: "number",
  idNumber: "idcard",
} as const;

/** The control that a kind of question is answered with; large enough for a thumb. */
export function Control(props: ControlProps) {
  const { question, value, change } = props;
  switch (question.kind) {
    case "choice":
      return <Options options={question.choices} chosen={[value]} choose={change} />;
    case "choices":
      return <Several {...props} />;
    case "yesNo":
      return (
        <Options
          options={[
            { value: "yes", label: formWords.yes },
            { value: "no", label: formWords.no },
          ]}
          chosen={value === undefined ? [] : [value ? "yes" : "no"]}
          choose={(choice) => change(choice === "yes")}
        />
      );
    case "date":
      return <DatePicker {...props} />;
    case "region":
      return <Region {...props} />;
    case "longText":
      return (
        <Textarea
          className={`form__input form__input--long ${wrong(props)}`}
          value={textIn(question, value)}
          maxlength={question.limits.maxLength ?? 500}
          placeholder={words.answer}
          placeholderClass="form__placeholder"
          onInput={({ detail }) => change(detail.value)}
        />
      );
    default:
      return <Line {...props} />;
  }
}

const wrong = ({ isWrong }: ControlProps) => (isWrong ? "form__input--wrong" : "");

function Several({ question: { choices, limits }, value, change }: ControlProps) {
  return (
    <View>
      {limits.most ? (
        <Text className="form__help">{fill(words.most, { most: limits.most })}</Text>
      ) : null}
      <Options
        options={choices}
        chosen={Array.isArray(value) ? value : []}
        choose={(choice) => change(toggled(value, choice))}
        isSeveral
      />
    </View>
  );
}

function Line(props: ControlProps) {
  const { question, value, change } = props;
  const { kind, limits } = question;
  const keyboard = kind in keyboards ? keyboards[kind as keyof typeof keyboards] : "text";
  return (
    <View className="form__line">
      <Input
        className={`form__input ${wrong(props)}`}
        // A number that may be below zero needs a keyboard with a minus.
        type={(limits.min ?? 0) < 0 ? "text" : keyboard}
        value={textIn(question, value)}
        maxlength={limits.maxLength ?? 100}
        placeholder={words.answer}
        placeholderClass="form__placeholder"
        onInput={({ detail }) => change(detail.value)}
      />
      {kind === "money" ? <Text className="form__unit">{words.yuan}</Text> : null}
    </View>
  );
}

function DatePicker(props: ControlProps) {
  const { value, change } = props;
  const day = typeof value === "string" ? value : "";
  return (
    <Picker mode="date" value={day} onChange={({ detail }) => change(detail.value)}>
      <View className={`form__input form__input--pick ${wrong(props)}`}>
        <Text className={day ? "" : "form__placeholder"}>{day || words.choose}</Text>
      </View>
    </Picker>
  );
}
