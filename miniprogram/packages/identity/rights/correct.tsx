import { dataRights as names } from "@shared/text/zh-CN/data-rights";
import { rights as words } from "@shared/text/zh-CN/miniprogram-data-rights";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { sentence } from "../../../components/states/sentence";
import { Tap } from "../../../components/tap/tap";
import { say } from "../../../platform/feedback";
import { call } from "../../../session";
import { Field } from "../parts/field";

const fields = ["phone", "email", "address", "occupation", "name", "idNumber", "other"] as const;

/** Says what is wrong and how it should be; somebody of the bank confirms. */
export function Correct({ asked }: { asked: () => void }) {
  const [field, setField] = useState<(typeof fields)[number]>("phone");
  const [value, setValue] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async () => {
    if (!value.trim()) return setProblem(words.needValue);
    setBusy(true);
    setProblem(undefined);
    try {
      await call("POST /my/corrections", { field, value: value.trim() });
      setValue("");
      say(words.sent);
      asked();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className="rights__card">
      <Text className="rights__title">{words.correct}</Text>
      <Text className="rights__text">{words.correctText}</Text>
      <View className="rights__fields">
        {fields.map((one) => (
          <Tap
            key={one}
            className={`rights__choice ${one === field ? "rights__choice--on" : ""}`}
            onTap={() => setField(one)}
          >
            <Text>{names.fields[one]}</Text>
          </Tap>
        ))}
      </View>
      <Field
        label={words.shouldBe}
        value={value}
        placeholder={words.shouldBeHint}
        longest={120}
        change={setValue}
      />
      {problem ? <Text className="rights__problem">{problem}</Text> : null}
      <Button kind="plain" busy={isBusy} onTap={() => void send()}>
        {words.send}
      </Button>
    </View>
  );
}
