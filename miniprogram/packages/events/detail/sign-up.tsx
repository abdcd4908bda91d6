import { dayOf } from "@shared/calendar/day";
import type { EventForCustomer } from "@shared/events/event";
import { formOfQuestions } from "@shared/events/questions";
import type { FormToAnswer } from "@shared/forms/survey";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { useQuestions } from "../../../components/form/use-questions";
import { now } from "../../../data/clock";
import { Stepper } from "./stepper";
import { useSignUp } from "./use-sign-up";
import "./sign-up.scss";

interface SignUpProps {
  readonly event: EventForCustomer;
  readonly isWaitlist: boolean;
  readonly put: (event: EventForCustomer) => void;
}

/** The event's form, else its few questions as one. */
function formOf({ form, questions }: EventForCustomer): FormToAnswer {
  return form ?? { version: 0, content: formOfQuestions(questions), today: dayOf(now()) };
}

/** Who comes along, what the organiser asks, and one button. */
export function SignUp({ event, isWaitlist, put }: SignUpProps) {
  const [companions, setCompanions] = useState(0);
  const questions = useQuestions(formOf(event));
  const { isBusy, problem, signUp } = useSignUp({
    event,
    companions,
    beside: questions.beside,
    put,
  });
  const hasQuestions = event.form !== undefined || event.questions.length > 0;
  const hasForm = event.companionsMax > 0 || hasQuestions;

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
      {hasQuestions && questions.content ? (
        <Form
          content={questions.content}
          answers={questions.answers}
          errors={questions.errors}
          change={questions.change}
        />
      ) : null}
      {isWaitlist ? <Text className="sign-up__hint">{words.waitlistText}</Text> : null}
      {problem ? <Text className="sign-up__problem">{problem}</Text> : null}
      <Button className="sign-up__act" busy={isBusy} onTap={() => void signUp()}>
        {isWaitlist ? words.waitlist : words.signUp}
      </Button>
    </View>
  );
}
