import type { EndpointBy } from "@shared/core/client";
import type { OutputOf } from "@shared/core/endpoint";
import { sayDay } from "@shared/format/moment";
import { fill } from "@shared/text/fill";
import { forms as words } from "@shared/text/zh-CN/miniprogram-forms";
import { Text, View } from "@tarojs/components";
import { useEffect, useState } from "react";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { Screen } from "../../../components/screen/screen";
import { Empty } from "../../../components/states/empty";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { setTitle } from "../../../platform/feedback";
import { useRouter } from "../../../platform/lifecycle";
import { open } from "../../../platform/navigation";
import { useAnswers } from "./use-answers";
import "./index.scss";

export type Asked = OutputOf<EndpointBy<"GET /my/forms/:id">>;

export default function AnswerPage() {
  return (
    <Screen className="answer" skeleton={<AnswerBones />}>
      <Answer />
    </Screen>
  );
}

/** One form, filled in once: every key press is kept on the device until the server has it. */
function Answer() {
  const { id = "" } = useRouter().params;
  const asked = useEndpoint("GET /my/forms/:id", { id });
  const [isDone, setDone] = useState(false);
  return (
    <States of={asked} skeleton={<AnswerBones />}>
      {(data) => {
        if (isDone) return <Done text={data.form.content.thanks ?? words.thanks} />;
        if (data.state === "answered") return <Over title={words.answered} />;
        if (data.state === "closed") return <Over title={words.closed} />;
        return (
          <Filling
            asked={data}
            done={(next) => {
              setDone(true);
              asked.put(next);
            }}
          />
        );
      }}
    </States>
  );
}

function Filling({ asked, done }: { asked: Asked; done: (asked: Asked) => void }) {
  const { answers, errors, isBusy, problem, isUnsent, submit, change } = useAnswers(asked, done);
  const { content } = asked.form;
  const wrong = Object.keys(errors).length;
  useEffect(() => setTitle(content.title), [content.title]);
  return (
    <View>
      <View className="answer__lead">
        <Text className="answer__title">{content.title}</Text>
        {content.intro ? <Text className="answer__text">{content.intro}</Text> : null}
        <Text className="answer__text">
          {fill(words.until, { day: sayDay(asked.until.slice(0, 10), now()) })}
        </Text>
      </View>
      <Form content={content} answers={answers} errors={errors} change={change} />
      <View className="answer__end">
        {wrong > 0 ? (
          <Text className="answer__problem">{fill(words.correct, { count: wrong })}</Text>
        ) : null}
        {problem ? <Text className="answer__problem">{problem}</Text> : null}
        {isUnsent ? <Text className="answer__text">{words.unsent}</Text> : null}
        <Button busy={isBusy} onTap={() => void submit()}>
          {isUnsent ? words.retry : words.submit}
        </Button>
        <Text className="answer__kept">{words.kept}</Text>
      </View>
    </View>
  );
}

function Done({ text }: { text: string }) {
  return (
    <Empty
      icon="checks"
      title={words.done}
      text={text}
      act={{ label: words.home, onTap: () => open("home") }}
    />
  );
}

function Over({ title }: { title: string }) {
  return (
    <Empty
      icon="document"
      title={title}
      text={words.closedText}
      act={{ label: words.home, onTap: () => open("home") }}
    />
  );
}

function AnswerBones() {
  return (
    <View>
      <View className="bone bone--card answer__bone" />
      <View className="bone bone--card answer__bone answer__bone--tall" />
    </View>
  );
}
