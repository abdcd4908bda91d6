import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { Button } from "../../../components/button/button";
import { Empty } from "../../../components/states/empty";
import { Field } from "../parts/field";
import { BindHead } from "./bind-head";
import { useLead } from "./use-lead";

/** Not a VIP yet: a wish to be called, and nothing about anybody else. */
export function Lead({ again }: { again: () => void }) {
  const { wish, write, leave, isBusy, isLeft, problem } = useLead();
  if (isLeft) return <Empty icon="check" title={words.left} text={words.leftText} />;
  return (
    <>
      <BindHead title={words.notVip} text={words.notVipText} />
      <View className="bind__form">
        <Field
          label={words.name}
          value={wish.name}
          placeholder={words.namePlaceholder}
          longest={20}
          change={(name) => write({ name })}
        />
        <Field
          label={words.mobile}
          value={wish.phone}
          placeholder={words.mobilePlaceholder}
          longest={11}
          kind="number"
          change={(phone) => write({ phone })}
        />
        <Field
          label={words.note}
          value={wish.note}
          placeholder={words.notePlaceholder}
          longest={200}
          change={(note) => write({ note })}
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
