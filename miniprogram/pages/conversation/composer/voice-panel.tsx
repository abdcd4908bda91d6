import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { talk } from "../../../talk";
import { useRecording } from "./use-recording";

/** One tap begins, the next one sends: easier than holding a finger still for a minute. */
export function VoicePanel({ done }: { done: () => void }) {
  const { seconds, start, stop, cancel } = useRecording((recording) => {
    talk.say({ kind: "voice", ...recording });
    done();
  });
  const isOn = seconds !== undefined;
  return (
    <View className="composer__panel composer__voice">
      <Text className="composer__hint">{isOn ? words.record.going : words.record.start}</Text>
      <Tap
        className={`composer__record ${isOn ? "composer__record--on" : ""}`}
        label={isOn ? words.record.send : words.record.start}
        onTap={isOn ? stop : start}
      >
        {isOn ? (
          <Text className="composer__count">{words.voiceSeconds(seconds)}</Text>
        ) : (
          <Icon name="mic" className="composer__mic" />
        )}
      </Tap>
      <View className="composer__after">
        {isOn ? (
          <>
            <Tap className="composer__cancel" onTap={cancel}>
              {words.record.cancel}
            </Tap>
            <Text className="composer__hint">{words.record.send}</Text>
          </>
        ) : null}
      </View>
    </View>
  );
}
