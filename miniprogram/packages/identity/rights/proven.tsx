import { bind, ownData } from "@shared/text/zh-CN/miniprogram-identity";
import { Text } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { sentence } from "../../../components/states/sentence";
import { isLastFour } from "../bind/bind.model";
import { Field } from "../parts/field";

interface ProvenProps {
  readonly label: string;
  readonly isDanger?: boolean;
  readonly send: (idLastFour: string) => Promise<void>;
}

/** An act for which one proves oneself again: the last four of the ID beside its button. */
export function Proven({ label, isDanger = false, send }: ProvenProps) {
  const [lastFour, setLastFour] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const act = async () => {
    if (!isLastFour(lastFour)) return setProblem(bind.needId);
    setBusy(true);
    setProblem(undefined);
    try {
      await send(lastFour.toUpperCase());
      setLastFour("");
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Field
        label={bind.idLastFour}
        value={lastFour}
        placeholder={ownData.prove}
        longest={4}
        kind="idcard"
        change={setLastFour}
      />
      {problem ? <Text className="rights__problem">{problem}</Text> : null}
      <Button kind={isDanger ? "danger" : "plain"} busy={isBusy} onTap={() => void act()}>
        {label}
      </Button>
    </>
  );
}
