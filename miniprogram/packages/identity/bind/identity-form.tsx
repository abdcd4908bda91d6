import type { CustomerSession } from "@shared/sessions/session";
import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { sentence } from "../../../components/states/sentence";
import { Check } from "../parts/check";
import { Field } from "../parts/field";
import { isLastFour } from "./bind.model";

interface IdentityFormProps {
  readonly send: (idLastFour: string) => Promise<CustomerSession>;
  readonly bound: (opened: CustomerSession) => void;
  readonly disabled?: boolean;
}

/** The last four of the ID and the customer's yes. */
export function IdentityForm({ send, bound, disabled }: IdentityFormProps) {
  const [lastFour, setLastFour] = useState("");
  const [isAgreed, setAgreed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const confirm = async () => {
    if (!isLastFour(lastFour)) return setProblem(words.needId);
    if (!isAgreed) return setProblem(words.needAgree);
    setBusy(true);
    setProblem(undefined);
    try {
      bound(await send(lastFour.toUpperCase()));
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className="bind__form">
      <Field
        label={words.idLastFour}
        value={lastFour}
        placeholder={words.idPlaceholder}
        longest={4}
        kind="idcard"
        change={setLastFour}
      />
      <Check label={words.agree} isOn={isAgreed} change={setAgreed} />
      {problem ? <Text className="bind__problem">{problem}</Text> : null}
      <Button busy={isBusy} disabled={disabled ?? false} onTap={() => void confirm()}>
        {words.confirm}
      </Button>
    </View>
  );
}
