import type { EndpointBy } from "@shared/core/client";
import type { OutputOf } from "@shared/core/endpoint";
import { AppError } from "@shared/core/errors";
import { common } from "@shared/text/zh-CN/miniprogram";
import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Button as HostButton, Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { sentence } from "../../../components/states/sentence";
import { canGivePhone } from "../../../platform/phone-number";
import { call } from "../../../session";
import { BindHead } from "./bind-head";

type Binding = OutputOf<EndpointBy<"POST /binding/phone">>;

interface ByPhoneProps {
  readonly found: (binding: Binding) => void;
  readonly haveInvite: () => void;
}

/** WeChat's own button hands over the number; it is never typed. */
export function ByPhone({ found, haveInvite }: ByPhoneProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const take = async (phoneCode: string | undefined) => {
    if (!phoneCode) return setProblem(words.phoneRefused);
    setBusy(true);
    setProblem(undefined);
    try {
      found(await call("POST /binding/phone", { phoneCode }));
    } catch (error) {
      if (error instanceof AppError && error.code === "session.phoneNotMatched")
        return found({ binding: "notVip", needsIdLastFour: false, maskedName: "" });
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <BindHead title={words.welcome} text={words.welcomeText} />
      <View className="bind__acts">
        {canGivePhone ? (
          <>
            <HostButton
              className={`button button--primary ${isBusy ? "button--off" : ""}`}
              hoverClass="button--pressed"
              openType="getPhoneNumber"
              disabled={isBusy}
              onGetPhoneNumber={({ detail }) => void take(detail.code)}
            >
              {isBusy ? common.working : words.phone}
            </HostButton>
            <Text className="bind__hint">{words.phoneText}</Text>
          </>
        ) : (
          <Text className="bind__hint">{words.browser}</Text>
        )}
        {problem ? <Text className="bind__problem">{problem}</Text> : null}
        <Button kind={canGivePhone ? "quiet" : "primary"} onTap={haveInvite}>
          {words.haveInvite}
        </Button>
      </View>
    </>
  );
}
