import { purposes, notice as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { SwitchCell } from "../../../components/cell/cell";
import { sentence } from "../../../components/states/sentence";
import { States } from "../../../components/states/states";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { pathOf, startAt } from "../../../platform/navigation";
import { call } from "../../../session";
import { noticeAnswered } from "../../../session/profile";
import { signOut } from "../../../session/sign-out";
import { answersOf, type Purpose, unanswered } from "./choices.model";

interface ChoicesProps {
  readonly version: string;
  readonly to: string | undefined;
}

/** Each purpose its own yes, and none of them given in advance. */
export function Choices({ version, to }: ChoicesProps) {
  const consents = useEndpoint("GET /my/consents", {});
  const [granted, setGranted] = useState<ReadonlySet<Purpose>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const toggle = (purpose: Purpose, isOn: boolean) => {
    setGranted((before) => {
      const next = new Set(before);
      if (isOn) next.add(purpose);
      else next.delete(purpose);
      return next;
    });
    setProblem(undefined);
  };
  const agree = async (rows: Parameters<typeof unanswered>[0]) => {
    if (unanswered(rows, granted)) return setProblem(words.needNecessary);
    setBusy(true);
    try {
      await call("POST /my/consents", { version, answers: answersOf(rows, granted) });
      noticeAnswered();
      startAt(to ? decodeURIComponent(to) : pathOf("home"));
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <States of={consents} skeleton={<View className="bone bone--card notice__bone" />}>
      {({ items }) => (
        <>
          <View className="notice__lead">
            <Text className="notice__title">{words.choices}</Text>
            <Text className="notice__hint">{words.choicesText}</Text>
          </View>
          <View className="cells">
            {items.map(({ purpose, necessary }) => (
              <SwitchCell
                key={purpose}
                title={
                  necessary
                    ? `${purposes[purpose].title}（${words.necessary}）`
                    : purposes[purpose].title
                }
                text={purposes[purpose].text}
                isOn={granted.has(purpose)}
                change={(isOn) => toggle(purpose, isOn)}
              />
            ))}
          </View>
          <View className="notice__acts">
            {problem ? <Text className="notice__problem">{problem}</Text> : null}
            <Button busy={isBusy} onTap={() => void agree(items)}>
              {words.agree}
            </Button>
            <Button kind="quiet" onTap={() => void signOut()}>
              {words.refuse}
            </Button>
          </View>
        </>
      )}
    </States>
  );
}
