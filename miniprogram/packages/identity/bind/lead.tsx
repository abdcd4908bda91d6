import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { Empty } from "../../../components/states/empty";
import { sentence } from "../../../components/states/sentence";
import { call } from "../../../session";
import { Field } from "../parts/field";
import { isMobile } from "./bind.model";
import { BindHead } from "./bind-head";

/** Not a VIP yet: a wish to be called, and nothing about anybody else. */
export function Lead({ again }: { again: () => void }) {
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [note, setNote] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const [problem, setProblem] = useState<string>();

  const leave = async () => {
    if (!name.trim()) return setProblem(words.needName);
    if (!isMobile(phone)) return setProblem(words.needMobile);
    setBusy(true);
    setProblem(undefined);
    try {
      const wish = note.trim() ? { note: note.trim() } : {};
      await call("POST /binding/leads", { name: name.trim(), phone, ...wish });
      setLeft(true);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  if (isLeft) return <Empty icon="check" title={words.left} text={words.leftText} />;
  return (
    <>
      <BindHead title={words.notVip} text={words.notVipText} />
      <View className="bind__form">
        <Field
          label={words.name}
          value={name}
          placeholder={words.namePlaceholder}
          longest={20}
          change={setName}
        />
        <Field
          label={words.mobile}
          value={phone}
          placeholder={words.mobilePlaceholder}
          longest={11}
          kind="number"
          change={setPhone}
        />
        <Field
          label={words.note}
          value={note}
          placeholder={words.notePlaceholder}
          longest={200}
          change={setNote}
        />
        {problem ? <Text className="bind__problem">{problem}</Text> : null}
        <Button busy={isBusy} onTap={() => void leave()}>
          {words.leave}
        </Button>
        <Button kind="quiet" onTap={again}>
          {words.other}
        </Button>
      </View>
    </>
  );
}
