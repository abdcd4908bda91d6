import { rights as words } from "@shared/text/zh-CN/miniprogram-data-rights";
import { Text, View } from "@tarojs/components";
import { say } from "../../../platform/feedback";
import { call } from "../../../session";
import { Proven } from "./proven";

/** Asks for everything that is kept, to take along. */
export function Copy({ asked }: { asked: () => void }) {
  return (
    <View className="rights__card">
      <Text className="rights__title">{words.copy}</Text>
      <Text className="rights__text">{words.copyText}</Text>
      <Proven
        label={words.askCopy}
        send={async (idLastFour) => {
          await call("POST /my/data-copies", { idLastFour });
          say(words.making);
          asked();
        }}
      />
    </View>
  );
}
