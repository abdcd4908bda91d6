import type { EventForCustomer } from "@shared/events/event";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Input, Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { Stepper } from "./stepper";
import { useSignUp } from "./use-sign-up";
import "./sign-up.scss";

interface SignUpProps {
  readonly event: EventForCustomer;
  readonly isWaitlist: boolean;
  readonly put: (event: EventForCustomer) => void;
}

const longestAnswer = 200;

/** Who comes along, what the organiser asks, and one button. */
export function SignUp({ event, isWaitlist, put }: SignUpProps) {
  const [companions, setCompanions] = useState(0);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const { isBusy, problem, missing, signUp } = useSignUp({ event, companions, answers, put });
  const hasForm = event.companionsMax > 0 || event.questions.length > 0;

  return (
    <View className="sign-up">
      {hasForm ? <Text className="event__heading">{words.signUpForm}</Text> : null}
      {event.companionsMax > 0 ? (
        <View className="sign-up__row">
          <View className="sign-up__words">
            <Text>{words.companions}</Text>
            <Text className="sign-up__hint">{words.companionsText(event.companionsMax)}</Text>
          </View>
          <Stepper value={companions} most={event.companionsMax} change={setCompanions} />
        </View>
      ) : null}
      {event.questions.map(({ id, label, required }) => (
        <View key={id} className="sign-up__question">
          <View className="sign-up__label">
            <Text>{label}</Text>
            {required ? <Text className="sign-up__required">{words.required}</Text> : null}
          </View>
          <Input
            className={`sign-up__input ${missing.includes(id) ? "sign-up__input--missing" : ""}`}
            value={answers[id] ?? ""}
            maxlength={longestAnswer}
            placeholder={missing.includes(id) ? words.missing : words.answer}
            placeholderClass="sign-up__placeholder"
            onInput={({ detail }) => setAnswers((all) => ({ ...all, [id]: detail.value }))}
          />
        </View>
      ))}
      {isWaitlist ? <Text className="sign-up__hint">{words.waitlistText}</Text> : null}
      {problem ? <Text className="sign-up__problem">{problem}</Text> : null}
      <Button className="sign-up__act" busy={isBusy} onTap={() => void signUp()}>
        {isWaitlist ? words.waitlist : words.signUp}
      </Button>
    </View>
  );
}
