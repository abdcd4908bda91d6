import { rights as words } from "@shared/text/zh-CN/miniprogram-data-rights";
import { Text, View } from "@tarojs/components";
import { States } from "../../../components/states/states";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { ask, say } from "../../../platform/feedback";
import { call } from "../../../session";
import { Proven } from "./proven";

/** What goes, what the law keeps and until when; then the wish, which can be taken back for some days. */
export function Deletion({ asked }: { asked: () => void }) {
  const preview = useEndpoint("GET /my/deletion", {});
  const send = async (idLastFour: string) => {
    const isSure = await ask({
      title: words.deleteAsk,
      text: words.deleteAskText,
      yes: words.deleteYes,
      no: words.deleteNo,
    });
    if (!isSure) return;
    await call("POST /my/deletions", { idLastFour });
    say(words.cooling);
    asked();
  };
  return (
    <States of={preview} skeleton={<View className="bone bone--card rights__bone" />}>
      {({ now, kept, blockers, coolingDays }) => (
        <View className="rights__card">
          <Text className="rights__title">{words.delete}</Text>
          <Text className="rights__text">{words.goes(now.join("、"))}</Text>
          <Text className="rights__text">{words.keeps}</Text>
          {kept.map((one) => (
            <View key={one.what} className="rights__kept">
              <Text>{one.what}</Text>
              <Text className="rights__hint">
                {one.why}，{words.until(one.until)}
              </Text>
            </View>
          ))}
          <Text className="rights__hint">{words.coolingText(coolingDays)}</Text>
          {blockers.map((blocker) => (
            <Text key={blocker} className="rights__problem">
              {blocker}
            </Text>
          ))}
          {blockers.length === 0 ? <Proven label={words.askDelete} isDanger send={send} /> : null}
        </View>
      )}
    </States>
  );
}
