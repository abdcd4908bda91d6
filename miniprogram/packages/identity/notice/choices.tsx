import { notice as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { Button } from "../../../components/button/button";
import { SwitchCell } from "../../../components/cell/cell";
import { States } from "../../../components/states/states";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { signOut } from "../../../session/sign-out";
import { sayPurpose } from "../parts/say-purpose";
import { useChoices } from "./use-choices";

interface ChoicesProps {
  readonly version: string;
  readonly to: string | undefined;
}

/** Each purpose its own yes, and none of them given in advance. */
export function Choices({ version, to }: ChoicesProps) {
  const consents = useEndpoint("GET /my/consents", {});
  const { granted, toggle, agree, isBusy, problem } = useChoices(version, to);
  return (
    <States of={consents} skeleton={<View className="bone bone--card notice__bone" />}>
      {({ items }) => (
        <>
          <View className="notice__lead">
            <Text className="notice__title">{words.choices}</Text>
            <Text className="notice__hint">{words.choicesText}</Text>
          </View>
          <View className="cells">
            {items.map((row) => (
              <SwitchCell
                key={row.purpose}
                {...sayPurpose(row)}
                isOn={granted.has(row.purpose)}
                change={(isOn) => toggle(row.purpose, isOn)}
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
